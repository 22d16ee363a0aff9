"""A lane of the goal map as it is painted and said."""

from collections.abc import Callable

from ui.theme.theme import Theme
from ui.widgets.goal_lane import GoalLane, Lane

Paint = Callable[..., set[str]]


def test_progress_is_in_the_tone_of_how_it_goes(paint: Paint, look: Theme) -> None:
    late = GoalLane(Lane("Publish", "1 of 4", "warn", 0.25, 0.8))
    assert {look.color("warn").name().upper(), look.color("text3").name().upper()} <= paint(late)
    assert (late.accessibleName(), late.accessibleDescription()) == (
        "Publish",
        "1 of 4  ·  80 % of its time has gone",
    )


def test_without_a_measure_or_a_day_there_is_no_bar(paint: Paint, look: Theme) -> None:
    track = look.color("track").name().upper()
    bare = GoalLane(Lane("", "No measure", "", None, None))
    assert track not in paint(bare)
    assert bare.accessibleDescription() == "No measure"
    begun = GoalLane(Lane("", "0 of 2", "", 0.0, None))
    assert track in paint(begun)
    timed = GoalLane(Lane("", "No measure", "", None, 0.5))
    assert look.color("accent").name().upper() not in paint(timed)
    assert look.color("text3").name().upper() in paint(timed)
    heights = [lane.sizeHint().height() for lane in (bare, timed, begun)]
    assert heights == sorted(set(heights))
    assert bare.minimumSizeHint().width() < bare.sizeHint().width()

"""A lane of the goal map as it is painted and said."""

from collections.abc import Callable

from ui.theme.theme import Theme
from ui.widgets.goal_lane import GoalLane, Lane

Paint = Callable[..., set[str]]


def test_progress_is_in_the_tone_of_how_it_goes(paint: Paint, look: Theme) -> None:
    late = GoalLane(Lane("Publish", "1 of 4", "warn", 0.25, 0.8))
    assert {look.color("warn").name().upper(), look.color("text3").name().upper()} <= paint(late)
    assert (late.accessibleName(), late.accessibleDescription()) == ("Publish", "1 of 4")


def test_without_a_measure_and_a_day_the_bar_is_empty(paint: Paint, look: Theme) -> None:
    bare = GoalLane(Lane("", "", "", None, None))
    seen = paint(bare)
    assert look.color("track").name().upper() in seen
    assert look.color("accent").name().upper() not in seen
    assert bare.minimumSizeHint().width() < bare.sizeHint().width()

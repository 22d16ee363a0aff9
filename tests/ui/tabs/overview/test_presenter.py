"""What the Overview says, and where its lines lead. No window."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.stage import Stage, context_for, on_stage
from ui.models.presenting import presenting
from ui.tabs.overview.presenter import OverviewPresenter, OverviewWords

TODAY = date(2026, 11, 23)


class Screen:
    """Remembers what it was asked to show."""

    words: OverviewWords

    def show_overview(self, words: OverviewWords) -> None:
        self.words = words


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def both(desk: Desk, screen: Screen) -> tuple[OverviewPresenter, Stage]:
    return on_stage(desk, OverviewPresenter, screen)


@pytest.fixture
def presenter(both: tuple[OverviewPresenter, Stage]) -> OverviewPresenter:
    return both[0]


def plan(desk: Desk, pair: Mentorship, starts: datetime, **fields: Any) -> str:
    given = {"title": "Talk", "starts_local": starts, "zone": "Europe/Berlin", **fields}
    return desk.meetings.plan(pair.mentorship_id, **given).made


def test_a_new_pair(presenter: OverviewPresenter, screen: Screen) -> None:
    words = screen.words
    assert words.greeting == "Hello, Amara"
    assert words.subtitle == "You and Jonas have not met yet"
    assert (words.next_title, words.next_id) == ("No meeting planned", "")
    assert words.partner == "Jonas"
    assert words.is_new
    assert not (words.in_focus or words.i_owe or words.agreement or words.recent)


def test_the_next_meeting_on_my_clock(
    presenter: OverviewPresenter, screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    plan(desk, mentorship, datetime(2026, 12, 9, 16, 0), title="Later")
    soon = plan(desk, mentorship, datetime(2026, 11, 26, 16, 0), place="Library")
    presenter.refresh()
    assert screen.words.next_id == soon
    assert screen.words.next_title == "Talk"
    assert screen.words.next_line == "Thursday, 26 Nov  ·  16:00 – 16:45  ·  Library"
    desk.meetings.update(soon, place="", link="https://example.org")
    presenter.refresh()
    assert screen.words.next_line.endswith("  ·  online")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (23, "You met Jonas today"),
        (22, "1 day since you met Jonas"),
        (9, "14 days since you met Jonas"),
    ],
)
def test_how_long_ago_you_met(
    presenter: OverviewPresenter,
    screen: Screen,
    desk: Desk,
    mentorship: Mentorship,
    day: int,
    words: str,
) -> None:
    held = plan(desk, mentorship, datetime(2026, 11, day, 8, 0))
    desk.meetings.set_state(held, MeetingState.HELD)
    presenter.refresh()
    assert screen.words.subtitle == words


def test_a_meeting_that_is_over_asks_what_became_of_it(
    both: tuple[OverviewPresenter, Stage], screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    presenter, stage = both
    past = plan(desk, mentorship, datetime(2026, 11, 20, 8, 0), title="Review")
    presenter.refresh()
    (line,) = screen.words.agreement
    assert line.text == "Did “Review” take place?"
    presenter.open_line(line)
    assert stage.went_to == [("meeting", past)]


def test_goals_in_focus_say_what_is_next(
    presenter: OverviewPresenter, screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    blocked, going, done, bare = (
        desk.goals.add(pair, title=title).made for title in ("Blocked", "Going", "Done", "Bare")
    )
    desk.obstacles.add(blocked, "No time")
    desk.milestones.add(going, "Outline")
    desk.milestones.set_done(desk.milestones.add(done, "All").made, True)
    presenter.refresh()
    lines = {line.text: (line.detail, line.tone) for line in screen.words.in_focus}
    assert lines == {
        "Blocked": ("Blocked: No time", "warn"),
        "Going": ("Next: Outline", "ok"),
        "Done": ("1 of 1", "ok"),
        "Bare": ("No measure", "ok"),
    }
    assert screen.words.in_focus[-1].id == bare
    assert not screen.words.is_new


def test_promises_of_both_with_their_days(
    presenter: OverviewPresenter, screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    add, pair = desk.commitments.add, mentorship.mentorship_id
    add(pair, text="Late", owner=Role.MENTOR, due=TODAY - timedelta(days=1))
    add(pair, text="Soon", owner=Role.MENTEE, due=TODAY)
    add(pair, text="Some day", owner=Role.MENTEE)
    presenter.refresh()
    words = screen.words
    assert [(one.text, one.detail) for one in words.i_owe] == [("Late", "was due 22 Nov")]
    assert {(one.text, one.detail) for one in words.i_am_owed} == {
        ("Soon", "by 23 Nov"),
        ("Some day", ""),
    }


def test_ticking_a_promise_takes_it_away_and_can_be_undone(
    both: tuple[OverviewPresenter, Stage], screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    presenter, stage = both
    promise = desk.commitments.add(mentorship.mentorship_id, text="Send it", owner=Role.MENTOR).made
    presenter.tick(promise, True)
    assert not screen.words.i_owe
    assert stage.said == ["Done"]
    stage.session.undo()
    assert desk.commitments.get(promise).state is CommitmentState.OPEN
    assert [one.text for one in screen.words.i_owe] == ["Send it"]
    presenter.tick(promise, False)
    assert stage.said == ["Done"]


def test_what_waits_for_an_agreement_leads_to_its_tab(
    both: tuple[OverviewPresenter, Stage], screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    presenter, stage = both
    pair = mentorship.mentorship_id
    desk.expectations.add(pair, title="A", mentor_answer="Yes", mentee_answer="No")
    desk.expectations.add(pair, title="B")
    desk.expectations.add(pair, title="C")
    desk.boundaries.add(pair, title="D")
    presenter.refresh()
    lines = screen.words.agreement
    assert [line.text for line in lines] == [
        "1 expectation differs",
        "2 expectations are unanswered",
        "1 boundary is proposed",
    ]
    for line in lines:
        presenter.open_line(line)
    assert [key for key, _id in stage.went_to] == ["expectations", "expectations", "boundaries"]


def test_the_latest_notes_lead_to_themselves(
    both: tuple[OverviewPresenter, Stage], screen: Screen, desk: Desk, mentorship: Mentorship
) -> None:
    presenter, stage = both
    for number in range(6):
        desk.notes.add(mentorship.mentorship_id, title=f"Note {number}")
    presenter.refresh()
    lines = screen.words.recent
    assert [line.text for line in lines] == ["Note 5", "Note 4", "Note 3", "Note 2"]
    assert {(line.detail, line.icon) for line in lines} == {("23 Nov", "lock")}
    presenter.open_line(lines[0])
    assert stage.went_to == [("note", lines[0].id)]


def test_preparing_shows_the_meeting_or_plans_one(
    both: tuple[OverviewPresenter, Stage],
) -> None:
    presenter, stage = both
    presenter.prepare("m1")
    presenter.prepare("")
    assert stage.went_to == [("meeting", "m1"), ("plan", "")]


def test_a_hidden_overview_stays_stale_until_it_is_shown(
    presenter: OverviewPresenter, desk: Desk, mentorship: Mentorship, screen: Screen
) -> None:
    changes = desk.goals.add(mentorship.mentorship_id, title="Unseen")
    presenter.changed(changes, visible=False)
    assert presenter.stale
    assert not screen.words.in_focus
    presenter.refresh()
    assert not presenter.stale
    presenter.reset()
    assert presenter.stale


def test_a_private_promise_is_hidden_while_presenting(
    desk: Desk, mentorship: Mentorship, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Rest").made
    hidden = desk.obstacles.add(goal, "Pain").made
    desk.obstacles.add_step(hidden, "Call the neurologist", Role.MENTOR)
    owed = desk.commitments.open(mentorship.mentorship_id)
    context, _stage = context_for(desk)
    presenter = OverviewPresenter(context, None)  # type: ignore[arg-type]
    assert presenter._promises(owed)[0].text == "Call the neurologist"
    monkeypatch.setattr(presenting, "is_on", True)
    assert "neurologist" not in presenter._promises(owed)[0].text

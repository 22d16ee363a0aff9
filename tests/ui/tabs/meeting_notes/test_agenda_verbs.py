"""What is done to an agenda and to commitments reaches the store, and can be taken back."""

from datetime import datetime

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.stage import Stage, context_for
from ui.tabs.meeting_notes.agenda_verbs import AgendaVerbs


@pytest.fixture
def meeting(desk: Desk, mentorship: Mentorship) -> str:
    changes = desk.meetings.plan(
        mentorship.mentorship_id,
        title="Talk",
        starts_local=datetime(2026, 11, 30, 16, 0),
        zone="Europe/Berlin",
        agenda=("First", "Second"),
    )
    return changes.made


@pytest.fixture
def both(desk: Desk) -> tuple[AgendaVerbs, Stage]:
    context, stage = context_for(desk)
    return AgendaVerbs(context), stage


def agenda(desk: Desk, meeting: str) -> list[str]:
    return [item.text for item in desk.meetings.page(meeting).agenda]


def test_a_point_is_brought_by_me(
    both: tuple[AgendaVerbs, Stage], desk: Desk, meeting: str
) -> None:
    both[0].add_item(meeting, "Third")
    item = desk.meetings.page(meeting).agenda[-1]
    assert (item.text, item.brought_by, item.done) == ("Third", Role.MENTOR, False)


def test_points_are_ticked_renamed_and_moved(
    both: tuple[AgendaVerbs, Stage], desk: Desk, meeting: str
) -> None:
    verbs, _stage = both
    first, second = (item.id for item in desk.meetings.page(meeting).agenda)
    verbs.tick_item(first, True)
    verbs.rename_item(first, "One")
    verbs.move_item(second, 0)
    assert agenda(desk, meeting) == ["Second", "One"]
    assert [item.done for item in desk.meetings.page(meeting).agenda] == [False, True]


def test_a_removed_point_can_be_brought_back(
    both: tuple[AgendaVerbs, Stage], desk: Desk, meeting: str
) -> None:
    verbs, stage = both
    verbs.remove_item(desk.meetings.page(meeting).agenda[0].id)
    assert agenda(desk, meeting) == ["Second"]
    assert stage.said == ["Point deleted"]
    stage.session.undo()
    assert agenda(desk, meeting) == ["First", "Second"]


def test_commitments_belong_to_the_meeting_and_to_somebody(
    both: tuple[AgendaVerbs, Stage], desk: Desk, meeting: str
) -> None:
    verbs, stage = both
    verbs.add_commitment(meeting, "Send the book", Role.MENTEE)
    (made,) = desk.meetings.page(meeting).commitments
    assert (made.text, made.owner) == ("Send the book", Role.MENTEE)
    verbs.rename_commitment(made.id, "Bring the book")
    verbs.tick_commitment(made.id, True)
    (made,) = desk.meetings.page(meeting).commitments
    assert (made.text, made.state) == ("Bring the book", CommitmentState.DONE)
    verbs.tick_commitment(made.id, False)
    assert desk.meetings.page(meeting).commitments[0].state is CommitmentState.OPEN
    verbs.remove_commitment(made.id)
    assert not desk.meetings.page(meeting).commitments
    assert stage.said == ["Commitment deleted"]


def test_words_that_will_not_do_are_told_and_nothing_changes(
    both: tuple[AgendaVerbs, Stage], desk: Desk, meeting: str
) -> None:
    verbs, stage = both
    verbs.rename_item(desk.meetings.page(meeting).agenda[0].id, "  ")
    verbs.add_item(meeting, "")
    assert len(stage.errors) == 2
    assert agenda(desk, meeting) == ["First", "Second"]

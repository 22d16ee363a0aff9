"""Mentorships: who the two are, and which pair is in view."""

from datetime import date
from pathlib import Path

import pytest

from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.errors import Problem, RecordMissing, ValidationError
from tests.support.clock import SetClock


def begun(desk: Desk, name: str, start: date) -> MentorshipId:
    changes = desk.mentorships.begin(
        mentor=Person(name=name), mentee=Person(name="Noor"), me=Role.MENTEE, start=start
    )
    return MentorshipId(changes.made)


def test_an_empty_desk_has_none_in_view(tmp_path: Path) -> None:
    empty = create_desk(tmp_path, bytes(32))
    assert empty.mentorships.everyone() == []
    assert empty.mentorships.in_view() is None
    empty.close()


def test_it_is_its_own_mentorship(desk: Desk, mentorship: Mentorship) -> None:
    assert mentorship.id == mentorship.mentorship_id
    assert (mentorship.mine.name, mentorship.partner.name) == ("Amara Okafor", "Jonas Reyes")


def test_the_newest_is_in_view_until_another_is_chosen(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, clock: SetClock
) -> None:
    newer = begun(desk, "Zoë", date(2026, 9, 1))
    older = begun(desk, "Ann", date(2020, 1, 1))
    assert [one.id for one in desk.mentorships.everyone()] == [older, mentorship.id, newer]
    shown = desk.mentorships.in_view()
    assert shown is not None
    assert shown.id == newer
    desk.mentorships.look_at(older)
    desk.close()
    again = open_desk(folder, raw_key, clock)
    try:
        chosen = again.mentorships.in_view()
        assert chosen is not None
        assert chosen.id == older
        again.mentorships.trash(older)
        left = again.mentorships.in_view()
        assert left is not None
        assert left.id == newer
    finally:
        again.close()


def test_people_are_tidied(desk: Desk) -> None:
    changes = desk.mentorships.begin(
        mentor=Person(name=" Zoë\n van  Dijk ", email=" zoe@example.org "),
        mentee=Person(name="山田 太郎", zone="Asia/Tokyo "),
        me=Role.MENTOR,
        start=date(2026, 1, 1),
        purpose="One\r\nTwo",
    )
    one = desk.mentorships.get(changes.made)
    assert one.mentor == Person(name="Zoë van Dijk", email="zoe@example.org")
    assert one.mentee == Person(name="山田 太郎", zone="Asia/Tokyo")
    assert one.purpose == "One\nTwo"


@pytest.mark.parametrize(
    ("mentor", "problem"),
    [
        (Person(name=" "), {"mentor.name": Problem.EMPTY}),
        (Person(name="x" * 121), {"mentor.name": Problem.TOO_LONG}),
        (Person(name="A", email="not an address"), {"mentor.email": Problem.NOT_AN_EMAIL}),
        (Person(name="A", zone="Mars/Olympus"), {"mentor.zone": Problem.UNKNOWN_ZONE}),
    ],
)
def test_people_that_cannot_be_are_refused(
    desk: Desk, mentorship: Mentorship, mentor: Person, problem: dict[str, Problem]
) -> None:
    with pytest.raises(ValidationError) as refused:
        desk.mentorships.begin(
            mentor=mentor, mentee=Person(name="B"), me=Role.MENTOR, start=date(2026, 1, 1)
        )
    assert refused.value.problems == problem
    with pytest.raises(ValidationError):
        desk.mentorships.update(mentorship.id, mentor=mentor)
    assert desk.mentorships.everyone() == [mentorship]


def test_it_does_not_end_before_it_begins(desk: Desk, mentorship: Mentorship) -> None:
    with pytest.raises(ValidationError) as refused:
        desk.mentorships.update(mentorship.id, planned_end=date(2026, 2, 28))
    assert refused.value.problems == {"planned_end": Problem.BEFORE_START}
    desk.mentorships.update(mentorship.id, planned_end=date(2026, 3, 1))
    with pytest.raises(RecordMissing):
        desk.mentorships.update("nobody", purpose="x")

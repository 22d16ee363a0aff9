"""A whole file has no problems; a broken one is told by place, never by words."""

from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.verify import Check
from tests.support.clock import SetClock

WORDS = "Quitte"


@pytest.fixture(autouse=True)
def filled(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title=WORDS, milestones=(WORDS,)).made
    desk.obstacles.add(goal, WORDS)
    for _ in range(40):
        desk.notes.add(pair, title=WORDS, body=WORDS * 200)


def problems(desk: Desk) -> dict[Check, tuple[str, ...]]:
    return {finding.check: finding.problems for finding in desk.verification.run()}


def spoil(desk: Desk, *statements: str) -> None:
    with desk.store.checking() as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_whole_file_passes_every_check_in_order(desk: Desk) -> None:
    assert problems(desk) == dict.fromkeys(Check, ())
    assert [finding.check for finding in desk.verification.run()] == list(Check)


def test_it_can_be_left_between_two_steps(desk: Desk, mentorship: Mentorship) -> None:
    steps = desk.verification.steps()
    first = next(steps)
    assert first is not None
    assert first.check is Check.LOG
    desk.goals.add(mentorship.mentorship_id, title="meanwhile")
    assert [finding.problems for finding in steps if finding is not None] == [()] * 5


@pytest.mark.parametrize(
    ("statements", "check"),
    [
        (["DELETE FROM goal"], Check.LINKS),
        (["DELETE FROM private_note_text WHERE rowid = 3"], Check.LINKS),
        (["DELETE FROM private_note WHERE rowid = 3"], Check.LINKS),
        (["UPDATE private_search_doc SET title = 'other' WHERE kind = 'obstacle'"], Check.SEARCH),
        (["UPDATE private_note_text SET body = 'other' WHERE rowid = 3"], Check.SEARCH),
        (["DELETE FROM search_doc"], Check.SEARCH),
    ],
)
def test_what_is_lost_is_noticed(desk: Desk, statements: list[str], check: Check) -> None:
    spoil(desk, *statements)
    found = problems(desk)
    assert found[check]
    assert not (found[Check.LOG] or found[Check.ENCRYPTION] or found[Check.STRUCTURE])
    assert WORDS not in repr(found)


def test_a_changed_byte_is_noticed(
    desk: Desk, folder: Path, raw_key: bytes, clock: SetClock
) -> None:
    desk.close()
    file = folder / "desk.db"
    data = bytearray(file.read_bytes())
    place = len(data) - 4096 * 3 + 100
    data[place] ^= 1
    file.write_bytes(data)
    again = open_desk(folder, raw_key, clock)
    try:
        found = {}
        for step in again.verification.run():
            found[step.check] = step.problems
            if step.check is Check.ENCRYPTION:
                break
        assert len(found[Check.ENCRYPTION]) == 1
        assert WORDS not in repr(found)
    finally:
        again.close()

"""The counter rises with each unit of work, with it or not at all."""

from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.store import head_row


def test_a_new_desk_has_an_id_of_its_own(desk: Desk, tmp_path: Path) -> None:
    from mentordesk.desk import create_desk

    (tmp_path / "other").mkdir()
    other = create_desk(tmp_path / "other", bytes(32))
    ids = {desk.store.head().desk_id, other.store.head().desk_id}
    other.close()
    assert len(ids) == 2
    assert {len(one) for one in ids} == {32}


def test_each_unit_of_work_is_counted_once(desk: Desk, mentorship: Mentorship) -> None:
    told: list[int] = []
    desk.store.committed = told.append
    before = desk.store.head().counter
    desk.goals.add(mentorship.mentorship_id, title="Speak up", milestones=("one", "two"))
    desk.settings.put("tab", "goals")
    assert desk.store.head().counter == before + 2
    assert told == [before + 1, before + 2]


def test_what_is_taken_back_is_not_counted(desk: Desk) -> None:
    before = desk.store.head()
    with pytest.raises(ZeroDivisionError), desk.store.unit("goal.add") as unit:
        head_row.advance(unit.connection)
        raise ZeroDivisionError
    assert desk.store.head() == before


def test_a_restored_desk_gets_another_id(desk: Desk, folder: Path, raw_key: bytes) -> None:
    before = desk.store.head()
    with desk.store.checking() as connection:
        head_row.rename(connection)
        head_row.note_keys(connection, 4)
    desk.close()
    again = open_desk(folder, raw_key)
    after = again.store.head()
    again.close()
    assert after.desk_id != before.desk_id
    assert (after.counter, after.keys_generation) == (before.counter, 4)

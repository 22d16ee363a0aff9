"""A desk: made once, opened with its key alone, and nothing private goes out unasked."""

import stat
from pathlib import Path

import pytest

from mentordesk.desk import Desk, create_desk, has_desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DeskDamaged, DeskError, DeskMissing, NotADesk, RecordMissing
from tests.support.clock import SetClock

WHAT = ("calendar", "json", "markdown", "csv")


def test_a_desk_lasts(
    desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes, clock: SetClock
) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Größe 🦉").made
    before = desk.archives.export_json(include_private=True)
    desk.close()
    desk.close()  # once more does no harm
    again = open_desk(folder, raw_key, clock)
    try:
        assert again.goals.get(goal).title == "Größe 🦉"
        assert again.mentorships.in_view() == mentorship
        assert again.archives.export_json(include_private=True) == before
        assert again.clock() == clock()
    finally:
        again.close()


def test_has_desk_tells_where_one_is(tmp_path: Path, folder: Path, desk: Desk) -> None:
    assert has_desk(folder)
    assert not has_desk(tmp_path)
    assert not has_desk(tmp_path / "nowhere")


def test_no_word_of_it_is_in_the_file(desk: Desk, mentorship: Mentorship, folder: Path) -> None:
    desk.notes.add(mentorship.mentorship_id, title="Quitte", body="Quitte " * 500)
    for path in folder.iterdir():
        assert b"Quitte" not in path.read_bytes()
        assert b"Amara" not in path.read_bytes()
    desk.close()
    data = (folder / "desk.db").read_bytes()
    assert b"Quitte" not in data
    assert b"SQLite format" not in data


def test_it_is_for_its_owner_alone(desk: Desk, folder: Path) -> None:
    for path in folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


@pytest.mark.parametrize("other", [bytes(32), bytes(range(1, 33))])
def test_another_key_opens_nothing(desk: Desk, folder: Path, other: bytes) -> None:
    desk.close()
    before = (folder / "desk.db").read_bytes()
    with pytest.raises(DeskError) as refused:
        open_desk(folder, other)
    assert isinstance(refused.value, (DeskDamaged, NotADesk))
    assert (folder / "desk.db").read_bytes() == before


def test_where_none_is_nothing_is_made(tmp_path: Path, raw_key: bytes) -> None:
    with pytest.raises(DeskMissing):
        open_desk(tmp_path, raw_key)
    assert list(tmp_path.iterdir()) == []


def test_canaries_stay_at_home(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    note = desk.notes.add(pair, title="Kanarienvogel", body="Kanarienvogel").made
    desk.notes.write(note, "Kanarienvogel zwei")
    goal = desk.goals.add(pair, title="Goal").made
    desk.obstacles.add(goal, "Kanarienvogel")
    for what in WHAT:
        assert b"Kanarienvogel" not in desk.exported(what), what
    for what in ("json", "markdown"):
        assert b"Kanarienvogel" in desk.exported(what, include_private=True), what
    assert b"Kanarienvogel" not in desk.exported("calendar", include_private=True)


def test_an_empty_desk_has_no_calendar_and_no_document(tmp_path: Path) -> None:
    empty = create_desk(tmp_path, bytes(32))
    try:
        for what in ("calendar", "markdown"):
            with pytest.raises(RecordMissing):
                empty.exported(what)
        assert empty.exported("json").endswith(b"\n")
        assert empty.exported("csv").startswith(b"PK")
    finally:
        empty.close()

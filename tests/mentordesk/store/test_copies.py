"""A copy that lies by itself can be examined, given another key, and made another desk."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.errors import DeskDamaged
from mentordesk.store import copies, driver

OTHER = bytes(reversed(range(32)))


@pytest.fixture
def copy(desk: Desk, mentorship: Mentorship, folder: Path, tmp_path: Path) -> Path:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="Speak up").made
    desk.obstacles.add(goal, "Nobody asks")
    desk.notes.add(pair, title="Mine")
    desk.notes.add(pair, title="Ours", visibility=Visibility.SHARED)
    desk.goals.trash(desk.goals.add(pair, title="Dropped").made)
    desk.close()
    shutil.copy(folder / "desk.db", tmp_path / "copy.db")
    return tmp_path / "copy.db"


def test_private_and_shared_are_counted_the_trash_is_not(copy: Path, raw_key: bytes) -> None:
    counts = copies.examine(copy, raw_key)
    assert (counts["goal"], counts["obstacle"], counts["note"]) == (1, 1, 2)
    assert counts["mentorship"] == 1


def test_a_damaged_page_is_found(copy: Path, raw_key: bytes) -> None:
    data = bytearray(copy.read_bytes())
    for page in range(1, len(data) // 4096, 7):
        torn = bytearray(data)
        torn[page * 4096 + 99] ^= 1
        copy.write_bytes(torn)
        with pytest.raises(DeskDamaged):
            copies.examine(copy, raw_key)


def test_another_key_opens_it_and_the_old_one_no_more(copy: Path, raw_key: bytes) -> None:
    before = copies.examine(copy, raw_key)
    copies.change_key(copy, raw_key, OTHER)
    assert copies.examine(copy, OTHER) == before
    with pytest.raises(DeskDamaged):
        copies.examine(copy, raw_key)


def test_a_restored_desk_is_another_one(copy: Path, raw_key: bytes, tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.mkdir()
    shutil.move(copy, there / "desk.db")
    made = copies.make_another(there / "desk.db", raw_key)
    again = open_desk(there, raw_key)
    assert again.store.head() == made
    again.close()


def test_examining_a_copy_changes_no_page_but_the_first(copy: Path, raw_key: bytes) -> None:
    """That one says whether there is a log."""
    before = copy.read_bytes()
    copies.examine(copy, raw_key)
    assert copy.read_bytes()[4096:] == before[4096:]
    assert [path.name for path in copy.parent.glob("copy.db*")] == ["copy.db"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM search_data WHERE id > 10",
        "DELETE FROM private_search_data WHERE id > 10",
        "DELETE FROM private_note",
    ],
)
def test_what_each_check_finds_is_damage(copy: Path, raw_key: bytes, statement: str) -> None:
    with closing(driver.connect(copy, raw_key)) as connection:
        connection.execute(statement)
    with pytest.raises(DeskDamaged):
        copies.examine(copy, raw_key)


@pytest.mark.parametrize(
    ("kinds", "holds"), [(["note"], True), (["concern"], False), (["goal", "obstacle"], True)]
)
def test_whether_anything_private_is_in_it(
    copy: Path, mentorship: Mentorship, raw_key: bytes, kinds: list[str], holds: bool
) -> None:
    assert copies.holds_private(copy, raw_key, mentorship.id, kinds) is holds
    assert not copies.holds_private(copy, raw_key, "another", kinds)
    with closing(driver.connect(copy, raw_key)) as connection:  # one of an older MentorDesk
        connection.execute("DROP TABLE private_concern")
    assert copies.holds_private(copy, raw_key, mentorship.id, kinds) is holds

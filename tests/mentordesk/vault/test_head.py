"""The head tells which desk it is and how far it had come, or that it cannot tell."""

import os
import stat
from pathlib import Path

import pytest

from mentordesk.vault.data_key import DataKey
from mentordesk.vault.head import (
    FILE_NAME,
    PLACES,
    Doubt,
    Finding,
    Head,
    HeadRecord,
    compare,
)

KEY = DataKey(bytes(range(32)))
DESK, OTHER = "ab" * 16, "cd" * 16
FIRST = HeadRecord(DESK, 7, 2)


@pytest.fixture
def head(tmp_path: Path) -> Head:
    made = Head(tmp_path, KEY)
    made.begin(FIRST)
    return made


def test_the_last_that_was_noted_is_read_back(head: Head, tmp_path: Path) -> None:
    for counter in range(8, 20):
        head.note(counter)
    head.note_keys(3)
    assert head.read() == (HeadRecord(DESK, 19, 3), None)
    head.close()
    assert Head(tmp_path, KEY).read() == (HeadRecord(DESK, 19, 3), None)


def test_a_missing_file_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    head = Head(tmp_path, KEY)
    assert head.read() == (None, Doubt.HEAD_MISSING)
    (tmp_path / FILE_NAME).write_bytes(b"")
    assert head.read() == (None, Doubt.HEAD_DAMAGED)


def test_every_flipped_byte_is_reported_and_never_believed(head: Head, tmp_path: Path) -> None:
    head.note(8)
    head.note(9)
    head.close()
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    for place in range(len(whole)):
        torn = bytearray(whole)
        torn[place] ^= 0x10
        path.write_bytes(torn)
        record, doubt = head.read()
        assert doubt is Doubt.HEAD_DAMAGED, place
        assert record in (HeadRecord(DESK, 9, 2), HeadRecord(DESK, 8, 2))
    for size in range(len(whole)):
        path.write_bytes(whole[:size])
        assert head.read()[1] is Doubt.HEAD_DAMAGED, size


def test_a_write_that_was_torn_leaves_the_record_before_it(head: Head, tmp_path: Path) -> None:
    head.note(8)
    head.note(9)
    head.close()
    path = tmp_path / FILE_NAME
    data = bytearray(path.read_bytes())
    newest = max(PLACES, key=lambda place: data[place + 24 : place + 32])
    data[newest : newest + 40] = bytes(40)
    path.write_bytes(data)
    assert head.read() == (HeadRecord(DESK, 8, 2), Doubt.HEAD_DAMAGED)


def test_the_seals_stand_there_from_closing_to_opening(head: Head, tmp_path: Path) -> None:
    head.note(8)
    assert head.seals() is None
    head.seal(bytes(range(32)))
    head.close()
    again = Head(tmp_path, KEY)
    assert again.read() == (HeadRecord(DESK, 8, 2), None)
    assert again.seals() == (HeadRecord(DESK, 8, 2), bytes(range(32)))
    assert Head(tmp_path, DataKey(bytes(32))).seals() is None
    again.begin(HeadRecord(DESK, 8, 2))
    assert again.seals() is None
    assert again.read() == (HeadRecord(DESK, 8, 2), None)


def test_every_flipped_byte_of_a_sealed_one_is_reported(head: Head, tmp_path: Path) -> None:
    head.seal(bytes(range(32)))
    head.close()
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    for place in range(len(whole)):
        torn = bytearray(whole)
        torn[place] ^= 0x10
        path.write_bytes(torn)
        assert head.read()[1] is Doubt.HEAD_DAMAGED, place
    for size in range(4200, len(whole)):
        path.write_bytes(whole[:size])
        assert head.read()[1] is Doubt.HEAD_DAMAGED, size


def test_another_key_believes_none_of_it(head: Head, tmp_path: Path) -> None:
    head.close()
    assert Head(tmp_path, DataKey(bytes(32))).read() == (None, Doubt.HEAD_DAMAGED)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    head = Head(tmp_path / "gone", KEY)
    head.begin(FIRST)
    head.note(8)
    head.sync()
    head.close()


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_it_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Head(tmp_path, KEY).begin(FIRST)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("inside", "outside", "generation", "findings"),
    [
        (FIRST, FIRST, 2, []),
        (FIRST, None, 2, []),
        (FIRST, HeadRecord(DESK, 6, 2), 2, []),
        (FIRST, HeadRecord(DESK, 12, 2), 2, [Finding(Doubt.CHANGES_MISSING, 5)]),
        (FIRST, HeadRecord(OTHER, 12, 2), 2, [Finding(Doubt.ANOTHER_DESK)]),
        (FIRST, FIRST, 1, [Finding(Doubt.OLD_KEYS)]),
        (FIRST, HeadRecord(DESK, 7, 5), 4, [Finding(Doubt.OLD_KEYS)]),
        (FIRST, FIRST, 3, []),
        (FIRST, FIRST, 0, []),
    ],
)
def test_what_two_heads_give_to_doubt(
    inside: HeadRecord, outside: HeadRecord | None, generation: int, findings: list[Finding]
) -> None:
    assert compare(inside, outside, generation) == findings

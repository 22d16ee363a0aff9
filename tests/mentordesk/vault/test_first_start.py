"""A mark holds until its owner logs in anew, and where none can be made the passphrase is asked."""

import tempfile
from pathlib import Path

import pytest

from mentordesk.vault import first_start


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "runtime"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    monkeypatch.setattr(first_start.sys, "platform", "linux")
    return folder


@pytest.fixture
def temporary(tmp_path: Path, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(first_start, "_BOOT_ID", tmp_path / "boot_id")
    first_start._BOOT_ID.write_text("5e2f\n")
    return folder


def test_a_mark_is_for_one_desk_and_one_login(runtime: Path) -> None:
    assert not first_start.is_marked("5e")
    assert first_start.mark("5e")
    assert first_start.is_marked("5e")
    assert first_start.mark("5e")
    assert not first_start.is_marked("5f")
    (file,) = runtime.iterdir()
    assert not file.read_bytes()
    file.unlink()  # as the system does when somebody logs out
    assert not first_start.is_marked("5e")


def test_without_such_a_folder_a_mark_is_for_one_start_of_the_computer(temporary: Path) -> None:
    assert not first_start.is_marked("5e")
    assert first_start.mark("5e")
    assert first_start.is_marked("5e")
    assert len(list(temporary.iterdir())) == 1
    first_start._BOOT_ID.write_text("60aa\n")
    assert not first_start.is_marked("5e")


def test_a_folder_that_others_can_write_is_not_used(
    runtime: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime.chmod(0o770)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert first_start.mark("5e")
    assert not list(runtime.iterdir())


def test_a_link_in_its_place_counts_and_is_not_followed(temporary: Path, tmp_path: Path) -> None:
    (place,) = first_start._paths("5e")
    place.symlink_to(tmp_path / "elsewhere")
    assert first_start.is_marked("5e")
    first_start.mark("5e")
    assert not (tmp_path / "elsewhere").exists()


def test_where_nothing_can_be_known_the_desk_counts_as_opened(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_start._BOOT_ID.unlink()
    assert first_start.is_marked("5e")
    assert not first_start.mark("5e")
    first_start._BOOT_ID.write_text("60aa\n")
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "gone"))
    assert not first_start.mark("5e")


def test_a_clock_that_is_set_a_little_does_not_take_a_mark_away(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows the moment of the start is reckoned, so it wanders with the clock."""
    monkeypatch.setattr(first_start, "_boots", lambda: ["100", "99", "101"])
    assert first_start.mark("5e")
    monkeypatch.setattr(first_start, "_boots", lambda: ["101", "100", "102"])
    assert first_start.is_marked("5e")
    monkeypatch.setattr(first_start, "_boots", lambda: ["105", "104", "106"])
    assert not first_start.is_marked("5e")

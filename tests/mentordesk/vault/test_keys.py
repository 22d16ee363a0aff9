"""The ways in open, nothing else does, and whatever fails on the way leaves one of them."""

import contextlib
import errno
import os
import stat
import tempfile
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mentordesk.errors import (
    DeskError,
    DeskExists,
    DeskMissing,
    DeskReadOnly,
    DiskFull,
    KeySlotsDamaged,
    MentorDeskError,
    MistypedRecoveryCode,
    PassphraseTooWeak,
    UnlockError,
    WrongPassphrase,
    WrongRecoveryCode,
)
from mentordesk.vault import keys, recovery, slots_file
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST, Cost
from mentordesk.vault.slots_file import COPY_NAME, FILE_NAME

OTHER = "seven quiet herons over the harbour"
BOTH = {FILE_NAME, COPY_NAME}
Contents = Callable[[], dict[str, bytes]]


def opens(folder: Path, passphrase: str) -> bool:
    try:
        keys.unlock_with_passphrase(folder, passphrase)
    except WrongPassphrase:
        return False
    return True


def test_both_ways_open_the_same_key(folder: Path, made: keys.NewKeys, passphrase: str) -> None:
    assert keys.has_keys(folder)
    assert keys.unlock_with_passphrase(folder, passphrase).is_same(made.data_key)
    typed = made.recovery_code.lower().replace("-", " ")
    assert keys.unlock_with_recovery_code(folder, typed).is_same(made.data_key)


def test_what_does_not_open(folder: Path, made: keys.NewKeys, passphrase: str) -> None:
    for wrong in (passphrase + " ", passphrase.upper(), "", made.recovery_code):
        with pytest.raises(WrongPassphrase):
            keys.unlock_with_passphrase(folder, wrong)
    with pytest.raises(WrongRecoveryCode):
        keys.unlock_with_recovery_code(folder, recovery.new_code())
    slip = made.recovery_code[:-1] + ("A" if made.recovery_code[-1] != "A" else "B")
    with pytest.raises(MistypedRecoveryCode):
        keys.unlock_with_recovery_code(folder, slip)
    with pytest.raises(MistypedRecoveryCode):
        keys.unlock_with_recovery_code(folder, passphrase)


def test_unlocking_changes_nothing(
    folder: Path, made: keys.NewKeys, contents: Contents, passphrase: str
) -> None:
    before = contents()
    assert not opens(folder, OTHER)
    assert opens(folder, passphrase)
    assert contents() == before


def test_letters_in_any_unicode_form(folder: Path) -> None:
    keys.create_keys(folder, "grüne Fähre über den Fjord heute", CHEAPEST)
    assert opens(folder, "gru\u0308ne Fa\u0308hre u\u0308ber den Fjord heute")


def test_a_new_passphrase_replaces_the_old_one(
    folder: Path, made: keys.NewKeys, passphrase: str
) -> None:
    keys.change_passphrase(folder, made.data_key, OTHER, CHEAPEST)
    assert opens(folder, OTHER)
    assert not opens(folder, passphrase)
    keys.unlock_with_recovery_code(folder, made.recovery_code)
    (folder / FILE_NAME).unlink()  # nor does the copy know the old one
    assert not opens(folder, passphrase)
    assert opens(folder, OTHER)


def test_a_new_recovery_code_replaces_the_old_one(
    folder: Path, made: keys.NewKeys, passphrase: str
) -> None:
    code = keys.new_recovery_code(folder, made.data_key)
    assert keys.unlock_with_recovery_code(folder, code).is_same(made.data_key)
    with pytest.raises(WrongRecoveryCode):
        keys.unlock_with_recovery_code(folder, made.recovery_code)
    assert opens(folder, passphrase)


def test_a_forgotten_passphrase(folder: Path, made: keys.NewKeys) -> None:
    key = keys.unlock_with_recovery_code(folder, made.recovery_code)
    keys.change_passphrase(folder, key, OTHER, CHEAPEST)
    assert keys.unlock_with_passphrase(folder, OTHER).is_same(made.data_key)


def test_weak_passphrases_are_refused_before_anything_is_made(
    tmp_path: Path, made: keys.NewKeys, folder: Path, contents: Contents
) -> None:
    with pytest.raises(PassphraseTooWeak):
        keys.create_keys(tmp_path / "new", "password123", CHEAPEST)
    assert not (tmp_path / "new").exists()
    before = contents()
    with pytest.raises(PassphraseTooWeak) as caught:
        keys.change_passphrase(folder, made.data_key, "hunter2", CHEAPEST)
    assert caught.value.bits < 50
    assert contents() == before


@pytest.mark.parametrize("left", [BOTH, {FILE_NAME}, {COPY_NAME}])
def test_keys_are_never_made_over_others(
    folder: Path, made: keys.NewKeys, contents: Contents, left: set[str]
) -> None:
    for name in BOTH - left:
        (folder / name).unlink()
    before = contents()
    with pytest.raises(DeskExists):
        keys.create_keys(folder, OTHER, CHEAPEST)
    assert contents() == before


def test_of_two_who_make_keys_at_once_one_wins(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "race"

    def compete(own: str) -> str:
        try:
            keys.create_keys(folder, own, CHEAPEST)
        except DeskExists:
            return ""
        return own

    with ThreadPoolExecutor(2) as pool:
        winners = list(filter(None, pool.map(compete, (passphrase, OTHER))))
    assert len(winners) == 1
    assert opens(folder, winners[0])


def test_no_keys_at_all(folder: Path, passphrase: str) -> None:
    assert not keys.has_keys(folder)
    assert not keys.has_keys(folder / "nowhere")
    with pytest.raises(DeskMissing):
        keys.unlock_with_passphrase(folder, passphrase)
    with pytest.raises(DeskMissing):
        keys.new_recovery_code(folder, DataKey.fresh())


def test_a_folder_that_cannot_be_looked_into_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "closed")

    monkeypatch.setattr(Path, "exists", refuse)
    with pytest.raises(DeskReadOnly):
        keys.has_keys(folder)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_private_whatever_the_umask(tmp_path: Path, umask: int, passphrase: str) -> None:
    before = os.umask(umask)
    try:
        keys.create_keys(tmp_path / "desk", passphrase, CHEAPEST)
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "desk").iterdir()}
    assert modes == dict.fromkeys(BOTH, 0o600)
    assert stat.S_IMODE((tmp_path / "desk").stat().st_mode) == 0o700


def test_a_cost_is_calibrated_where_none_is_given(
    folder: Path, made: keys.NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "calibrated", lambda: Cost(20 * 1024, 3, 2))
    keys.change_passphrase(folder, made.data_key, OTHER)
    costs = [slot.cost for slot in slots_file.load(folder).slots]
    assert Cost(20 * 1024, 3, 2) in costs


# --- damage -------------------------------------------------------------------------------------


def test_the_copy_opens_and_mends_a_damaged_file(
    folder: Path, made: keys.NewKeys, contents: Contents, passphrase: str
) -> None:
    whole = contents()
    for name in BOTH:
        for damaged in (
            whole[name][:100],
            b"",
            whole[name].replace(b'"version":1', b'"version":2'),
        ):
            (folder / name).write_bytes(damaged)
            assert not opens(folder, OTHER)
            assert opens(folder, passphrase)
            assert contents() == whole


def test_both_damaged(folder: Path, made: keys.NewKeys, passphrase: str) -> None:
    for name in BOTH:
        (folder / name).write_bytes(b"{}")
    with pytest.raises(KeySlotsDamaged):
        keys.unlock_with_passphrase(folder, passphrase)
    with pytest.raises(KeySlotsDamaged):
        keys.unlock_with_recovery_code(folder, made.recovery_code)
    with pytest.raises(KeySlotsDamaged):
        keys.change_passphrase(folder, made.data_key, OTHER, CHEAPEST)


def test_every_flipped_byte_is_reported_before_anything_is_derived(
    folder: Path, made: keys.NewKeys, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "open_with_passphrase", lambda *_: pytest.fail("derived"))
    path, copy = folder / FILE_NAME, folder / COPY_NAME
    whole = path.read_bytes()
    copy.unlink()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        with pytest.raises(KeySlotsDamaged):
            keys.unlock_with_passphrase(folder, passphrase)


def test_slots_of_another_desk_are_not_trusted(
    tmp_path: Path, folder: Path, made: keys.NewKeys
) -> None:
    with pytest.raises(KeySlotsDamaged, match="another key"):
        keys.change_passphrase(folder, DataKey.fresh(), OTHER, CHEAPEST)
    with pytest.raises(KeySlotsDamaged, match="another key"):
        keys.new_recovery_code(folder, DataKey.fresh())


def test_a_slot_added_by_someone_else_is_told(
    folder: Path, made: keys.NewKeys, passphrase: str
) -> None:
    """Whoever writes in the folder can make the checksum fit, and still not the seal."""
    file = slots_file.load(folder)
    stranger = DataKey.fresh()
    double = slots_file.with_slots(file, (*file.slots, file.slots[0]))
    slots_file.save(folder, double, stranger, lambda _: [])
    with pytest.raises(KeySlotsDamaged, match="another key"):
        keys.unlock_with_passphrase(folder, passphrase)


# --- failing and dying on the way ---------------------------------------------------------------

#: Every call on the way to the disk, in which a process may be told no, or be killed.
STEPS: list[tuple[object, str]] = [
    (tempfile, "mkstemp"),
    (os, "fdopen"),
    (os, "fsync"),
    (os, "link"),
    (Path, "replace"),
    (Path, "open"),
]


class Killed(BaseException):
    """Stands for SIGKILL: nobody catches it, and nothing is tidied up after it."""


def strike(patch: pytest.MonkeyPatch, at: int, error: BaseException) -> Callable[[], bool]:
    """Raise `error` at the step of that number; return a question whether it came to that."""
    count = 0

    def trip(real: Callable[..., object]) -> Callable[..., object]:
        def step(*args: object, **named: object) -> object:
            nonlocal count
            count += 1
            # the dead do nothing more; for the living one step fails
            if count == at or (count > at and isinstance(error, Killed)):
                raise error
            return real(*args, **named)

        return step

    for owner, name in STEPS:
        patch.setattr(owner, name, trip(getattr(owner, name)))
    if isinstance(error, Killed):
        patch.setattr(Path, "unlink", lambda *_args, **_named: None)
    return lambda: count >= at


def changed(folder: Path, key: DataKey) -> None:
    keys.change_passphrase(folder, key, OTHER, CHEAPEST)


def every_step(action: Callable[[int], bool]) -> int:
    """Call `action` with 1, 2, … until it says that there was no such step."""
    at = 1
    while action(at):
        at += 1
    return at - 1


def test_killed_at_any_step_of_a_change_one_passphrase_opens(
    folder: Path, made: keys.NewKeys, passphrase: str
) -> None:
    whole = {name: (folder / name).read_bytes() for name in BOTH}

    def die(at: int) -> bool:
        for path in folder.iterdir():
            path.unlink()
        for name, data in whole.items():
            (folder / name).write_bytes(data)
        with pytest.MonkeyPatch.context() as patch:
            struck = strike(patch, at, Killed())
            with contextlib.suppress(Killed):
                changed(folder, made.data_key)
        ways = opens(folder, passphrase), opens(folder, OTHER)
        assert sorted(ways) == [False, True]
        assert keys.unlock_with_recovery_code(folder, made.recovery_code).is_same(made.data_key)
        assert (folder / FILE_NAME).read_bytes() == (folder / COPY_NAME).read_bytes()
        keys.new_recovery_code(folder, made.data_key)
        assert {path.name for path in folder.iterdir()} == BOTH
        return struck()

    assert every_step(die) >= 8


def test_killed_at_any_step_of_making_there_are_keys_or_none(
    tmp_path: Path, passphrase: str
) -> None:
    def die(at: int) -> bool:
        folder = tmp_path / str(at)
        with pytest.MonkeyPatch.context() as patch:
            struck = strike(patch, at, Killed())
            with contextlib.suppress(Killed):
                keys.create_keys(folder, passphrase, CHEAPEST)
        if keys.has_keys(folder):
            assert opens(folder, passphrase)
        else:
            keys.create_keys(folder, passphrase, CHEAPEST)
        return struck()

    assert every_step(die) >= 8


@pytest.mark.parametrize(
    ("code", "kind"),
    [(errno.ENOSPC, DiskFull), (errno.EROFS, DeskReadOnly), (errno.EIO, DeskError)],
)
def test_a_step_that_fails_changes_nothing_or_all(
    folder: Path,
    made: keys.NewKeys,
    contents: Contents,
    passphrase: str,
    code: int,
    kind: type[DeskError],
) -> None:
    """An error means that the old passphrase holds; no error, that the new one does."""
    whole = contents()
    outcomes = set()

    def fail(at: int) -> bool:
        for path in folder.iterdir():
            path.unlink()
        for name, data in whole.items():
            (folder / name).write_bytes(data)
        with pytest.MonkeyPatch.context() as patch:
            struck = strike(patch, at, OSError(code, "no"))
            try:
                changed(folder, made.data_key)
                refused = False
            except kind:
                refused = True
        outcomes.add(refused)
        if refused:
            assert contents() == whole
        assert opens(folder, passphrase) is refused
        assert opens(folder, OTHER) is not refused
        return struck()

    assert every_step(fail) >= 8
    assert outcomes == {True, False}


def test_a_copy_that_stays_behind_does_not_keep_the_old_passphrase(
    folder: Path, made: keys.NewKeys, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = slots_file.write_private

    def full_for_the_copy(path: Path, *rest: object) -> None:
        if path.name == COPY_NAME:
            raise DiskFull(path)
        real(path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(slots_file, "write_private", full_for_the_copy)
        changed(folder, made.data_key)
    assert not (folder / COPY_NAME).exists()
    assert opens(folder, OTHER)  # and this makes the copy anew
    assert (folder / COPY_NAME).read_bytes() == (folder / FILE_NAME).read_bytes()


def test_a_folder_that_cannot_be_written_still_opens(
    folder: Path, made: keys.NewKeys, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    (folder / FILE_NAME).write_bytes(b"damaged")
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    assert opens(folder, passphrase)
    with pytest.raises(DeskReadOnly):
        changed(folder, made.data_key)


# --- nothing secret shows -----------------------------------------------------------------------


def test_nothing_secret_shows_in_reprs(made: keys.NewKeys) -> None:
    shown = f"{made!r} {made} {made.data_key!r}"
    assert made.data_key.raw.hex() not in shown
    assert made.recovery_code not in shown


def test_nothing_secret_shows_in_errors(
    folder: Path, made: keys.NewKeys, passphrase: str, caplog: pytest.LogCaptureFixture
) -> None:
    def told(action: Callable[[], object]) -> str:
        with pytest.raises((UnlockError, PassphraseTooWeak, DeskError)) as caught:
            action()
        assert isinstance(caught.value, MentorDeskError)
        return "".join(traceback.format_exception(caught.value)) + repr(caught.value)

    wrong, weak, slip = "Wrongly-Remembered", "Wrongly", made.recovery_code[:-2]
    texts = [
        told(lambda: keys.unlock_with_passphrase(folder, wrong)),
        told(lambda: keys.unlock_with_recovery_code(folder, slip)),
        told(lambda: keys.unlock_with_recovery_code(folder, recovery.new_code())),
        told(lambda: keys.change_passphrase(folder, made.data_key, weak)),
        told(lambda: keys.create_keys(folder, passphrase)),
    ]
    (folder / COPY_NAME).unlink()
    (folder / FILE_NAME).write_bytes(made.data_key.raw)
    texts.append(told(lambda: keys.unlock_with_passphrase(folder, passphrase)))
    everything = " ".join(texts) + caplog.text
    for secret in (weak, passphrase, slip, made.data_key.raw.hex(), repr(made.data_key.raw)):
        assert secret not in everything

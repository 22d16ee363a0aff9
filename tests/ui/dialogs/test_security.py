"""The ways in are seen, tried, changed and taken away; what fails leaves them as they are."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.errors import KeyringTrouble, KeyringUnavailable
from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST
from tests.support import keyrings
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.shown import named, press, read
from ui.desk_session import DeskSession
from ui.dialogs.security import SecurityDialog
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.preferences import Preferences
from ui.widgets.segmented import Segmented

NEW = "seven other words which are harder to guess"


class Prompter:
    """Agrees, and remembers what it agreed to."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.said.append(text)
        return True


@pytest.fixture
def code(desk: Desk, folder: Path, raw_key: bytes, monkeypatch: pytest.MonkeyPatch) -> str:
    made = give_keys(folder, raw_key)
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAPEST)
    desk.security.note_made()
    return made.recovery_code


@pytest.fixture
def dialog(code: str, desk: Desk, qtbot: QtBot) -> Iterator[SecurityDialog]:
    session = DeskSession(desk, InlineRunner())
    made = SecurityDialog(None, session, LocaleFormats(), Prompter())  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_both_ways_in_are_there_with_the_day_they_were_made(dialog: SecurityDialog) -> None:
    words = read(dialog)
    assert {"Passphrase", "Recovery code"} <= set(words)
    day = LocaleFormats().long_day(date(2026, 11, 23))
    assert sum(line == f"since {day}" for line in words) == 2
    assert "This computer" not in words


@pytest.mark.parametrize(("typed", "answer"), [(PASSPHRASE, "Yes"), ("not it", "No")])
def test_a_passphrase_is_tried_without_changing_anything(
    dialog: SecurityDialog, folder: Path, typed: str, answer: str
) -> None:
    before = (folder / "desk.keys").read_bytes()
    press(dialog, "Passphrase: Try")
    named(dialog, "Passphrase", QLineEdit).setText(typed)
    press(dialog, "Try it")
    assert any(line.startswith(answer) for line in read(dialog))
    assert (folder / "desk.keys").read_bytes() == before


def test_a_slip_of_the_pen_in_a_code_is_told(dialog: SecurityDialog, code: str) -> None:
    press(dialog, "Recovery code: Try")
    field = named(dialog, "Recovery code", QLineEdit)
    wrong = "B" if code[0] != "B" else "C"
    field.setText(wrong + code[1:])
    press(dialog, "Try it")
    assert any("wrong or missing" in line for line in read(dialog))
    field.setText(code)
    press(dialog, "Try it")
    assert "Yes, it opens the desk." in read(dialog)


def test_another_passphrase_opens_and_the_old_one_no_more(
    dialog: SecurityDialog, folder: Path, desk: Desk
) -> None:
    press(dialog, "Passphrase: Change…")
    named(dialog, "Present passphrase", QLineEdit).setText(PASSPHRASE)
    named(dialog, "New passphrase", QLineEdit).setText(NEW)
    press(dialog, "Change it")
    assert "The passphrase is changed." in read(dialog)
    key = DataKey(bytes(range(32)))
    assert keys.opens_with_passphrase(folder, key, NEW)
    assert not keys.opens_with_passphrase(folder, key, PASSPHRASE)
    assert not desk.safekeeping.doubts()


@pytest.mark.parametrize(
    ("present", "new", "said"),
    [("not it", NEW, "does not open"), (PASSPHRASE, "password", "could be guessed")],
)
def test_a_change_that_is_refused_says_why(
    dialog: SecurityDialog, folder: Path, present: str, new: str, said: str
) -> None:
    press(dialog, "Passphrase: Change…")
    named(dialog, "Present passphrase", QLineEdit).setText(present)
    named(dialog, "New passphrase", QLineEdit).setText(new)
    press(dialog, "Change it")
    assert any(said in line for line in read(dialog))
    assert keys.opens_with_passphrase(folder, DataKey(bytes(range(32))), PASSPHRASE)


def test_a_new_code_counts_once_its_end_was_typed(
    dialog: SecurityDialog, folder: Path, code: str
) -> None:
    key = DataKey(bytes(range(32)))
    press(dialog, "Recovery code: New code…")
    page = dialog._stack.currentWidget()
    new = page._code
    assert keys.opens_with_code(folder, key, code)
    named(page, "To be sure: type the last eight characters.", QLineEdit).setText(new[-9:])
    press(page, "Use this code")
    assert keys.opens_with_code(folder, key, new)
    assert not keys.opens_with_code(folder, key, code)
    assert "The new recovery code is in use." in read(dialog)


def test_another_key_is_asked_for_with_the_passphrase_and_a_code_asked_back(
    dialog: SecurityDialog, qtbot: QtBot
) -> None:
    press(dialog, "Change the encryption key…")
    page = dialog._stack.currentWidget()
    named(page, "Passphrase", QLineEdit).setText("not it")
    press(page, "Go on")
    assert any("does not open" in line for line in read(page))
    named(page, "Passphrase", QLineEdit).setText(PASSPHRASE)
    press(page, "Go on")
    new = page._code
    named(page, "To be sure: type the last eight characters.", QLineEdit).setText(new[-9:])
    with qtbot.waitSignal(dialog.rekey_requested) as asked:
        press(page, "Change the key now")
    assert asked.args == [PASSPHRASE, new]
    assert not dialog.isVisible()


def test_one_can_think_better_of_it(dialog: SecurityDialog) -> None:
    press(dialog, "Passphrase: Change…")
    press(dialog, "Back")
    assert "Security" in read(dialog)


def test_a_keyring_that_is_not_there_is_said_in_a_sentence(
    dialog: SecurityDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(*_given: object) -> str:
        raise KeyringUnavailable(KeyringTrouble.NONE_HERE)

    monkeypatch.setattr("mentordesk.vault.this_computer.add", none_here)
    press(dialog, "Let this computer open it…")
    assert any("no keyring" in line for line in read(dialog))
    assert len(desk.security.ways_in()) == 2


def test_this_computer_is_let_in_tried_and_shut_out(
    dialog: SecurityDialog, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyrings.use(monkeypatch, keyrings.Kept)
    press(dialog, "Let this computer open it…")
    assert len(desk.security.ways_in()) == 3
    press(dialog, "This computer: Try")
    assert "Yes, this computer opens the desk." in read(dialog)
    keyrings.use(monkeypatch, keyrings.Absent)
    press(dialog, "This computer: Try")
    assert any("no keyring" in line for line in read(dialog))
    keyrings.use(monkeypatch, keyrings.Kept)
    press(dialog, "This computer: Remove")
    assert len(desk.security.ways_in()) == 2


def test_a_sample_has_no_keys_and_says_so(desk: Desk, qtbot: QtBot) -> None:
    made = SecurityDialog(None, DeskSession(desk, InlineRunner()), LocaleFormats())
    qtbot.addWidget(made)
    made.show()
    assert not made._rekey.isEnabled()
    assert made._problem.text()


def test_when_to_lock_is_chosen_and_told(
    code: str, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = Preferences(tmp_path / "window.ini")
    session = DeskSession(desk, InlineRunner())
    made = SecurityDialog(None, session, LocaleFormats(), preferences=kept)
    qtbot.addWidget(made)
    made.show()
    (choice,) = made.findChildren(Segmented)
    assert choice.current_key() == "15"
    with qtbot.waitSignal(made.lock_time_changed):
        choice.setCurrentIndex(0)
    assert kept.lock_minutes == 1
    assert kept.strict_lock
    press(made, "Clear the memory with each lock")
    assert not kept.strict_lock

"""The locked desk: the passphrase or the code, what was wrong, and how long to wait."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.shown import named, press, read, show
from ui.start.lock_screen import LockScreen

WRONG = "That passphrase does not open the desk."


@pytest.fixture
def screen(qtbot: QtBot) -> LockScreen:
    made = LockScreen()
    show(qtbot, made)
    made.take_focus()
    return made


def passphrase(screen: LockScreen, name: str = "Passphrase") -> QLineEdit:
    return named(screen, name, QLineEdit)


def buttons(screen: LockScreen) -> list[str]:
    return [one.text() for one in screen.findChildren(QAbstractButton) if one.isVisible()]


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def walk(qtbot: QtBot, screen: LockScreen) -> list[str]:
    names: list[str] = []
    for _step in range(20):
        here = QApplication.focusWidget()
        assert here is not None
        if spoken(here) in names:
            break
        names.append(spoken(here))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    return names


def test_one_types_and_presses_enter(screen: LockScreen, qtbot: QtBot) -> None:
    here = QApplication.focusWidget()
    assert here is passphrase(screen)
    qtbot.keyClicks(here, "six words")
    with qtbot.waitSignal(screen.unlock, timeout=1000) as asked:
        qtbot.keyClick(here, Qt.Key.Key_Return)
    assert asked.args == ["six words"]


def test_nothing_typed_is_no_try(screen: LockScreen, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(screen.unlock):
        press(screen, "Unlock")


def test_while_the_key_is_derived_nothing_is_asked_twice(screen: LockScreen, qtbot: QtBot) -> None:
    passphrase(screen).setText("six words")
    screen.show_busy()
    assert "Unlocking…" in buttons(screen)
    with qtbot.assertNotEmitted(screen.unlock):
        press(screen, "Unlocking…")
        qtbot.keyClick(passphrase(screen), Qt.Key.Key_Return)


def test_what_was_wrong_is_said_and_can_be_typed_over(screen: LockScreen, qtbot: QtBot) -> None:
    passphrase(screen).setText("seven words")
    screen.show_busy()
    screen.show_problem(WRONG)
    assert WRONG in read(screen)
    assert passphrase(screen).accessibleDescription() == WRONG
    qtbot.waitUntil(lambda: passphrase(screen).hasFocus())
    assert "Unlock" in buttons(screen)
    qtbot.keyClicks(passphrase(screen), "six words")
    assert passphrase(screen).text() == "six words"


def test_the_next_try_waits_as_long_as_it_is_told(screen: LockScreen, qtbot: QtBot) -> None:
    passphrase(screen).setText("seven words")
    screen.show_busy()
    screen.show_problem(WRONG, wait_seconds=30)
    assert "Wait a moment…" in buttons(screen)
    assert screen._wait.interval() == 30_000
    with qtbot.assertNotEmitted(screen.unlock, wait=20):
        press(screen, "Wait a moment…")
        qtbot.keyClick(passphrase(screen), Qt.Key.Key_Return)
    screen._wait.setInterval(0)  # half a minute later
    qtbot.waitUntil(lambda: "Unlock" in buttons(screen))
    assert WRONG in read(screen)
    with qtbot.waitSignal(screen.unlock, timeout=1000):
        qtbot.keyClick(passphrase(screen), Qt.Key.Key_Return)


def test_the_code_and_a_new_passphrase(screen: LockScreen, qtbot: QtBot) -> None:
    press(screen, "Lost the passphrase?")
    code, new = named(screen, "Recovery code", QLineEdit), passphrase(screen, "New passphrase")
    assert code.hasFocus()
    qtbot.keyClicks(code, "ABCD-EFGH")
    with qtbot.assertNotEmitted(screen.recover):
        qtbot.keyClick(code, Qt.Key.Key_Return)  # leads on: there is no new passphrase yet
    assert new.hasFocus()
    qtbot.keyClicks(new, "six other words")
    with qtbot.waitSignal(screen.recover, timeout=1000) as asked:
        qtbot.keyClick(new, Qt.Key.Key_Return)
    assert asked.args == ["ABCD-EFGH", "six other words"]


def test_a_mistyped_code_keeps_what_was_typed(screen: LockScreen, qtbot: QtBot) -> None:
    press(screen, "Lost the passphrase?")
    code, new = named(screen, "Recovery code", QLineEdit), passphrase(screen, "New passphrase")
    code.setText("ABCD")
    new.setText("six other words")
    screen.show_busy()
    screen.show_problem("A character of the recovery code is wrong or missing.")
    qtbot.waitUntil(code.hasFocus)
    assert (code.text(), new.text()) == ("ABCD", "six other words")
    assert "Set passphrase and open" in buttons(screen)


def test_one_can_go_back_to_the_passphrase(screen: LockScreen) -> None:
    press(screen, "Lost the passphrase?")
    screen.show_problem("A character of the recovery code is wrong or missing.")
    press(screen, "Use the passphrase")
    assert passphrase(screen).hasFocus()
    assert not named(screen, "Recovery code", QLineEdit).isVisible()
    assert not any("wrong or missing" in words for words in read(screen))
    assert not passphrase(screen).accessibleDescription()


def test_what_was_typed_for_one_way_is_not_left_for_the_other(screen: LockScreen) -> None:
    passphrase(screen).setText("what I thought it was")
    press(screen, "Lost the passphrase?")
    assert passphrase(screen, "New passphrase").text() == ""


def test_it_is_forgotten_on_request(screen: LockScreen) -> None:
    passphrase(screen).setText("six words")
    screen.clear()
    assert passphrase(screen).text() == ""


def test_the_keyboard_reaches_all_of_it_in_order(screen: LockScreen, qtbot: QtBot) -> None:
    assert walk(qtbot, screen) == ["Passphrase", "Unlock", "Lost the passphrase?"]
    press(screen, "Lost the passphrase?")
    assert walk(qtbot, screen) == [
        "Recovery code",
        "New passphrase",
        "Set passphrase and open",
        "Use the passphrase",
    ]


def test_of_a_backup_it_says_so_and_leads_back(qtbot: QtBot) -> None:
    screen = LockScreen(of_backup=True)
    show(qtbot, screen)
    assert "Open the backup" in read(screen)
    screen.show_busy()
    screen.show_share(0.424)
    assert "Opening… 42 %" in buttons(screen)
    with qtbot.waitSignal(screen.given_up, timeout=1000):
        press(screen, "Back")

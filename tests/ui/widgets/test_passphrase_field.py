"""A field for a passphrase."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.passphrase_field import PassphraseField

HIDDEN, PLAIN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
SHIFT, NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot: QtBot) -> PassphraseField:
    made = PassphraseField("Passphrase")
    qtbot.addWidget(made)
    made.resize(300, 36)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def eye(field: PassphraseField) -> IconButton:
    found = field.findChild(IconButton)
    assert found is not None
    return found


def test_it_hides_what_is_typed(field: PassphraseField, qtbot: QtBot) -> None:
    qtbot.keyClicks(field, "secret")
    assert (field.text(), field.echoMode()) == ("secret", HIDDEN)
    assert field.accessibleName() == "Passphrase"


def test_the_eye_shows_and_hides_it(field: PassphraseField, qtbot: QtBot) -> None:
    assert eye(field).accessibleName() == "Show the passphrase"
    qtbot.mouseClick(eye(field), Qt.MouseButton.LeftButton)
    assert field.is_shown()
    assert field.echoMode() == PLAIN
    assert eye(field).accessibleName() == "Hide the passphrase"
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    qtbot.mouseClick(eye(field), Qt.MouseButton.LeftButton)
    assert field.echoMode() == HIDDEN


def test_the_keyboard_shows_it_too_and_only_where_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    first, second = PassphraseField("First"), PassphraseField("Second")
    layout.addWidget(first)
    layout.addWidget(second)
    with qtbot.waitActive(window):
        window.show()
    second.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | SHIFT
    qtbot.keyClick(second, Qt.Key.Key_H, held)
    assert (first.echoMode(), second.echoMode()) == (HIDDEN, PLAIN)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()


def test_clearing_hides_what_comes_next(field: PassphraseField) -> None:
    field.reveal()
    assert field.echoMode() == PLAIN
    field.setText("secret")
    field.clear()
    assert (field.text(), field.echoMode()) == ("", HIDDEN)


@pytest.mark.parametrize(
    ("letter", "held", "caps"),
    [
        ("A", NONE, True),
        ("a", SHIFT, True),
        ("a", NONE, False),
        ("A", SHIFT, False),
        ("1", NONE, False),
        ("é", NONE, False),
        ("É", NONE, True),
    ],
)
def test_a_letter_in_the_wrong_case_tells_of_caps_lock(
    field: PassphraseField, letter: str, held: Qt.KeyboardModifier, caps: bool
) -> None:
    key = Qt.Key.Key_unknown
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, held, letter))
    assert (field.accessibleDescription() == "Caps Lock") is caps
    assert field.text() == letter


def test_the_hint_goes_with_caps_lock_or_the_focus(field: PassphraseField, qtbot: QtBot) -> None:
    qtbot.keyClick(field, "A", NONE)
    before = field.textMargins().right()
    qtbot.keyClick(field, Qt.Key.Key_CapsLock)
    assert field.accessibleDescription() == ""
    assert field.textMargins().right() < before
    qtbot.keyClick(field, "A", NONE)
    field.clearFocus()
    assert field.accessibleDescription() == ""


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_hint_is_painted_clear_of_what_is_typed(
    qapp: QApplication,
    paint: Callable[..., set[str]],
    qtbot: QtBot,
    mode: str,
    direction: Qt.LayoutDirection,
) -> None:
    theme().apply(qapp, mode, 1.0)
    field = PassphraseField("Passphrase")
    field.setLayoutDirection(direction)
    warn = theme().color("warn").name().upper()
    assert warn not in paint(field, 300, 36)
    field._show_caps(on=True)
    assert warn in paint(field, 300, 36)
    margins = field.textMargins()
    mirrored = direction == Qt.LayoutDirection.RightToLeft
    assert (margins.left() > margins.right()) is mirrored


def test_the_eye_grows_with_the_text(field: PassphraseField, qapp: QApplication) -> None:
    small = eye(field).iconSize().width()
    theme().apply(qapp, "light", 1.5)
    assert eye(field).iconSize().width() > small


def test_what_is_wrong_is_said_again_once_caps_lock_is_off(field: PassphraseField) -> None:
    field.setAccessibleDescription("That passphrase does not open the desk.")
    field._show_caps(on=True)
    assert "Caps Lock" in field.accessibleDescription()
    field._show_caps(on=False)
    assert field.accessibleDescription() == "That passphrase does not open the desk."

"""Buttons have words, a weight and a ring for the keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent

from ui.widgets.buttons import Button, IconButton, with_shortcut, without_mnemonic


def test_a_button_is_36_high_and_grows_with_the_text(look, qapp, qtbot) -> None:
    button = Button("Save", "primary", "save")
    qtbot.addWidget(button)
    assert button.sizeHint().height() == 36
    assert Button("Save", "ghost").sizeHint().height() == 32
    look.apply(qapp, "light", 1.5)
    assert button.sizeHint().height() == pytest.approx(54, abs=2)


@pytest.mark.parametrize(
    ("kind", "token"),
    [("", "surface"), ("primary", "accent"), ("danger", "bad"), ("ghost", "accent_text")],
)
def test_a_kind_shows_its_colour(look, paint, kind: str, token: str) -> None:
    assert look.color(token).name().upper() in paint(Button("Delete it all", kind, "trash-2"))


def test_a_button_that_is_off_is_pale(look, paint) -> None:
    button = Button("Save", "primary")
    button.setEnabled(False)
    colors = paint(button)
    assert look.color("track").name().upper() in colors
    assert look.color("accent").name().upper() not in colors


@pytest.mark.parametrize("kind", ["", "primary", "ghost"])
def test_the_keyboard_sees_a_ring(look, qtbot, kind: str) -> None:
    button = Button("Save", kind)
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    middle = button.height() // 2
    image = button.grab().toImage()
    assert image.pixelColor(1, middle).name() == look.color("accent").name()
    if kind == "primary":
        inside = [image.pixelColor(x, middle).name() for x in range(2, 5)]
        assert look.color("on_accent").name() in inside


def test_a_click_works_and_leaves_the_focus_alone(qtbot) -> None:
    button = Button("Save")
    qtbot.addWidget(button)
    assert button.focusPolicy() == Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_words_and_icon_can_change(qtbot) -> None:
    button = Button("Go")
    qtbot.addWidget(button)
    before = button.sizeHint().width()
    button.set_icon("plus")
    assert button.sizeHint().width() > before
    assert button.minimumSizeHint() == button.sizeHint()


def test_an_icon_button_has_a_name_and_tells_its_keys(qtbot, look, qapp) -> None:
    button = IconButton("undo-2", "Undo", "Ctrl+Z")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Undo"
    assert button.toolTip() == with_shortcut("Undo", "Ctrl+Z") == "Undo (Ctrl+Z)"
    before = button.icon().cacheKey()
    button.set_icon("redo-2")
    button.setCheckable(True)
    button.setChecked(True)
    look.apply(qapp, "dark", 1.5)
    assert button.icon().cacheKey() != before
    assert button.iconSize().width() == 27


def test_an_icon_button_is_repainted_under_the_pointer(qtbot) -> None:
    button = IconButton("pencil", "Edit")
    qtbot.addWidget(button)
    point = QPointF(4, 4)
    button.enterEvent(QEnterEvent(point, point, point))
    button.leaveEvent(QEvent(QEvent.Type.Leave))
    assert not button.grab().isNull()


@pytest.mark.parametrize(
    ("text", "read"), [("&Goals", "Goals"), ("Q&&A", "Q&A"), ("Plain", "Plain")]
)
def test_mnemonics_are_not_read(text: str, read: str) -> None:
    assert without_mnemonic(text) == read


def test_without_keys_there_is_only_the_name() -> None:
    assert with_shortcut("Edit", "") == "Edit"

"""The search looks like a field and is a button."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.search_button import SearchButton


def test_it_says_what_it_does_and_with_which_keys(qtbot) -> None:
    button = SearchButton("Ctrl+K")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Search everything"
    assert button.accessibleDescription() == "Ctrl+K"
    assert button.toolTip() == "Search everything (Ctrl+K)"
    assert button.sizeHint().height() == 36
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


@pytest.mark.parametrize("width", [36, 110, 160, 230])
@pytest.mark.parametrize("rtl", [False, True])
def test_it_is_painted_in_any_width(paint, look, width: int, rtl: bool) -> None:
    button = SearchButton()
    if rtl:
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    colors = paint(button, width, 36)
    keys = look.color("sunken").name().upper() in colors
    assert keys is (width >= button.sizeHint().width())
    assert look.color("border").name().upper() in colors


def test_the_keyboard_sees_a_ring(qtbot, look) -> None:
    button = SearchButton()
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(button.hasFocus)
    assert button.grab().toImage().pixelColor(60, 1).name() == look.color("accent").name()

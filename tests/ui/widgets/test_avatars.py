"""The pair is named, shown and a button."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.avatars import PairBadge, first_name, initials


@pytest.mark.parametrize(
    ("name", "short"),
    [("Amara Okafor", "AO"), ("jonas", "J"), ("Ana María de la Cruz", "AC"), ("", ""), ("  ", "")],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, short: str) -> None:
    assert initials(name) == short


def test_the_first_name_is_the_first_word() -> None:
    assert first_name("Amara Okafor") == "Amara"
    assert first_name(" ") == ""


@pytest.mark.parametrize("rtl", [False, True])
def test_both_colours_are_shown(look, paint, rtl: bool) -> None:
    badge = PairBadge("Amara Okafor", "Jonas Reyes", "Since March 2026")
    if rtl:
        badge.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    colors = paint(badge)
    assert {look.color("accent").name().upper(), look.color("clay").name().upper()} <= colors


def test_a_screen_reader_hears_whole_names(qtbot) -> None:
    badge = PairBadge()
    qtbot.addWidget(badge)
    badge.set_pair("Amara Okafor", "Jonas Reyes", "Since March 2026")
    assert badge.accessibleName() == "Amara Okafor and Jonas Reyes"
    assert "Since March 2026" in badge.accessibleDescription()
    assert badge.minimumSizeHint().width() < badge.sizeHint().width()


def test_it_is_pressed_by_mouse_and_keyboard(qtbot, look) -> None:
    badge = PairBadge("A", "B", "")
    qtbot.addWidget(badge)
    badge.show()
    badge.activateWindow()
    badge.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(badge.hasFocus)
    assert (
        badge.grab().toImage().pixelColor(badge.width() // 2, 3).name()
        == look.color("accent").name()
    )
    with qtbot.waitSignal(badge.clicked):
        qtbot.keyClick(badge, Qt.Key.Key_Space)
    with qtbot.waitSignal(badge.clicked):
        qtbot.mouseClick(badge, Qt.MouseButton.LeftButton)

"""The sidebar is a tab list."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent

from ui.widgets.side_tabs import SideTabs


@pytest.fixture
def tabs(qtbot) -> SideTabs:
    bar = SideTabs()
    qtbot.addWidget(bar)
    bar.add("target", "&Goals", "goals")
    bar.add("shield", "&Boundaries", "boundaries")
    bar.set_badge(0, 5)
    bar.resize(208, 80)
    return bar


def test_rows_are_40_high_and_as_wide_as_the_sidebar(tabs, look, qapp) -> None:
    assert tabs.tabRect(0).height() == 40
    assert tabs.tabRect(0).width() == 208
    look.apply(qapp, "light", 1.5)
    assert tabs.tabSizeHint(0).height() == pytest.approx(60, abs=2)
    assert tabs.sizeHint().height() >= 2 * tabs.tabSizeHint(0).height()


def test_rows_become_lower_in_a_low_window(tabs) -> None:
    assert tabs.minimumSizeHint().height() <= 2 * 26


def test_a_screen_reader_meets_tabs_with_numbers(tabs) -> None:
    assert tabs.accessibleTabName(0) == "Goals, 5"
    tabs.set_badge(0, None)
    assert tabs.accessibleTabName(0) == "Goals"
    access = QAccessible.queryAccessibleInterface(tabs)
    assert access.role() == QAccessible.Role.PageTabList
    assert access.child(1).role() == QAccessible.Role.PageTab


def test_up_and_down_choose(tabs, qtbot) -> None:
    with qtbot.waitSignal(tabs.current_key_changed) as told:
        qtbot.keyClick(tabs, Qt.Key.Key_Down)
    assert told.args == ["boundaries"]


@pytest.mark.parametrize("rtl", [False, True])
def test_the_current_row_has_the_soft_accent(tabs, look, paint, rtl: bool) -> None:
    if rtl:
        tabs.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    colors = paint(tabs, 208, 80)
    assert look.color("accent_soft").name().upper() in colors
    assert look.color("accent_text").name().upper() in colors


def test_mnemonics_show_while_alt_is_held(tabs, qtbot) -> None:
    tabs.show()
    rest = tabs.grab().toImage()
    for kind, key, same in (
        (QEvent.Type.KeyPress, Qt.Key.Key_Alt, False),
        (QEvent.Type.KeyRelease, Qt.Key.Key_Alt, True),
    ):
        tabs.eventFilter(tabs, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
        assert (tabs.grab().toImage() == rest) is same


def test_the_keyboard_sees_a_ring(tabs, look, qtbot) -> None:
    tabs.show()
    tabs.activateWindow()
    tabs.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(tabs.hasFocus)
    assert tabs.grab().toImage().pixelColor(100, 3).name() == look.color("accent").name()

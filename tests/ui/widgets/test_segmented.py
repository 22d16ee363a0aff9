"""A filter is a row of tabs with numbers."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from ui.widgets.segmented import Segmented

ITEMS = [("all", "All", 5), ("focus", "In focus", 3), ("later", "Later & more", None)]


@pytest.fixture
def filter_bar(qtbot) -> Segmented:
    bar = Segmented("Filter goals")
    qtbot.addWidget(bar)
    bar.set_items(ITEMS)
    bar.resize(bar.sizeHint())
    return bar


def test_a_screen_reader_meets_tabs(filter_bar) -> None:
    access = QAccessible.queryAccessibleInterface(filter_bar)
    assert access.role() == QAccessible.Role.PageTabList
    assert filter_bar.accessibleName() == "Filter goals"
    assert filter_bar.accessibleTabName(1) == "In focus, 3"
    assert filter_bar.accessibleTabName(2) == "Later & more"


def test_it_is_34_high_at_100_percent(filter_bar) -> None:
    assert filter_bar.sizeHint().height() == 34


def test_arrows_choose(filter_bar, qtbot) -> None:
    with qtbot.waitSignal(filter_bar.current_changed) as told:
        qtbot.keyClick(filter_bar, Qt.Key.Key_Right)
    assert told.args == ["focus"]


def test_new_numbers_keep_the_choice_quietly(filter_bar, qtbot) -> None:
    filter_bar.select_key("focus")
    with qtbot.assertNotEmitted(filter_bar.current_changed):
        filter_bar.set_items([("focus", "In focus", 4), ("all", "All", 6)])
    assert filter_bar.current_key() == "focus"
    assert filter_bar.count() == 2


def test_a_choice_that_is_gone_gives_way_to_the_first(filter_bar, qtbot) -> None:
    filter_bar.select_key("later")
    with qtbot.waitSignal(filter_bar.current_changed) as told:
        filter_bar.set_items(ITEMS[:2])
    assert told.args == ["all"]


def test_it_becomes_narrow_without_being_cut(filter_bar, paint) -> None:
    narrow = filter_bar.minimumSizeHint().width()
    assert narrow < filter_bar.sizeHint().width()
    paint(filter_bar, narrow, 34)
    assert filter_bar.tabRect(2).right() <= narrow


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("rtl", [False, True])
def test_the_current_choice_stands_out(filter_bar, look, qapp, paint, mode, rtl) -> None:
    look.apply(qapp, mode, 1.0)
    if rtl:
        filter_bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    filter_bar._hover(1)
    colors = paint(filter_bar)
    ground = "neutral_soft" if mode == "dark" else "surface"
    assert {look.color(ground).name().upper(), look.color("sunken").name().upper()} <= colors


def test_without_choices_nothing_is_painted(qtbot) -> None:
    bar = Segmented()
    qtbot.addWidget(bar)
    assert bar.sizeHint().width() == 0
    bar.resize(20, 20)
    assert not bar.grab().toImage().isNull()

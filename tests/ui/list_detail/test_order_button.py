"""The button that says in which order a list stands."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.shown import show
from ui.list_detail.order_button import OrderButton

ORDERS = (("own", "Your own order"), ("date", "By target date"))


@pytest.fixture
def button(qtbot: QtBot) -> OrderButton:
    made = OrderButton()
    show(qtbot, made)
    made.show_orders(ORDERS, "own")
    return made


def test_it_says_the_order(button: OrderButton) -> None:
    assert (button.text(), button.accessibleName()) == ("Your own order", "Order: Your own order")
    button.show_orders(ORDERS, "date")
    assert button.text() == "By target date"
    chosen = [action.text() for action in button.menu().actions() if action.isChecked()]
    assert chosen == ["By target date"]


def test_without_a_choice_there_is_no_button(button: OrderButton) -> None:
    button.show_orders((), "own")
    assert not button.isVisible()


def test_an_order_is_chosen_by_keyboard(button: OrderButton, qtbot: QtBot) -> None:
    button.setFocus()
    told: list[str] = []
    button.chosen.connect(told.append)
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told == ["date"]

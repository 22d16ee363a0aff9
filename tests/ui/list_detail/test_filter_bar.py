"""The order stands beside the filter, or beneath it where both together have no room."""

from pytestqt.qtbot import QtBot

from tests.support.shown import show
from ui.list_detail.filter_bar import FilterBar
from ui.list_detail.order_button import OrderButton
from ui.widgets.segmented import Segmented


def test_one_line_or_two(qtbot: QtBot) -> None:
    segmented, orders = Segmented("Filter"), OrderButton()
    segmented.set_items([("all", "All", 9), ("focus", "In focus", 4), ("later", "Later", 3)])
    bar = FilterBar(segmented, orders, 24)
    show(qtbot, bar)
    bar.resize(segmented.sizeHint().width() + 40, 60)
    assert segmented.width() >= segmented.sizeHint().width()
    orders.show_orders([("own", "Your own order"), ("date", "By target date")], "own")
    bar.fit()
    qtbot.waitUntil(lambda: orders.y() > segmented.y(), timeout=5000)
    bar.resize(900, 60)
    qtbot.waitUntil(lambda: orders.x() > segmented.x() + segmented.width(), timeout=5000)

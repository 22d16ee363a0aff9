"""Items stand side by side and wrap when it is narrow."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.flow import Flow


class Block(QWidget):
    size_asked = QSize(100, 30)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.size_asked


@pytest.fixture
def flow(qtbot) -> Flow:
    found = Flow([Block(), Block(), Block()], gap=10)
    qtbot.addWidget(found)
    found.show()
    return found


def tops(flow: Flow) -> list[int]:
    return [item.y() for item in flow._items]


def test_one_line_is_centred(flow) -> None:
    flow.resize(400, 30)
    assert tops(flow) == [0, 0, 0]
    assert [item.x() for item in flow._items] == [40, 150, 260]
    assert flow.sizeHint() == QSize(320, 30)


def test_a_narrow_flow_wraps_and_says_how_high_it_is(flow) -> None:
    flow.resize(250, 200)
    assert tops(flow) == [0, 0, 40]
    assert flow.hasHeightForWidth()
    assert [flow.heightForWidth(width) for width in (400, 250, 100, 20)] == [30, 70, 110, 110]
    assert flow.minimumSizeHint() == QSize(100, 30)
    flow.resize(60, 200)
    assert all(item.width() == 60 for item in flow._items)


def test_it_is_mirrored(flow) -> None:
    flow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow.resize(400, 31)
    assert [item.x() for item in flow._items] == [260, 150, 40]


def test_items_can_be_replaced_and_be_none(flow) -> None:
    flow.set_items([])
    assert flow.heightForWidth(100) == 0
    assert flow.sizeHint() == QSize(0, 0)


def test_an_item_that_grows_is_placed_anew(flow, qapp) -> None:
    flow.resize(400, 30)
    flow._items[0].size_asked = QSize(300, 30)
    qapp.sendEvent(flow, QEvent(QEvent.Type.LayoutRequest))
    assert tops(flow) == [0, 40, 40]

"""Rows and columns hold what they are given."""

from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.layout import STRETCH, boxed, column, row


def test_items_become_widgets_gaps_and_stretches(qtbot) -> None:
    first, second = QLabel("a"), QLabel("b")
    layout = row(first, 12, STRETCH, (second, 2), spacing=4, margins=(1, 2, 3, 4))
    holder = boxed(layout)
    qtbot.addWidget(holder)
    assert layout.count() == 4
    assert layout.itemAt(0).widget() is first
    assert layout.itemAt(1).spacerItem().sizeHint().width() == 12
    assert [layout.stretch(index) for index in range(4)] == [0, 0, 1, 2]
    assert layout.spacing() == 4
    assert layout.contentsMargins().bottom() == 4


def test_layouts_nest_and_fill_a_given_widget(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    inner = row(QLabel("a"))
    assert boxed(column(inner, (row(QLabel("b")), 1)), holder) is holder
    assert holder.layout().itemAt(0).layout() is inner
    assert holder.layout().stretch(1) == 1

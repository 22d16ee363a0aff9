"""The list that a combo box opens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.choice_list import dress_list


def opened(qtbot: QtBot) -> QComboBox:
    box = QComboBox()
    box.addItems(["On track", "At risk"])
    dress_list(box.view())
    qtbot.addWidget(box)
    box.show()
    box.showPopup()
    return box


def test_the_current_row_stands_out(qtbot: QtBot) -> None:
    box = opened(qtbot)
    image = box.view().viewport().grab().toImage()
    row = box.view().visualRect(box.model().index(0, 0))
    soft = theme().color("accent_soft").name()
    assert image.pixelColor(row.left() + 4, row.center().y()).name() == soft
    box.hidePopup()


def test_rows_grow_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    box = opened(qtbot)
    small = box.view().sizeHintForRow(0)
    assert small > box.fontMetrics().height() + 8
    box.hidePopup()
    theme().apply(qapp, "light", 1.5)
    assert box.view().sizeHintForRow(0) > small


def test_it_chooses_by_key(qtbot: QtBot) -> None:
    box = opened(qtbot)
    assert box.view().horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    with qtbot.waitSignal(box.activated, timeout=2000) as told:
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert told.args == [1]

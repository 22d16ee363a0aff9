"""A field as high as its text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.growing_text import GrowingText


def test_it_grows_to_nine_lines_and_then_scrolls(qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    text.resize(300, 80)
    text.show()
    heights = []
    for lines in (1, 2, 5, 9, 10, 40):
        text.setPlainText("\n".join(["words"] * lines))
        heights.append(text.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4] == heights[5]
    assert text.minimumSizeHint().height() == heights[-1]


def test_wrapped_lines_count(qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    text.resize(200, 80)
    text.show()
    text.setPlainText("words " * 40)
    assert text.sizeHint().height() > text.fontMetrics().lineSpacing() * 4


def test_tab_goes_on_and_rich_text_stays_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    text, after = GrowingText(), QLineEdit()
    layout = QVBoxLayout(window)
    layout.addWidget(text)
    layout.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert after.hasFocus()
    assert not text.acceptRichText()

"""What holds is said across the page, to those who see it and to those who hear it."""

from pytestqt.qtbot import QtBot

from tests.support.shown import read
from ui.widgets.notice_bar import NoticeBar


def test_it_says_its_words_and_grows_with_them(qtbot: QtBot) -> None:
    bar = NoticeBar("Nothing can be changed here. " * 8)
    qtbot.addWidget(bar)
    bar.resize(900, 60)
    bar.show()
    assert any(line.startswith("Nothing can be changed") for line in read(bar))
    assert bar.accessibleName().startswith("Nothing can be changed")
    assert bar.heightForWidth(300) > bar.heightForWidth(900)

"""The head of a page: how it stands, and what can be done."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.shown import named, read, show
from ui.list_detail.page_head import PageHead
from ui.widgets.buttons import IconButton
from ui.widgets.pill import Pill


@pytest.fixture
def head(qtbot: QtBot) -> PageHead:
    made = PageHead("Edit boundary")
    show(qtbot, made)
    made.show_head(("ok", "Agreed", "shield-check"), "<b>No calls</b> & more")
    return made


def test_title_and_status_are_said_as_they_were_written(head: PageHead) -> None:
    assert "<b>No calls</b> & more" in read(head)
    assert named(head, "Agreed", Pill).isVisible()
    head.show_head(("info", "Proposed", "message-circle"), "Other")
    assert read(head) == ["Other"]
    assert named(head, "Proposed", Pill).isVisible()


def test_edit_by_keyboard(head: PageHead, qtbot: QtBot) -> None:
    edit = named(head, "Edit boundary", IconButton)
    with qtbot.waitSignal(head.edit):
        qtbot.keyClick(edit, Qt.Key.Key_Space)
    assert "F2" in edit.toolTip()


def test_delete_is_in_the_menu(head: PageHead, qtbot: QtBot) -> None:
    (delete,) = head.menu.actions()
    assert delete.text() == "Delete"
    with qtbot.waitSignal(head.delete):
        delete.trigger()
    assert named(head, "More", IconButton).menu() is head.menu

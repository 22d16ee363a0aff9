"""Search of everything and every command, in one field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.shown import show
from ui.actions import Actions
from ui.commands import COMMANDS
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.models.presenting import presenting
from ui.search_palette import SearchPalette
from ui.workspace import Workspace


class Window(QMainWindow):
    """A window with an open desk and its palette."""

    def __init__(self, desk: Desk, mentorship: Mentorship) -> None:
        super().__init__()
        self.asked: list[str] = []
        session = DeskSession(desk, InlineRunner())
        self.space = Workspace(session, LocaleFormats())
        session.show_mentorship(mentorship)
        self.setCentralWidget(self.space)
        keys = (command.key for command in COMMANDS)
        self.commands = Actions(self, {k: lambda k=k: self.asked.append(k) for k in keys})
        self.commands.set_open(is_open=True)
        self.search = SearchPalette(self, self.space, self.commands)

    def type(self, qtbot: QtBot, words: str) -> None:
        self.search.open()
        field = self.search.palette.findChild(QLineEdit)
        assert field is not None
        with qtbot.waitSignal(self.search.palette.query_changed, timeout=3000):
            qtbot.keyClicks(field, words)

    def press(self, qtbot: QtBot, key: Qt.Key) -> None:
        field = self.search.palette.findChild(QLineEdit)
        qtbot.keyClick(field, key)

    def found(self) -> list[str]:
        view = self.search.palette.findChild(QListView)
        assert view is not None
        model = view.model()
        spoken = Qt.ItemDataRole.AccessibleTextRole
        return [str(model.index(row, 0).data(spoken)) for row in range(model.rowCount())]


@pytest.fixture
def window(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> Window:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="Publish the thesis").made
    desk.milestones.add(goal, "Outline of the thesis")
    desk.notes.add(pair, title="", body="A thought about lanterns")
    made = Window(desk, mentorship)
    show(qtbot, made)
    return made


def said(rows: list[str], words: str) -> bool:
    return any(words in row for row in rows)


def test_it_opens_on_the_commands_that_can_be_run(window: Window) -> None:
    window.search.open()
    rows = window.found()
    assert said(rows, "Plan a meeting")
    assert not said(rows, "Search everything")
    assert not said(rows, "Redo")  # nothing to redo


def test_a_command_is_found_by_any_of_its_words_and_run(window: Window, qtbot: QtBot) -> None:
    window.type(qtbot, "plan a M")
    window.press(qtbot, Qt.Key.Key_Return)
    assert window.asked == ["plan_meeting"]
    assert not window.search.palette.isVisible()


def test_records_are_found_while_typing_and_opened(
    window: Window, qtbot: QtBot, desk: Desk, mentorship: Mentorship
) -> None:
    window.type(qtbot, "publi")
    assert said(window.found(), "Publish the thesis")
    window.press(qtbot, Qt.Key.Key_Return)
    assert window.space.sidebar.tabs.current_key() == "goals"


def test_a_part_leads_to_its_whole(window: Window, qtbot: QtBot) -> None:
    window.type(qtbot, "outline")
    window.press(qtbot, Qt.Key.Key_Return)
    assert window.space.sidebar.tabs.current_key() == "goals"
    assert window.space.tab.presenter.current  # type: ignore[attr-defined]


def test_a_note_without_a_title_has_a_name(window: Window, qtbot: QtBot) -> None:
    window.type(qtbot, "lanterns")
    assert said(window.found(), "Untitled note")
    assert said(window.found(), "rivate")


def test_more_than_the_first_come_behind_them(
    window: Window, qtbot: QtBot, desk: Desk, mentorship: Mentorship
) -> None:
    for number in range(20):
        desk.goals.add(mentorship.mentorship_id, title=f"Lighthouse {number}")
    window.type(qtbot, "lighthouse")
    assert sum("Lighthouse" in row for row in window.found()) == 20


def test_blanks_show_the_commands_again(window: Window, qtbot: QtBot) -> None:
    window.type(qtbot, "   ")
    assert said(window.found(), "Plan a meeting")


def test_it_is_gone_with_the_desk(window: Window, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.search.palette.destroyed):
        window.space.deleteLater()


def test_while_presenting_what_is_private_is_found_and_not_shown(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presenting, "is_on", True)
    window.type(qtbot, "lanterns")
    assert len(window.found()) == 1
    assert "lanterns" not in window.found()[0]
    assert "Hidden while presenting" in window.found()[0]

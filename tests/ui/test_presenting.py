"""While presenting, no tab and no search shows what is private, to eyes or to screen readers."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.record import Visibility
from mentordesk.opening import sample_desk
from tests.support.spoken import spoken
from ui.desk_session import DeskSession
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.models.presenting import presenting
from ui.tab_registry import TABS
from ui.workspace import Workspace

TITLE, SUMMARY, OBSTACLE = "Zinnoberkranich", "Quittenigel", "Pflaumendachs"
WORDS = (TITLE, SUMMARY, OBSTACLE)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = sample_desk(tmp_path, datetime.now().astimezone().date())
    pair = made.mentorships.in_view()
    assert pair is not None
    note = made.notes.add(pair.mentorship_id, title=TITLE, visibility=Visibility.PRIVATE).made
    made.notes.write(note, f"{SUMMARY} said so")
    goal = made.goals.all(pair.mentorship_id)[0]
    made.obstacles.add(goal.id, OBSTACLE)
    yield made
    made.close()


@pytest.fixture
def space(desk: Desk, qtbot: QtBot) -> Iterator[Workspace]:
    session = DeskSession(desk, InlineRunner())
    made = Workspace(session, LocaleFormats())
    qtbot.addWidget(made)
    pair = desk.mentorships.in_view()
    assert pair is not None
    made.resize(1280, 800)
    made.show()
    session.show_mentorship(pair)
    yield made
    presenting.is_on = False


def visit(space: Workspace, see: Callable[[], object]) -> None:
    for tab in TABS:
        space.show_tab(tab.key)
        see()


def present(space: Workspace, *, on: bool) -> None:
    presenting.is_on = on
    space.show_or_hide_private()


def test_every_tab_hides_what_is_private_and_shows_it_again(space: Workspace) -> None:
    heard: list[str] = []
    visit(space, lambda: heard.append(spoken(space)))
    assert all(word in " ".join(heard) for word in WORDS)
    present(space, on=True)
    hidden: list[str] = []
    visit(space, lambda: hidden.append(spoken(space)))
    assert [word for word in WORDS if word in " ".join(hidden)] == []
    assert "Hidden while presenting" in " ".join(hidden)
    present(space, on=False)
    again: list[str] = []
    visit(space, lambda: again.append(spoken(space)))
    assert all(word in " ".join(again) for word in WORDS)


@pytest.mark.parametrize("key", ["goals", "meeting_notes", "overview"])
def test_the_tab_in_view_hides_it_at_once(space: Workspace, key: str) -> None:
    space.show_tab(key)
    assert any(word in spoken(space) for word in WORDS)
    present(space, on=True)
    assert not any(word in spoken(space) for word in WORDS)


def test_a_note_begun_while_presenting_can_be_written_at_once(space: Workspace) -> None:
    present(space, on=True)
    notes = space.show_tab("meeting_notes")
    notes.create()
    card = notes.widget.card  # type: ignore[attr-defined]
    assert card.pane.isVisible()
    assert card.title.isVisible()


def test_opening_a_hidden_note_leads_to_the_button_that_shows_it(space: Workspace) -> None:
    present(space, on=True)
    notes = space.show_tab("meeting_notes")
    card = notes.widget.card  # type: ignore[attr-defined]
    assert not card.title.isVisible()
    notes.widget._open()  # type: ignore[attr-defined]
    assert card._veil._cover.button.hasFocus()
    card._veil._cover.button.click()
    assert card.pane.editor.hasFocus()
    assert card.title.isVisible()

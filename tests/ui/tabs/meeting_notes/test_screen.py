"""The seam between presenter and view of the Meeting notes tab."""

import dataclasses
import inspect
from typing import get_type_hints

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from ui.tabs.meeting_notes.screen import NotePage, NotesScreen
from ui.tabs.meeting_notes.view import MeetingNotesView


def test_the_view_answers_all_that_the_presenter_asks() -> None:
    asked = [name for name in vars(NotesScreen) if name.startswith(("show_", "update_", "select_"))]
    assert asked
    for name in asked:
        wanted = inspect.signature(getattr(NotesScreen, name)).parameters
        given = inspect.signature(getattr(MeetingNotesView, name)).parameters
        assert len(given) == len(wanted), name


def test_a_page_cannot_be_changed_on_its_way_between_threads(
    desk: Desk, mentorship: Mentorship
) -> None:
    note = desk.notes.get(desk.notes.add(mentorship.mentorship_id, title="Note").made)
    page = NotePage(note, "text", None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        page.text = "other"  # type: ignore[misc]
    assert set(get_type_hints(NotePage)) == {"note", "text", "meeting"}

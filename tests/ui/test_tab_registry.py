"""The tabs of the window."""

from importlib.util import find_spec

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.services.overview import Counts
from tests.support.stage import context_for
from ui.tab_registry import IN_DIALOGS, TABS, TabEntry, tab_for
from ui.theme.icons import icon
from ui.theme.theme import Theme


@pytest.mark.parametrize("entry", TABS, ids=lambda entry: entry.key)
def test_every_tab_answers_the_window(entry: TabEntry, desk: Desk, qtbot: QtBot) -> None:
    context, _stage = context_for(desk)
    tab = entry.make(context)
    qtbot.addWidget(tab.widget)
    assert isinstance(tab.widget, QWidget)
    for verb in ("shown", "reset", "flush", "focus", "create", "edit", "delete"):
        assert callable(getattr(tab, verb))
    tab.shown()
    tab.flush()


def test_letters_and_names_are_each_tabs_own(look: Theme) -> None:
    letters = [tab.text.partition("&")[2][0].lower() for tab in TABS]
    assert len(set(letters)) == len({tab.key for tab in TABS}) == len(TABS)
    assert all(not icon(tab.icon).isNull() for tab in TABS)
    assert all(find_spec(f"ui.tabs.{tab.key}.view") for tab in TABS)


@pytest.mark.parametrize(
    ("kind", "tab"),
    [
        ("milestone", "goals"),
        ("boundary", "boundaries"),
        ("expectation", "expectations"),
        ("commitment", "meeting_notes"),
        ("mentorship", "overview"),
    ],
)
def test_every_kind_is_shown_somewhere(kind: str, tab: str) -> None:
    assert tab_for(kind) == tab


def test_whatever_a_search_finds_has_a_tab_of_its_own() -> None:
    from ui.search_palette import _ICONS

    shown = [kind for tab in TABS for kind in tab.kinds]
    assert len(shown) == len(set(shown))
    assert set(_ICONS) == {*shown, *IN_DIALOGS}


def test_badges_count_what_the_tab_lists() -> None:
    counts = Counts(expectations=1, goals=2, boundaries=3, notes=4)
    assert [tab.badge(counts) if tab.badge else None for tab in TABS] == [None, 1, 2, 3, 4]

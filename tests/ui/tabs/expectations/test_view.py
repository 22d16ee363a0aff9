"""The Expectations tab in a window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.rules import Cadence
from tests.support.later_runner import LaterRunner
from tests.support.shown import named, press, read, show_tab
from tests.support.stage import Stage
from ui.list_detail.tab import ListDetailTab
from ui.tabs.expectations.view import make


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> tuple[ListDetailTab, Stage]:
    return show_tab(qtbot, desk, make)


def test_answers_are_typed_under_the_names_of_both(
    both: tuple[ListDetailTab, Stage], qtbot: QtBot
) -> None:
    tab, _stage = both
    tab.create()
    for name, words in (("Amara", "Weekly"), ("Jonas", "Monthly")):
        answer = named(tab.widget, f"What {name} expects", QTextEdit)
        answer.setFocus()
        qtbot.keyClicks(answer, words)
    tab.view.end_edit()
    assert tab.view.model.index(0, 0).data() == "Differing"
    assert "0 of 1 agreed  ·  1 to talk about" in read(tab.widget)
    assert {"Weekly", "Monthly"} <= set(read(tab.widget))


def test_nothing_to_agree_on_opens_the_form_at_the_field(desk: Desk, qtbot: QtBot) -> None:
    """As on the store's thread."""
    runner = LaterRunner()
    tab, _stage = show_tab(qtbot, desk, make, runner)
    runner.go()
    tab.create()
    runner.go()
    tab.view.end_edit()
    runner.go()
    press(tab.widget, "We agree on this")
    runner.go()
    assert named(tab.widget, "Question", QLineEdit).isVisible()
    assert "Please fill this in" in read(tab.view.form)


def test_a_rhythm_is_saved_from_two_fields(
    both: tuple[ListDetailTab, Stage], desk: Desk, qtbot: QtBot
) -> None:
    tab, _stage = both
    tab.create()
    tab.presenter.field_edited("kind", "cadence")
    weeks = named(tab.widget, "Meet every", QSpinBox)
    weeks.setFocus()
    qtbot.keyClick(weeks, Qt.Key.Key_Up)
    tab.flush()
    terms = desk.expectations.get(tab.presenter.current).agreed_terms
    assert terms.cadence == Cadence(weeks=1, minutes=45)
    assert named(tab.widget, "For", QSpinBox).value() == 45


def test_hours_are_on_the_clock_of_each(both: tuple[ListDetailTab, Stage], desk: Desk) -> None:
    tab, _stage = both
    tab.create()
    tab.presenter.field_edited("kind", "availability")
    press(tab.widget, "When Jonas can meet, Set hours")
    (window,) = desk.expectations.get(tab.presenter.current).mentee_terms.windows
    assert window.zone == "America/New_York"


def test_a_template_fills_the_empty_tab(both: tuple[ListDetailTab, Stage]) -> None:
    tab, _stage = both
    tab.view._empty.template.emit("starter")
    assert "0 of 8 agreed" in read(tab.widget)


def test_days_away_are_added_with_their_words(
    both: tuple[ListDetailTab, Stage], desk: Desk, qtbot: QtBot
) -> None:
    tab, _stage = both
    tab.create()
    tab.presenter.field_edited("kind", "availability")
    press(tab.widget, "When Amara is away: Add days away")
    words = named(tab.widget, "What for, 1", QLineEdit)
    qtbot.keyClicks(words, "Christmas")
    tab.flush()
    (away,) = desk.expectations.get(tab.presenter.current).mentor_terms.away
    assert away.label == "Christmas"
    press(tab.widget, "Take these days away, 1")
    assert desk.expectations.get(tab.presenter.current).mentor_terms.away == ()


def test_only_the_fields_of_its_kind_are_shown(both: tuple[ListDetailTab, Stage]) -> None:
    tab, _stage = both
    tab.create()
    assert "Amara: Meet every" not in read(tab.view.form)
    tab.presenter.field_edited("kind", "cadence")
    assert {"Amara: Meet every", "Jonas: For", "Meet every"} <= set(read(tab.view.form))
    tab.presenter.field_edited("kind", "confidentiality")
    assert "Amara: Meet every" not in read(tab.view.form)

"""The Boundaries tab in a window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.boundary import BoundaryState
from mentordesk.domain.rules import CancellationNotice
from tests.support.shown import named, press, read, show_tab
from tests.support.stage import Stage
from ui.list_detail.tab import ListDetailTab
from ui.tabs.boundaries.view import make
from ui.widgets.toggle_chip import ToggleChip

WHY = "Why not? A few words help the next talk."


@pytest.fixture
def both(desk: Desk, qtbot: QtBot) -> tuple[ListDetailTab, Stage]:
    return show_tab(qtbot, desk, make)


def test_from_a_proposal_to_an_agreement_and_back(
    both: tuple[ListDetailTab, Stage], desk: Desk, qtbot: QtBot
) -> None:
    tab, stage = both
    tab.create()
    qtbot.keyClicks(named(tab.widget, "Boundary", QLineEdit), "No calls at night")
    tab.view.end_edit()
    press(tab.widget, "We agree")
    assert "1 agreed" in read(tab.widget)
    press(tab.widget, "Not like this")
    reason = named(tab.widget, WHY, QLineEdit)
    qtbot.keyClicks(reason, "Emergencies")
    press(tab.widget, "Keep")
    assert desk.boundaries.get(tab.presenter.current).declined_because == "Emergencies"
    assert tab.view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "No calls at night, Not agreed, Emergencies"
    )
    press(tab.widget, "Propose again")
    stage.session.undo()
    assert desk.boundaries.get(tab.presenter.current).state is BoundaryState.DECLINED


def test_a_template_fills_the_empty_tab(both: tuple[ListDetailTab, Stage]) -> None:
    tab, _stage = both
    tab.view._empty.template.emit("conduct")
    assert tab.view.list.isVisible()
    assert "0 agreed  ·  5 proposed" in read(tab.widget)


def test_typed_rules_are_saved_from_their_fields(
    both: tuple[ListDetailTab, Stage], desk: Desk, qtbot: QtBot
) -> None:
    tab, _stage = both
    tab.create()
    press(tab.widget, "Quiet hours (warn while planning), Set hours")
    saved = desk.boundaries.get(tab.presenter.current).quiet_hours
    assert saved is not None
    assert saved.window.zone == "Europe/Berlin"
    notice = named(tab.widget, "Call off at least", QSpinBox)
    notice.setFocus()
    qtbot.keyClick(notice, Qt.Key.Key_Up)
    tab.flush()
    assert desk.boundaries.get(tab.presenter.current).cancellation == CancellationNotice(hours=1)


def test_taking_the_last_day_away_is_told_beside_the_hours(
    both: tuple[ListDetailTab, Stage],
) -> None:
    tab, _stage = both
    tab.create()
    press(tab.widget, "Quiet hours (warn while planning), Set hours")
    for chip in tab.view.form.findChildren(ToggleChip):
        chip.click()
    assert "Choose at least one day" in read(tab.view.form)
    tab.view.form.findChildren(ToggleChip)[0].click()
    assert "Choose at least one day" not in read(tab.view.form)

"""An empty tab says what it is good for and offers a start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.template_card import TemplateCard

TEMPLATES = [
    ("time", "clock", "Time and place", "Hours, channels, reply times"),
    ("roles", "scale", "Roles", "Mentor is not the manager"),
]
SENTENCE = "Boundaries say when, where and about what the two of you talk."


@pytest.fixture
def empty(qtbot) -> EmptyState:
    found = EmptyState(
        "shield",
        "Agree on what is off the table",
        SENTENCE,
        ("Add a boundary", "plus"),
        ("Learn more", ""),
        TEMPLATES,
    )
    qtbot.addWidget(found)
    found.resize(900, 700)
    found.show()
    return found


def buttons(empty: EmptyState) -> list[QAbstractButton]:
    return [b for b in empty.findChildren(QAbstractButton) if not isinstance(b, TemplateCard)]


def test_steps_are_signals(empty, qtbot) -> None:
    first, second = buttons(empty)
    with qtbot.waitSignal(empty.primary):
        first.click()
    with qtbot.waitSignal(empty.secondary):
        second.click()
    with qtbot.waitSignal(empty.template) as told:
        empty.findChildren(TemplateCard)[1].click()
    assert told.args == ["roles"]


def test_everything_in_it_can_be_reached_by_keyboard(empty) -> None:
    reachable = [*buttons(empty), *empty.findChildren(TemplateCard)]
    assert len(reachable) == 4
    assert all(b.focusPolicy() & Qt.FocusPolicy.TabFocus for b in reachable)


def test_a_wide_one_does_not_scroll_and_a_low_one_does(empty, qapp, look) -> None:
    qapp.processEvents()
    assert empty.verticalScrollBar().maximum() == 0
    empty.resize(320, 260)
    qapp.processEvents()
    assert empty.verticalScrollBar().maximum() > 0
    assert empty.widget().width() <= empty.viewport().width()


def test_the_sentence_has_a_comfortable_width(empty, qapp) -> None:
    qapp.processEvents()
    label = next(found for found in empty.findChildren(Label) if found.text() == SENTENCE)
    assert label.width() == 544


def test_words_can_change(empty) -> None:
    empty.set_text("Nothing matches", "Try another filter.")
    texts = {label.text() for label in empty.findChildren(Label)}
    assert {"Nothing matches", "Try another filter."} <= texts


def test_it_can_be_small(qtbot) -> None:
    found = EmptyState("flag", "No goals", "Text", ("Add a goal", "plus"))
    qtbot.addWidget(found)
    assert len(buttons(found)) == 1
    assert not found.findChildren(TemplateCard)


def test_other_templates_take_the_place_of_those_before(empty, qapp) -> None:
    first = empty.findChildren(TemplateCard)
    empty.set_templates(TEMPLATES)
    assert empty.findChildren(TemplateCard) == first
    empty.set_templates([*TEMPLATES, ("own-1", "shield", "Our rules", "Your own")])
    shown = [one for one in empty.findChildren(TemplateCard) if one.isVisible()]
    names = [one.accessibleName() for one in shown]
    assert names == ["Template: Time and place", "Template: Roles", "Template: Our rules"]
    empty.set_templates([])
    assert not [one for one in empty.findChildren(TemplateCard) if one.isVisible()]

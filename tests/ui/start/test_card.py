"""The card of the start screens: in the middle, as wide as its text is large, never cut off."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.support.shown import show
from ui.start.card import StartScreen
from ui.theme.theme import theme
from ui.widgets.layout import column


def screen_with(*fields: QWidget) -> StartScreen:
    made = StartScreen(400)
    made.fill(column(*fields))
    return made


def card_of(field: QWidget) -> QWidget:
    card = field.parentWidget()
    assert card is not None
    return card


def middle_of(card: QWidget, screen: QWidget) -> QPoint:
    return card.mapTo(screen, card.rect().center())


def test_the_card_stands_in_the_middle(qtbot: QtBot) -> None:
    field = QLineEdit()
    screen = screen_with(field)
    show(qtbot, screen)
    away = middle_of(card_of(field), screen) - screen.rect().center()
    assert away.manhattanLength() <= 2
    screen.resize(1400, 900)
    away = middle_of(card_of(field), screen) - screen.rect().center()
    assert away.manhattanLength() <= 2


@pytest.mark.parametrize("scale", [0.85, 1.0, 1.5])
def test_it_widens_with_the_text(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    field = QLineEdit()
    screen = screen_with(field)
    show(qtbot, screen)
    theme().apply(qapp, "light", scale)
    assert card_of(field).width() == theme().px(400)
    assert card_of(field).width() == pytest.approx(400 * scale, abs=1)


def test_what_does_not_fit_is_scrolled_to_by_the_keyboard(qtbot: QtBot) -> None:
    fields = [QLineEdit() for _n in range(30)]
    screen = screen_with(*fields)
    show(qtbot, screen)
    screen.resize(720, 300)
    QApplication.processEvents()
    last = fields[-1]
    assert not last.visibleRegion().boundingRect().isValid()
    area = screen.findChild(QScrollArea)
    assert area is not None
    assert area.focusNextPrevChild(False)  # from the first field back to the last one
    assert last.hasFocus()
    assert last.visibleRegion().boundingRect() == last.rect()


def test_the_ground_takes_no_keyboard(qtbot: QtBot) -> None:
    first, second = QLineEdit(), QLineEdit()
    screen = screen_with(first, second)
    show(qtbot, screen)
    second.setFocus()
    assert second.hasFocus()
    walk = [QApplication.focusWidget()]
    for _step in range(2):
        screen.focusNextPrevChild(True)
        walk.append(QApplication.focusWidget())
    assert walk == [second, first, second]

"""Compact rows show title, date, summary and a lock for what is private."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.widgets.roles import RowData
from ui.widgets.row_delegate import RowDelegate

NOTE = RowData(title="Reviewing the first draft", date="12 Nov", summary="Record, finance, steps")
S = QStyle.StateFlag


@pytest.fixture
def shot(list_model):
    def paint(row, state=S.State_Enabled, width=272, direction=Qt.LayoutDirection.LeftToRight):
        model, delegate = list_model([row]), RowDelegate()
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, width, delegate.sizeHint(option, model.index(0)).height())
        option.state, option.direction = state, direction
        image = QImage(option.rect.size(), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0))
        painter.end()
        return image

    return paint


def test_heights_follow_the_text(shot, look, qapp) -> None:
    assert shot(NOTE).height() == pytest.approx(64, abs=1)
    assert shot("November").height() == pytest.approx(34, abs=1)
    look.apply(qapp, "light", 1.5)
    assert shot(NOTE).height() == pytest.approx(95, abs=2)


@pytest.mark.parametrize(
    ("state", "token"),
    [
        (S.State_Selected, "accent_soft"),
        (S.State_MouseOver, "sunken"),
        (S.State_HasFocus, "accent"),
    ],
)
def test_states_are_seen(shot, look, state, token: str) -> None:
    image = shot(NOTE, state)
    edge = {image.pixelColor(136, y).name() for y in range(8)}
    assert look.color(token).name() in edge


def test_a_private_row_has_a_lock(shot) -> None:
    private = RowData(title=NOTE.title, date=NOTE.date, summary=NOTE.summary, private=True)
    assert shot(private) != shot(NOTE)
    lone = RowData(title="t", private=True, icon="sprout")
    assert shot(lone) != shot(RowData(title="t", icon="sprout")) != shot(RowData(title="t"))


def test_everything_stays_inside_a_narrow_row(shot) -> None:
    row = RowData(
        title="long " * 30, date="12 November", summary="long " * 30, private=True, icon="flag"
    )
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = shot(row, width=160, direction=direction)
        for edge in (*range(10), *range(150, 160)):
            assert {image.pixelColor(edge, y).name() for y in range(image.height())} == {"#ffffff"}

"""Paints compact rows: title and date above a summary, headings between months."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import SMALL, draw_icon
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    TRAILING,
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    text_width,
)
from ui.widgets.roles import Role, RowData

Index = QModelIndex | QPersistentModelIndex

_PADDING, _MARGIN, _AIR, _BETWEEN, _ICON_COLUMN = 12, 1, 12, 5, 20


class RowDelegate(QStyledItemDelegate):
    """Rows from `Role.ROW`, headings from `Role.IS_SECTION`; heights follow the text."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; its width is the list's."""
        if index.data(Role.IS_SECTION):
            return QSize(0, round(theme().metrics("label").height()) + theme().px(19))
        title, summary = theme().metrics("body_strong"), theme().metrics("meta")
        air = 2 * theme().px(_AIR) + theme().px(_BETWEEN) + 2 * _MARGIN
        return QSize(0, round(title.height() + summary.height()) + air)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area = QRectF(option.rect)
        padding = theme().px(_PADDING)
        if index.data(Role.IS_SECTION):
            words = area.adjusted(padding, theme().px(8), -padding, 0)
            draw_text(painter, words, "label", "text3", str(index.data() or ""))
        elif (row := index.data(Role.ROW)) is not None:
            state = option.state
            frame = area.adjusted(0, _MARGIN, 0, -_MARGIN)
            _paint_ground(painter, frame, state)
            selected = bool(state & QStyle.StateFlag.State_Selected)
            _paint_row(painter, frame.adjusted(padding, 0, -padding, 0), row, selected)
        painter.restore()


def _paint_ground(painter: QPainter, frame: QRectF, state: QStyle.StateFlag) -> None:
    if state & QStyle.StateFlag.State_Selected:
        fill_rounded(painter, frame, RADIUS.CONTROL, theme().color("accent_soft"))
    elif state & QStyle.StateFlag.State_MouseOver:
        fill_rounded(painter, frame, RADIUS.CONTROL, theme().color("sunken"))
    if state & QStyle.StateFlag.State_HasFocus:
        draw_ring(painter, frame)


def _paint_row(painter: QPainter, inner: QRectF, row: RowData, selected: bool) -> None:
    title, summary = theme().metrics("body_strong").height(), theme().metrics("meta").height()
    upper = QRectF(inner.left(), inner.top() + theme().px(_AIR), inner.width(), title)
    lower = QRectF(inner.left(), upper.bottom() + theme().px(_BETWEEN), inner.width(), summary)
    left, right = 0.0, 0.0
    if row.icon:
        _paint_icon(painter, upper, 0, row.icon, "accent_text" if selected else "text3")
        left = theme().px(_ICON_COLUMN)
    if row.date:
        draw_text(painter, upper, "caption", "text3", row.date, TRAILING)
        right = text_width("caption", row.date) + theme().px(_PADDING)
    if row.private:
        right += theme().px(SMALL) + (0 if row.date else theme().px(_PADDING))
        _paint_icon(painter, upper, inner.width() - right + 2, "lock", "text3")
        right += theme().px(6)
    words = mirrored(painter, upper, upper.adjusted(left, 0, -right, 0))
    draw_text(painter, words, "body_strong", "accent_text" if selected else "text", row.title)
    draw_text(painter, lower, "meta", "text3", row.summary)


def _paint_icon(painter: QPainter, line: QRectF, left: float, name: str, ink: str) -> None:
    side = theme().px(SMALL)
    spot = QRectF(line.left() + left, line.center().y() - side / 2, side, side)
    draw_icon(painter, name, ink, mirrored(painter, line, spot))

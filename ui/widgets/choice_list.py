"""The list that a combo box or a completer opens, with room for its rows."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme.theme import theme
from ui.widgets.painting import draw_text, fill_rounded

_SIDE, _AIR, _RADIUS, _LEAST_WIDTH = 10, 12, 6, 40


def dress_list(view: QAbstractItemView) -> None:
    """Give the rows of `view`, which opens over the window, our look."""
    view.setProperty("popup", True)
    view.setItemDelegate(_ChoiceDelegate(view))
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)


class _ChoiceDelegate(QStyledItemDelegate):
    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        metrics = theme().metrics("body")
        width = metrics.horizontalAdvance(str(index.data() or "")) + 2 * theme().px(_SIDE)
        height = round(metrics.height()) + theme().px(_AIR)
        return QSize(max(theme().px(_LEAST_WIDTH), round(width) + 1), height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            ground = theme().color("accent_soft" if chosen else "hover")
            fill_rounded(painter, area, _RADIUS, ground)
        side = theme().px(_SIDE)
        words = area.adjusted(side, 0, -side, 0)
        draw_text(painter, words, "body", "accent_text" if chosen else "text", str(index.data()))
        painter.restore()

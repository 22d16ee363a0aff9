"""The rows of the command palette: what they hold, how they are told and painted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mentordesk.words import N_, _
from ui.theme.icons import MEDIUM, SMALL, draw_icon
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.marked_text import draw_marked, without_marks
from ui.widgets.painting import TRAILING, draw_text, fill_rounded, mirrored, text_width
from ui.widgets.roles import Role

Index = QModelIndex | QPersistentModelIndex

ITEM, HEADING = Qt.ItemDataRole.UserRole + 20, Qt.ItemDataRole.UserRole + 21
_COMMAND = "command"
_HEADINGS = {
    _COMMAND: N_("Commands"),
    "expectation": N_("Expectations"),
    "goal": N_("Goals"),
    "milestone": N_("Milestones"),
    "obstacle": N_("Obstacles"),
    "agreement": N_("Agreements"),
    "concern": N_("Concerns"),
    "boundary": N_("Boundaries"),
    "meeting": N_("Meetings"),
    "agenda_item": N_("Agenda"),
    "note": N_("Notes"),
    "commitment": N_("Commitments"),
}
_TOP = QModelIndex()
_SIDE, _AIR, _GAP, _LINE_GAP, _LINE_AIR = 12, 9, 12, 2, 3
_MOST_DETAIL = 0.4
_ABOVE_HEADING = 6


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing to choose: a command or something found.

    `kind` says what it is in a word of the program; `icon` names a file. Words found are marked
    by U+0002 and U+0003 in `title` and `snippet`.
    """

    key: str
    kind: str
    icon: str
    title: str
    snippet: str = ""
    detail: str = ""
    private: bool = False


class PaletteModel(QAbstractListModel):
    """The items on offer, those of a kind together, in the order in which kinds first come."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[PaletteItem, ...] = ()
        self._is_grouped = False

    def show(self, items: Sequence[PaletteItem]) -> None:
        """Offer `items` in place of the present ones."""
        self.beginResetModel()
        kinds = list(dict.fromkeys(item.kind for item in items))
        self._items = tuple(sorted(items, key=lambda item: kinds.index(item.kind)))
        self._is_grouped = kinds not in ([], [_COMMAND])
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the row of the item with `key`, or -1."""
        return next((at for at, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many items are on offer."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of an item, the item itself, or its key."""
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return without_marks(item.title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(item)
        if role == HEADING:
            return self._heading(index.row())
        return {ITEM: item, Role.ID: item.key}.get(role)

    def _heading(self, row: int) -> str:
        """Return the heading above a row, empty for all but the first of a kind."""
        kind = self._items[row].kind
        starts = row == 0 or self._items[row - 1].kind != kind
        return heading(kind) if self._is_grouped and starts else ""


def heading(kind: str) -> str:
    """Return what stands above the items of a kind."""
    return _(_HEADINGS[kind]) if kind in _HEADINGS else ""


def spoken(item: PaletteItem) -> str:
    """Return an item as a screen reader says it."""
    kind = "" if item.kind == _COMMAND else heading(item.kind)
    parts = [without_marks(item.title), kind, without_marks(item.snippet), item.detail]
    if item.private:
        parts.append(_("private"))
    return ", ".join(part for part in parts if part)


class PaletteDelegate(QStyledItemDelegate):
    """Icon, title and what was found in one row, a detail and a lock at its end."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the lines need; the width is the list's."""
        item: PaletteItem = index.data(ITEM)
        height = _line("body_strong") + 2 * theme().px(_AIR)
        if item.snippet:
            height += _line("meta") + theme().px(_LINE_GAP)
        return QSize(0, height + _heading_height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area = _below_heading(painter, QRectF(option.rect), index)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            ground = theme().color("accent_soft" if selected else "hover")
            fill_rounded(painter, area, RADIUS.CONTROL, ground)
        side = theme().px(_SIDE)
        _paint(painter, area.adjusted(side, 0, -side, 0), index.data(ITEM), selected=selected)
        painter.restore()


def _line(role: str) -> int:
    return round(theme().metrics(role).height()) + theme().px(_LINE_AIR)


def _heading_height(index: Index) -> int:
    if not index.data(HEADING):
        return 0
    above = theme().px(_ABOVE_HEADING) if index.row() else 0
    return above + _line("label") + theme().px(_LINE_GAP)


def _below_heading(painter: QPainter, area: QRectF, index: Index) -> QRectF:
    """Paint the heading above a row, if it has one, and return what is left of `area`."""
    height = _heading_height(index)
    if height:
        side, line = theme().px(_SIDE), _line("label")
        top = area.top() + height - theme().px(_LINE_GAP) - line
        words = QRectF(area.left() + side, top, area.width() - 2 * side, line)
        draw_text(painter, words, "label", "text3", str(index.data(HEADING)))
    return area.adjusted(0, height, 0, 0)


def _paint(painter: QPainter, area: QRectF, item: PaletteItem, *, selected: bool) -> None:
    title = QRectF(area.left(), area.top() + theme().px(_AIR), area.width(), _line("body_strong"))
    side = theme().px(MEDIUM)
    spot = QRectF(area.left(), title.center().y() - side / 2, side, side)
    ink = "accent_text" if selected else "text2"
    if item.icon:
        draw_icon(painter, item.icon, ink, mirrored(painter, area, spot))
    title.setLeft(spot.right() + theme().px(_GAP))
    end = _paint_end(painter, area, title, item)
    words = QRectF(title)
    words.setRight(end)
    draw_marked(painter, mirrored(painter, area, words), "body_strong", "text", item.title)
    if item.snippet:
        top = title.bottom() + theme().px(_LINE_GAP)
        below = QRectF(title.left(), top, title.width(), _line("meta"))
        draw_marked(painter, mirrored(painter, area, below), "meta", "text2", item.snippet)


def _paint_end(painter: QPainter, area: QRectF, line: QRectF, item: PaletteItem) -> float:
    """Paint detail and lock at the end of `line` and return where the title has to end."""
    end = line.right()
    if item.private:
        side = theme().px(SMALL)
        spot = QRectF(end - side, line.center().y() - side / 2, side, side)
        draw_icon(painter, "lock", "text3", mirrored(painter, area, spot))
        end = spot.left() - theme().px(_GAP) / 2
    if item.detail:
        width = min(text_width("caption", item.detail) + 1, line.width() * _MOST_DETAIL)
        words = QRectF(end - width, line.top(), width, line.height())
        shown = mirrored(painter, area, words)
        draw_text(painter, shown, "caption", "text3", item.detail, TRAILING)
        end = words.left() - theme().px(_GAP)
    return end

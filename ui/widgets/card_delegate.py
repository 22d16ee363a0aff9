"""Paints the cards of a list and the headings between them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme.icons import SMALL, draw_icon
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.painting import (
    LEADING,
    TRAILING,
    draw_card,
    draw_ring,
    draw_text,
    fill_rounded,
    mirrored,
    stroke_rounded,
    text_width,
)
from ui.widgets.pill import paint_pill, pill_height, pill_width, tone_ink
from ui.widgets.roles import CardData, Fact, Role
from ui.widgets.segments import paint_segments

Index = QModelIndex | QPersistentModelIndex

_SIDE, _MARGIN = 1, 4
_PADDING, _TOP, _BOTTOM, _LOW_BOTTOM = 16, 14, 8, 13
_TITLE_AIR, _FACT_AIR, _BAR_AIR, _BEFORE_FACTS, _BEFORE_BAR = 6, 4, 6, 1, 4
_COUNT_COLUMN, _ICON_COLUMN, _FACT_GAP, _DOT = 56, 20, 8, 3


class CardDelegate(QStyledItemDelegate):
    """Cards from `Role.CARD`, headings from `Role.IS_SECTION`; heights follow the text."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; its width is the list's."""
        if index.data(Role.IS_SECTION):
            return QSize(0, section_height())
        card = index.data(Role.CARD)
        return QSize(0, card_height(bar=bool(card and card.total)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        area = QRectF(option.rect)
        if index.data(Role.IS_SECTION):
            paint_section(painter, area, str(index.data() or ""))
        elif (card := index.data(Role.CARD)) is not None:
            frame = area.adjusted(_SIDE, _MARGIN, -_SIDE, -_MARGIN)
            _paint_frame(painter, frame, option.state)
            padding = theme().px(_PADDING)
            _paint_content(painter, frame.adjusted(padding, 0, -padding, 0), card)
        painter.restore()


def section_height() -> int:
    """Return the height of a heading between cards, in pixels."""
    return round(theme().metrics("label").height()) + theme().px(25)


def card_height(*, bar: bool) -> int:
    """Return the height of a row with a card, in pixels."""
    height = theme().px(_TOP) + _title_height() + theme().px(_BEFORE_FACTS) + _fact_height()
    if bar:
        height += theme().px(_BEFORE_BAR) + _bar_height() + theme().px(_BOTTOM)
    else:
        height += theme().px(_LOW_BOTTOM)
    return height + 2 * _MARGIN


def paint_section(painter: QPainter, area: QRectF, text: str) -> None:
    """Paint a heading between cards into `area`."""
    words = area.adjusted(_MARGIN, theme().px(12), -_MARGIN, 0)
    draw_text(painter, words, "label", "text3", text)


def _title_height() -> int:
    return max(pill_height(), round(theme().metrics("heading").height()) + theme().px(_TITLE_AIR))


def _fact_height() -> int:
    return round(theme().metrics("meta").height()) + theme().px(_FACT_AIR)


def _bar_height() -> int:
    return round(theme().metrics("caption").height()) + theme().px(_BAR_AIR)


def _paint_frame(painter: QPainter, frame: QRectF, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    draw_card(painter, frame, "hover" if hovered and not selected else "surface")
    if state & QStyle.StateFlag.State_HasFocus:
        inner = frame.adjusted(2, 2, -2, -2)
        stroke_rounded(painter, inner, RADIUS.CARD - 2, theme().color("accent_soft"), 2)
        draw_ring(painter, frame, RADIUS.CARD)
    elif selected:
        stroke_rounded(painter, frame, RADIUS.CARD, theme().color("accent"), 1.5)


def _paint_content(painter: QPainter, inner: QRectF, card: CardData) -> None:
    top = inner.top() + theme().px(_TOP)
    line = QRectF(inner.left(), top, inner.width(), _title_height())
    _paint_title(painter, line, card)
    top = line.bottom() + theme().px(_BEFORE_FACTS)
    line = QRectF(inner.left(), top, inner.width(), _fact_height())
    _paint_facts(painter, line, card.facts)
    if card.total:
        top = line.bottom() + theme().px(_BEFORE_BAR)
        _paint_bar(painter, QRectF(inner.left(), top, inner.width(), _bar_height()), card)


def _paint_title(painter: QPainter, line: QRectF, card: CardData) -> None:
    room = 0.0
    if card.status:
        width = min(pill_width(card.status, card.status_icon), line.width() * 0.6)
        height = pill_height()
        middle = line.center().y() - height / 2
        pill = QRectF(line.right() - width, middle, width, height)
        paint_pill(painter, mirrored(painter, line, pill), card.tone, card.status, card.status_icon)
        room = width + theme().px(12)
    words = mirrored(painter, line, line.adjusted(0, 0, -room, 0))
    draw_text(painter, words, "heading", "text2" if card.muted else "text", card.title)


def _paint_facts(painter: QPainter, line: QRectF, facts: tuple[Fact, ...]) -> None:
    left = line.left()
    for number, fact in enumerate(facts):
        if left >= line.right():
            return
        if number:
            left = _paint_dot(painter, line, left)
        left = _paint_fact(painter, line, left, fact)


def _paint_fact(painter: QPainter, line: QRectF, left: float, fact: Fact) -> float:
    ink = tone_ink(fact.tone) if fact.tone else "text3"
    if fact.icon and left + theme().px(_ICON_COLUMN) < line.right():
        side = theme().px(SMALL)
        spot = QRectF(left, line.center().y() - side / 2, side, side)
        draw_icon(painter, fact.icon, ink, mirrored(painter, line, spot))
        left += theme().px(_ICON_COLUMN)
    width = min(text_width("meta", fact.text), max(0.0, line.right() - left))
    words = QRectF(left, line.top(), width, line.height())
    draw_text(painter, mirrored(painter, line, words), "meta", ink, fact.text, LEADING)
    return left + width


def _paint_dot(painter: QPainter, line: QRectF, left: float) -> float:
    gap = theme().px(_FACT_GAP)
    spot = QRectF(left + gap, line.center().y() - _DOT / 2, _DOT, _DOT)
    if spot.right() + gap < line.right():
        shown = mirrored(painter, line, spot)
        fill_rounded(painter, shown, _DOT / 2, theme().color("text3"))
    return spot.right() + gap


def _paint_bar(painter: QPainter, line: QRectF, card: CardData) -> None:
    words = card.progress
    column = max(theme().px(_COUNT_COLUMN), text_width("caption", words) + theme().px(_PADDING))
    bar = QRectF(line.left(), line.top(), line.width() - column, line.height())
    color = theme().color(card.tone if card.tone in ("warn", "bad") else "accent")
    paint_segments(painter, mirrored(painter, line, bar), card.done, card.total, color)
    draw_text(painter, line, "caption", "text2", words, TRAILING)

"""What a tab shows before there is anything in it: the benefit, one step, templates."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from mentordesk.words import _
from ui.theme.icons import LARGE, draw_icon
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.painting import fill_rounded, smooth_painter
from ui.widgets.template_card import TemplateCard

Template = tuple[str, str, str, str]

_TEXT_WIDTH = 544
_ART_WIDTH, _ART_HEIGHT, _CIRCLE, _SHIFT, _CENTRE = 200, 112, 100, 44, 19


class TwoCircles(QWidget):
    """Two overlapping circles, the mentor's and the mentee's, around an icon."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of the picture, which does not grow with the text."""
        return QSize(_ART_WIDTH, _ART_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw circles and icon."""
        painter = smooth_painter(self)
        middle = QRectF(self.rect()).center()
        shift = QPointF(_SHIFT / 2, 0)
        around = QRectF(middle.x() - _CIRCLE / 2, middle.y() - _CIRCLE / 2, _CIRCLE, _CIRCLE)
        first, second = around.translated(-shift), around.translated(shift)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            first, second = second, first
        for ring, token in ((first, "accent"), (second, "clay")):
            self._fill(painter, ring, token)
        for ring, token in ((first, "accent"), (second, "clay")):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color(token), 2))
            painter.drawEllipse(ring)
        spot = QRectF(middle.x() - _CENTRE, middle.y() - _CENTRE, 2 * _CENTRE, 2 * _CENTRE)
        fill_rounded(painter, spot, _CENTRE, theme().color("canvas"))
        inset = _CENTRE - LARGE / 2
        draw_icon(painter, self._icon, "accent", spot.adjusted(inset, inset, -inset, -inset))

    @staticmethod
    def _fill(painter: QPainter, ring: QRectF, token: str) -> None:
        color = QColor(theme().color(token))
        color.setAlpha(46 if theme().is_dark else 36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(ring)


class EmptyState(QScrollArea):
    """Icon, title, one sentence of benefit, a primary and perhaps a secondary step, templates.

    `primary` and `secondary` are (text, icon name); templates are (key, icon, title, subtitle).
    Signals: `primary`, `secondary`, `template(key)`.
    """

    primary = Signal()
    secondary = Signal()
    template = Signal(str)

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        primary: tuple[str, str],
        secondary: tuple[str, str] | None = None,
        templates: Sequence[Template] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self._title = _centred(Label(title, "title", wrap=True))
        self._text = _centred(Label(text, "body", "text2", wrap=True))
        parts = [
            boxed(row(STRETCH, TwoCircles(icon), STRETCH)),
            self._title,
            boxed(row(STRETCH, (self._text, 100), STRETCH)),
            self._make_steps(primary, secondary),
        ]
        if templates:
            caption = _centred(Label(_("Or start from a template"), "label", "text3", wrap=True))
            parts += [caption, self._make_templates(templates)]
        page = _page(parts)
        self.setWidget(page)
        page.setAutoFillBackground(False)  # which setWidget turned on
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_text(self, title: str, text: str) -> None:
        """Say something else, for example when a filter hides everything."""
        self._title.setText(title)
        self._text.setText(text)

    def _restyle(self) -> None:
        self._text.setMaximumWidth(theme().px(_TEXT_WIDTH))
        self._text.setMinimumWidth(min(theme().px(_TEXT_WIDTH), 240))

    def _make_steps(self, primary: tuple[str, str], secondary: tuple[str, str] | None) -> Flow:
        steps = [Button(primary[0], "primary", primary[1])]
        steps[0].clicked.connect(self.primary)
        if secondary is not None:
            steps.append(Button(secondary[0], "", secondary[1]))
            steps[1].clicked.connect(self.secondary)
        return Flow(steps, gap=8)

    def _make_templates(self, templates: Sequence[Template]) -> Flow:
        cards = []
        for key, icon, title, subtitle in templates:
            card = TemplateCard(icon, title, subtitle)
            card.clicked.connect(partial(self._tell_template, key))
            cards.append(card)
        return Flow(cards)

    def _tell_template(self, key: str, _checked: bool = False) -> None:
        self.template.emit(key)


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label


def _page(parts: list[QWidget]) -> QWidget:
    above, below, gaps = 1, 2, (24, 7, 28, 32, 11)
    page = QWidget()
    layout = column(STRETCH, margins=(16, 16, 16, 16))
    for number, part in enumerate(parts):
        if number:
            layout.addSpacing(gaps[number - 1])
        layout.addWidget(part)
    layout.addStretch(below)
    layout.setStretch(0, above)
    page.setLayout(layout)
    return page

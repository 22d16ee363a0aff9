"""What a tab shows before there is anything in it: the benefit, one step, templates."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.template_card import TemplateCard
from ui.widgets.two_circles import TwoCircles

Template = tuple[str, str, str, str]

_TEXT_WIDTH = 544


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
        self.setViewport(QWidget())  # which has no ground
        self._title = _centred(Label(title, "title", wrap=True))
        self._text = _centred(Label(text, "body", "text2", wrap=True))
        caption = _centred(Label(_("Or start from a template"), "label", "text3", wrap=True))
        self._cards = Flow()
        self._offered: list[Template] = []
        self._offer = boxed(column(32, caption, 11, self._cards))
        self._offer.hide()
        parts = [
            boxed(row(STRETCH, TwoCircles(icon), STRETCH)),
            self._title,
            boxed(row(STRETCH, (self._text, 100), STRETCH)),
            self._make_steps(primary, secondary),
            self._offer,
        ]
        self.set_templates(templates)
        page = _page(parts)
        self.setWidget(page)
        page.setAutoFillBackground(False)  # which setWidget turned on
        self._restyle()
        theme().changed.connect(self._restyle)

    def set_text(self, title: str, text: str) -> None:
        """Say something else, for example when a filter hides everything."""
        self._title.setText(title)
        self._text.setText(text)

    def set_templates(self, templates: Sequence[Template]) -> None:
        """Offer these to start from; cards that stay the same keep the keyboard."""
        if list(templates) == self._offered:
            return
        self._offered = list(templates)
        self._offer.setVisible(bool(templates))
        cards = []
        for key, icon, title, subtitle in templates:
            card = TemplateCard(icon, title, subtitle)
            card.clicked.connect(partial(self._tell_template, key))
            cards.append(card)
        self._cards.set_items(cards)

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

    def _tell_template(self, key: str, _checked: bool = False) -> None:
        self.template.emit(key)


def _centred(label: Label) -> Label:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label


def _page(parts: list[QWidget]) -> QWidget:
    above, below, gaps = 1, 2, (24, 7, 28, 0)
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

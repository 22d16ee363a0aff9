"""What the pair's own rules have against a time: a warning, never a refusal."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.scheduling import SchedulingWarning
from ui.tabs.meeting_notes.wording import objection_words
from ui.theme.theme import theme
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import boxed, row
from ui.widgets.painting import fill_rounded, smooth_painter


class Objections(QWidget):
    """Shows the objections in words; hidden where there are none."""

    def __init__(self, pair: Callable[[], Mentorship]) -> None:
        super().__init__()
        self._pair = pair
        self._words = Label("", "body", "warn", wrap=True)
        mark = IconMark("triangle-alert", "warn", 18)
        boxed(row(mark, (self._words, 1), spacing=10, margins=(12, 10, 12, 10)), self)
        self.hide()

    def show_objections(self, objections: Sequence[SchedulingWarning]) -> None:
        """Show what speaks against the time."""
        pair = self._pair()
        self._words.setText("\n".join(objection_words(one, pair) for one in objections))
        self.setAccessibleName(self._words.text())
        self.setVisible(bool(objections))

    def paintEvent(self, _event: object) -> None:
        """Draw the soft ground."""
        fill_rounded(smooth_painter(self), QRectF(self.rect()), 8, theme().color("warn_soft"))

"""Covers something private while presenting, until it is clicked or asked for by key."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from mentordesk.words import _
from ui.models.presenting import hidden_words, presenting
from ui.theme.icons import LARGE
from ui.theme.theme import theme
from ui.theme.tokens import RADIUS
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.painting import fill_rounded, smooth_painter


class Veil(QWidget):
    """Shows `content`, or a cover in its place; what is covered is out of everybody's reach.

    Uncovered, a record stays so until presenting begins anew or another record is shown.
    """

    covered_changed = Signal(bool)

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self._record_id, self._private, self._revealed = "", False, ""
        self._cover = _Cover()
        self._cover.clicked.connect(self.reveal)
        self._cover.hide()
        boxed(column((content, 1), (self._cover, 1)), self)
        self.setFocusProxy(content)

    def is_covered(self) -> bool:
        """Tell whether the cover is shown."""
        return not self._cover.isHidden()

    def show_record(self, record_id: str, *, private: bool) -> None:
        """Cover the record that is about to be shown, where it has to be."""
        self._record_id, self._private = record_id, private
        self.update_cover()

    def update_cover(self) -> None:
        """Cover or uncover, as things stand: presenting has begun or ended."""
        if not presenting.is_on:
            self._revealed = ""
        hidden = presenting.hides(private=self._private) and self._revealed != self._record_id
        if hidden == self.is_covered():
            return
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        for part, shown in ((self._cover, hidden), (self._content, not hidden)):
            part.setVisible(shown)
        self.setFocusProxy(self._cover.button if hidden else self._content)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.covered_changed.emit(hidden)

    def reveal(self) -> None:
        """Show what is covered."""
        self._revealed = self._record_id
        self.update_cover()


class _Cover(QWidget):
    """An eye that is shut, a sentence and a button; a click anywhere counts."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.button = Button(_("Show"), "", "eye")
        self.button.setAccessibleName(_("Hidden while presenting: show"))
        self.button.clicked.connect(self.clicked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(hidden_words())
        words = Label(hidden_words(), "body", "text2", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        boxed(
            column(
                STRETCH,
                row(STRETCH, IconMark("eye-off", size=LARGE), STRETCH),
                words,
                row(STRETCH, self.button, STRETCH),
                STRETCH,
                spacing=10,
                margins=(16, 16, 16, 16),
            ),
            self,
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a sunken ground."""
        ground = theme().color("sunken")
        fill_rounded(smooth_painter(self), QRectF(self.rect()), RADIUS.CARD, ground)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere shows what is covered."""
        event.accept()
        self.clicked.emit()

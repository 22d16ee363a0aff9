"""A field for a passphrase: an eye that shows what was typed, and a word about Caps Lock."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.words import _
from ui.theme.icons import SMALL, draw_icon
from ui.theme.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.painting import draw_text, mirrored, smooth_painter, text_width

_KEYS = "Ctrl+Shift+H"
_EDGE, _GAP, _ROLE = 3, 5, "caption"


class PassphraseField(QLineEdit):
    """Hides what is typed until the eye is pressed (Ctrl+Shift+H does the same).

    Systems do not tell whether Caps Lock is on; a letter does that comes in the wrong case.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self._caps = False
        self._described = ""
        self._eye = IconButton("eye", "", parent=self)
        self._eye.setCheckable(True)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab leads on to the next field
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._reveal)
        keys = QShortcut(_KEYS, self)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self._eye.toggle)
        self._reveal(False)
        theme().changed.connect(self._place)
        self._place()

    def clear(self) -> None:
        """Forget what was typed, and hide what comes next."""
        super().clear()
        self._eye.setChecked(False)

    def reveal(self) -> None:
        """Show what is in the field."""
        self._eye.setChecked(True)

    def is_shown(self) -> bool:
        """Tell whether what was typed can be read."""
        return self._eye.isChecked()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take note of what a letter tells of Caps Lock."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._show_caps(on=False)  # until the next letter tells
        elif letter.upper() != letter.lower() and len(letter) == 1:
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._show_caps(on=letter.isupper() != shifted)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is true of Caps Lock now may not be true later."""
        self._show_caps(on=False)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and, before the eye, that Caps Lock is on."""
        super().paintEvent(event)
        if not self._caps:
            return
        painter, area, side = smooth_painter(self), QRectF(self.rect()), theme().px(SMALL)
        left = area.width() - self._end_width() + theme().px(_GAP)
        spot = QRectF(left, (area.height() - side) / 2, side, side)
        draw_icon(painter, "triangle-alert", "warn", mirrored(painter, area, spot))
        words = QRectF(spot.right() + theme().px(_GAP), 0, self._words_width(), area.height())
        draw_text(painter, mirrored(painter, area, words), _ROLE, "warn", _caps_words())

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        private = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(self.inputMethodHints() | private)
        self._eye.set_icon("eye-off" if shown else "eye")
        name = _("Hide the passphrase") if shown else _("Show the passphrase")
        self._eye.set_name(name, _KEYS)

    def _show_caps(self, *, on: bool) -> None:
        if on != self._caps:
            if on:
                self._described = self.accessibleDescription()
            self._caps = on
            self.setAccessibleDescription(_caps_words() if on else self._described)
            self._place()
            self.update()

    def _place(self) -> None:
        """Put the eye at the end, and keep the words clear of it."""
        edge = theme().px(_EDGE)
        side = max(0, self.height() - 2 * edge)
        left = edge if self.isRightToLeft() else self.width() - edge - side
        self._eye.setGeometry(left, edge, side, side)
        end = self._end_width()
        self.setTextMargins(*((end, 0, 0, 0) if self.isRightToLeft() else (0, 0, end, 0)))

    def _end_width(self) -> int:
        width = self._eye.width() + theme().px(_EDGE)
        if self._caps:
            width += theme().px(SMALL) + 2 * theme().px(_GAP) + self._words_width()
        return width

    def _words_width(self) -> int:
        return int(text_width(_ROLE, _caps_words())) + 1


def _caps_words() -> str:
    return _("Caps Lock")

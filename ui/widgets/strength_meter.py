"""What a new passphrase is worth: four segments and a word."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mentordesk.vault.strength import Advice, Strength
from mentordesk.words import N_, _
from ui.theme.theme import theme
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column
from ui.widgets.painting import smooth_painter
from ui.widgets.segments import paint_segments

_LEVELS = 4
_TONES = ("bad", "bad", "warn", "ok", "ok")
_WORDS: dict[Advice, str] = {
    Advice.TYPE_SOMETHING: N_("Five or six unrelated words are easy to keep and hard to guess."),
    Advice.MORE_WORDS: N_("Too short: add a word or two."),
    Advice.LESS_COMMON: N_("Too easy to guess: take words that do not belong together."),
    Advice.GOOD: N_("Good. Nobody will guess this."),
}


class StrengthMeter(QWidget):
    """Shows a strength."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = _Bar()
        self._words = Label("", "meta", "text2", wrap=True)
        boxed(column(self._bar, self._words, spacing=6), self)
        self.set_strength(Strength(0.0, 0, Advice.TYPE_SOMETHING))

    def set_strength(self, strength: Strength) -> None:
        """Show a strength, in colour and in words."""
        self._bar.show_level(strength.level)
        self._words.setText(_(_WORDS[strength.advice]))
        self.setAccessibleName(_("Strength: {words}").format(words=self._words.text()))


class _Bar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._level = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        self._level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        color = theme().color(_TONES[self._level])
        paint_segments(smooth_painter(self), QRectF(self.rect()), self._level, _LEVELS, color)

"""Editors of words, choices and numbers."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from mentordesk.words import _
from ui.theme.controls import inset_spin
from ui.theme.theme import theme
from ui.widgets.choice_list import dress_list
from ui.widgets.editor import Editor, leave_wheel_to_page
from ui.widgets.field_spec import Choice, LongText, Number, Text
from ui.widgets.growing_text import GrowingText
from ui.widgets.layout import STRETCH, boxed, row
from ui.widgets.toggle_chip import ToggleChip


class LineEditor(Editor):
    """One line of text."""

    def __init__(self, spec: Text) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setPlaceholderText(spec.placeholder)
        # textChanged, not textEdited: text put in by assistive technology counts as typed
        self._line.textChanged.connect(self._tell_typed)
        self._hold((self._line, 1))

    def field(self) -> QWidget:
        """Return the line."""
        return self._line

    def show_value(self, value: object) -> None:
        """Show a text from its beginning; the same text leaves the cursor where it is."""
        self._known = text = str(value or "")
        if self._line.text() != text:
            with QSignalBlocker(self._line):
                self._line.setText(text)
            self._line.setCursorPosition(0)


class LongTextEditor(Editor):
    """Several lines of text."""

    def __init__(self, spec: LongText) -> None:
        super().__init__()
        self._text = GrowingText()
        self._text.setPlaceholderText(spec.placeholder)
        self._text.textChanged.connect(lambda: self._tell_typed(self._text.toPlainText()))
        self._hold((self._text, 1))

    def field(self) -> QWidget:
        """Return the text."""
        return self._text

    def show_value(self, value: object) -> None:
        """Show a text."""
        self._known = text = str(value or "")
        if self._text.toPlainText() != text:
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)


class ChoiceEditor(Editor):
    """One of a few."""

    def __init__(self, spec: Choice) -> None:
        super().__init__()
        self._box = QComboBox()
        for key, words in spec.choices:
            self._box.addItem(words, key)
        dress_list(self._box.view())
        leave_wheel_to_page(self._box)
        self._box.activated.connect(lambda _at: self._tell_chosen(self._box.currentData()))
        self._hold((self._box, 1))

    def field(self) -> QWidget:
        """Return the box."""
        return self._box

    def is_typed_in(self) -> bool:
        """Nothing is typed here."""
        return False

    def show_value(self, value: object) -> None:
        """Show the choice with that key, the first one for a key that is not known."""
        self._box.setCurrentIndex(max(0, self._box.findData(str(value))))
        self._known = str(value)


class NumberEditor(Editor):
    """A whole number, or nothing where it is optional; the usual ones are a click away."""

    def __init__(self, spec: Number) -> None:
        super().__init__()
        self._optional, self._low = spec.optional, spec.low
        self._spin = _Spin()
        self._spin.setRange(spec.low - 1 if spec.optional else spec.low, spec.high)
        self._spin.setSingleStep(spec.step)
        self._spin.setSuffix(f" {spec.unit}" if spec.unit else "")
        if spec.optional:
            self._spin.setSpecialValueText(_("None"))
        self._usual = [_usual_button(number, spec) for number in spec.usual]
        for number, button in zip(spec.usual, self._usual, strict=True):
            button.clicked.connect(lambda _on, number=number: self._choose(number))
        leave_wheel_to_page(self._spin)
        self._spin.valueChanged.connect(self._tell)
        theme().changed.connect(self._inset)
        self._inset()
        self._hold((self._spin, 1), *self._buttons())

    def field(self) -> QWidget:
        """Return the spin box."""
        return self._spin

    def parts(self) -> Sequence[QWidget]:
        """Return the spin box and the buttons."""
        return (self._spin, *self._usual)

    def show_value(self, value: object) -> None:
        """Show a number, or that there is none."""
        with QSignalBlocker(self._spin):
            self._spin.setValue(value if isinstance(value, int) else self._spin.minimum())
        self._known = value
        self._show_usual()

    def _buttons(self) -> list[QWidget]:
        return [boxed(row(*self._usual, STRETCH, spacing=4))] if self._usual else []

    def _choose(self, number: int) -> None:
        with QSignalBlocker(self._spin):
            self._spin.setValue(number)
        self._show_usual()
        self._tell_chosen(number)

    def _tell(self) -> None:
        self._show_usual()
        self._tell_typed(self._value())

    def _show_usual(self) -> None:
        for button in self._usual:
            button.setChecked(button.text() == self._spin.cleanText())

    def _value(self) -> int | None:
        value = self._spin.value()
        return None if self._optional and value < self._low else value

    def _inset(self) -> None:
        inset_spin(self._spin)


class _Spin(QSpinBox):
    """A spin box whose words for "no number" give way to what is typed, and come back."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type over the words for no number."""
        if self._is_none() and event.text():
            self.selectAll()
        super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        """Step; the first step up from no number gives the least that makes sense."""
        if self._is_none() and steps > 0:
            self.setValue(max(self.minimum() + 1, self.singleStep()))
        else:
            super().stepBy(steps)

    def fixup(self, text: str) -> str:
        """Take a field left empty for no number."""
        empty = not text.removesuffix(self.suffix()).strip()
        if empty and self.specialValueText():
            return self.textFromValue(self.minimum()) + self.suffix()
        return super().fixup(text)

    def _is_none(self) -> bool:
        return bool(self.specialValueText()) and self.text() == self.specialValueText()


def _usual_button(number: int, spec: Number) -> ToggleChip:
    return ToggleChip(str(number), f"{number} {spec.unit}".strip())

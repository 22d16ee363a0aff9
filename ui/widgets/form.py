"""A form that saves itself: typing is told after a pause, a choice at once."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.field_editors import (
    ChoiceEditor,
    DateEditor,
    Editor,
    LineEditor,
    LongTextEditor,
    MomentEditor,
    NumberEditor,
    ZoneEditor,
)
from ui.widgets.field_spec import (
    Choice,
    FieldSpec,
    Hours,
    LocalMoment,
    LongText,
    Number,
    OptionalDate,
    Text,
    Zone,
)
from ui.widgets.hours_editor import HoursEditor
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, row

PAUSE_MS = 400

_EDITORS: dict[type[FieldSpec], Callable[..., Editor]] = {
    Text: LineEditor,
    LongText: LongTextEditor,
    Choice: ChoiceEditor,
    OptionalDate: DateEditor,
    LocalMoment: MomentEditor,
    Number: NumberEditor,
    Zone: ZoneEditor,
    Hours: HoursEditor,
}


class RecordForm(QWidget):
    """Fields below each other, each with its words above and its problem beneath.

    ``edited(name, value)`` is emitted 400 ms after the last key, when the field is left, at
    ``flush()``, or at once for a choice.
    """

    edited = Signal(str, object)

    def __init__(self, specs: Sequence[FieldSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, tuple[QWidget, Label]] = {}
        self._pending: dict[str, object] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        boxed(column(*(self._block(spec) for spec in specs), spacing=14), self)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values, but not over what is being typed or waits to be told."""
        for name, value in values.items():
            editor = self._editors.get(name)
            if editor is None or name in self._pending:
                continue
            if not (editor.typing and editor.field().hasFocus()):
                editor.show_value(value)

    def replace_values(self, values: Mapping[str, object]) -> None:
        """Show the values of another record, whatever has the focus."""
        self.flush()
        for name, value in values.items():
            if name in self._editors:
                self._editors[name].show_value(value)

    def set_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beneath each field; fields not named are right."""
        for name, (block, label) in self._problems.items():
            words = problems.get(name, "")
            label.setText(words)
            block.setVisible(bool(words))
            self._editors[name].field().setAccessibleDescription(words)

    def focus_field(self, name: str) -> None:
        """Give the keyboard to a field."""
        self._editors[name].field().setFocus()

    def focus_first(self) -> None:
        """Give the keyboard to the first field, with its text selected."""
        first = next(iter(self._editors.values())).field()
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    def flush(self) -> None:
        """Tell at once what waits to be told."""
        self._pause.stop()
        pending, self._pending = self._pending, {}
        for name, value in pending.items():
            self.edited.emit(name, value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a field tells its value."""
        if event.type() == QEvent.Type.FocusOut and self._pending:
            self.flush()
        return super().eventFilter(watched, event)

    def _block(self, spec: FieldSpec) -> QWidget:
        editor = _EDITORS[type(spec)](spec)
        editor.field().setAccessibleName(spec.label)
        editor.field().installEventFilter(self)
        editor.changed.connect(lambda value, name=spec.name: self._changed(name, value))
        label = Label(spec.label, "label", "text2")
        label.setBuddy(editor.field())
        problem = Label("", "meta", "bad", wrap=True)
        block = boxed(row(IconMark("circle-alert", "bad", 14), (problem, 1), spacing=6))
        block.hide()
        self._editors[spec.name] = editor
        self._problems[spec.name] = (block, problem)
        return boxed(column(label, editor, block, spacing=6))

    def _changed(self, name: str, value: object) -> None:
        if self._editors[name].typing:
            self._pending[name] = value
            self._pause.start()
        else:
            self.edited.emit(name, value)

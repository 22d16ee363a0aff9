"""A form that saves itself: typing is told after a pause, a choice at once."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.buttons import without_mnemonic
from ui.widgets.date_editors import DateEditor, MomentEditor
from ui.widgets.days_editor import DaysEditor
from ui.widgets.editor import Editor
from ui.widgets.field_editors import ChoiceEditor, LineEditor, LongTextEditor, NumberEditor
from ui.widgets.field_spec import (
    SHORT,
    Choice,
    DayList,
    FieldSpec,
    Hours,
    LocalMoment,
    LongText,
    Number,
    OptionalDate,
    Text,
    Zone,
)
from ui.widgets.form_layout import FormLayout
from ui.widgets.hours_editor import HoursEditor
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.zone_editor import ZoneEditor

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
    DayList: DaysEditor,
}


class RecordForm(QWidget):
    """Fields with their words above and their problem beneath; short ones two in a row.

    ``edited(name, value)`` is emitted 400 ms after the last key, when the field is left, at
    ``flush()``, or at once for a choice. Fields for which there is no value are not shown; with
    `at_first`, only those are made before there are values.
    """

    edited = Signal(str, object)

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        parent: QWidget | None = None,
        at_first: Collection[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._editors: dict[str, Editor] = {}
        self._problems: dict[str, tuple[QWidget, Label]] = {}
        self._pending: dict[str, object] = {}
        self._later: dict[str, object] = {}  # what to show in a field once it is left
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._tell_pending)
        self._specs = {spec.name: spec for spec in specs}
        self._layout = FormLayout(self, tuple(self._specs))
        self._shown: frozenset[str] = frozenset()
        self.show_only(self._specs if at_first is None else at_first)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values, but not over what is being typed or waits to be told.

        What came in meanwhile is shown when the field is left. A value that is wrong stays, so that
        it can be mended.
        """
        for name, value in values.items():
            editor = self._editors.get(name)
            if editor is None or self._problems[name][1].text():
                continue
            if name in self._pending or editor.is_typed_in():
                self._later[name] = value
            else:
                editor.show_value(value)

    def replace_values(self, values: Mapping[str, object]) -> None:
        """Show the values of another record, whatever has the focus."""
        self.flush()
        self._later.clear()
        self.show_only(values)
        for name, value in values.items():
            if name in self._editors:
                self._editors[name].show_value(value)

    def show_only(self, names: Collection[str]) -> None:
        """Show the fields of those names; they are made when they are first needed."""
        shown = frozenset(names) & self._specs.keys()
        if shown == self._shown:
            return
        begins, self._shown = not self._editors, shown
        wanted = shown - self._editors.keys()
        missing = [spec for name, spec in self._specs.items() if name in wanted]
        for spec in missing:
            block = self._block(spec)
            self._layout.add_field(spec.name, block, short=isinstance(spec, SHORT))
        self._layout.show_only(shown)
        if missing and not begins:
            self._order_by_tab()

    def set_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beneath each field; fields not named are right."""
        for name, (block, label) in self._problems.items():
            words = problems.get(name, "")
            label.setText(words)
            block.setVisible(bool(words))
            self._editors[name].show_problem(words)

    def focus_field(self, name: str) -> None:
        """Give the keyboard to a field."""
        field = self._editors[name].field()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.end(False)

    def focus_first(self) -> None:
        """Give the keyboard to the first field, with its text selected."""
        first = self._editors[next(name for name in self._specs if name in self._shown)].field()
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(first, QLineEdit):
            first.selectAll()

    def flush(self) -> None:
        """Tell at once what waits to be told."""
        for editor in self._editors.values():
            editor.settle()
        self._tell_pending()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving a field tells its value; a menu or list of its own does not count."""
        if _is_left(event):
            self._tell_pending()
            self._catch_up()
        return super().eventFilter(watched, event)

    def _order_by_tab(self) -> None:
        """Let Tab go through the fields as they stand, whenever each was made."""
        editors = [self._editors[name] for name in self._specs if name in self._editors]
        parts = [part for editor in editors for part in editor.parts()]
        for one, following in pairwise(parts):
            QWidget.setTabOrder(one, following)

    def _tell_pending(self) -> None:
        self._pause.stop()
        pending, self._pending = self._pending, {}
        for name, value in pending.items():
            self._later.pop(name, None)  # an answer to older words
            self.edited.emit(name, value)

    def _catch_up(self) -> None:
        """Show what came in for a field while it was typed in, unless it was changed since."""
        later, self._later = self._later, {}
        self.set_values(later)

    def _block(self, spec: FieldSpec) -> QWidget:
        editor = _EDITORS[type(spec)](spec)
        name = spec.name
        editor.set_name(without_mnemonic(spec.label))
        for part in editor.parts():
            part.installEventFilter(self)
        editor.typed.connect(lambda value: self._typed(name, value))
        editor.chosen.connect(lambda value: self._chosen(name, value))
        label = Label(spec.label, "label", "text2")
        label.setBuddy(editor.field())
        problem = Label("", "meta", "bad", wrap=True)
        sign = column(IconMark("circle-alert", "bad", 14), STRETCH, margins=(0, 1, 0, 0))
        block = boxed(row(sign, (problem, 1), spacing=6))
        block.hide()
        self._editors[name] = editor
        self._problems[name] = (block, problem)
        return boxed(column(label, editor, block, spacing=6))

    def _typed(self, name: str, value: object) -> None:
        self._later.pop(name, None)
        self._pending[name] = value
        self._pause.start()

    def _chosen(self, name: str, value: object) -> None:
        self._later.pop(name, None)
        self._pending.pop(name, None)
        self._tell_pending()
        self.edited.emit(name, value)


def _is_left(event: QEvent) -> bool:
    """Tell whether a field loses the keyboard for good, not to its own list or menu."""
    if not isinstance(event, QFocusEvent) or event.gotFocus():
        return False
    return event.reason() != Qt.FocusReason.PopupFocusReason

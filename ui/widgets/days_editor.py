"""Spans of days, each with a few words: holidays, or days that are left free."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from mentordesk.domain.terms import Days
from mentordesk.words import _
from ui.widgets.buttons import Button, IconButton
from ui.widgets.date_editors import dress_date_field
from ui.widgets.editor import Editor
from ui.widgets.field_spec import DayList
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_WEEK = timedelta(days=6)


class DaysEditor(Editor):
    """Values are tuples of ``Days``; a button adds a span, another beside each takes it away."""

    def __init__(self, spec: DayList) -> None:
        super().__init__()
        self._lines: list[_Line] = []
        self._add = Button(spec.add or _("Add days"), "ghost", "plus")
        self._add.clicked.connect(self._begin)
        self._listed = QVBoxLayout()
        self._listed.setSpacing(10)
        boxed(column(self._listed, row(self._add, STRETCH), spacing=6), self)
        self._known: object = ()
        self.setFocusProxy(self._add)

    def field(self) -> QWidget:
        """Return what the keyboard goes to: the first span, or the button that adds one."""
        return self._lines[0].first if self._lines else self._add

    def parts(self) -> Sequence[QWidget]:
        """Return the button and all fields there are now."""
        return (self._add, *(part for line in self._lines for part in line.parts()))

    def set_name(self, name: str) -> None:
        """Name the whole; each field has a name of its own."""
        self.setAccessibleName(name)
        self._add.setAccessibleName(f"{name}: {self._add.text()}")

    def is_typed_in(self) -> bool:
        """Tell whether a date or the words of a span have the keyboard."""
        return any(part.hasFocus() for line in self._lines for part in line.parts())

    def show_value(self, value: object) -> None:
        """Show spans of days."""
        spans = value if isinstance(value, tuple) else ()
        if spans != self._value():
            for line in self._lines:
                line.hide()
                line.deleteLater()
            self._lines = []
            for days in spans:
                self._put(days)
        self._known = spans

    def _put(self, days: Days) -> "_Line":
        line = _Line(days, len(self._lines) + 1)
        line.changed.connect(lambda: self._tell_typed(self._value()))
        line.removed.connect(lambda: self._take_away(line))
        for part in line.parts():
            for form in self._watchers():
                part.installEventFilter(form)
        self._lines.append(line)
        self._listed.addWidget(line)
        return line

    def _watchers(self) -> Sequence[QWidget]:
        """Return the form that wants to know when one of its fields is left."""
        parent = self.parentWidget()
        while parent is not None and not hasattr(parent, "set_problems"):
            parent = parent.parentWidget()
        return () if parent is None else (parent,)

    def _begin(self) -> None:
        today = date.today()  # noqa: DTZ011 - where the user is
        line = self._put(Days(first=today, last=today + _WEEK))
        line.first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_chosen(self._value())

    def _take_away(self, line: "_Line") -> None:
        self._lines.remove(line)
        self._tell_chosen(self._value())  # before the focus goes: what waits for that is older
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        line.hide()
        line.deleteLater()

    def _value(self) -> tuple[Days, ...]:
        return tuple(line.days() for line in self._lines)


class _Line(QWidget):
    """From, to, and what for."""

    changed = Signal()
    removed = Signal()

    def __init__(self, days: Days, number: int) -> None:
        super().__init__()
        self.first, self._last = _date(days.first), _date(days.last)
        self._label = QLineEdit(days.label)
        self._label.setPlaceholderText(_("What for (if you like)"))
        remove = IconButton("x", _("Take these days away"))
        self._parts = (self.first, self._last, self._label, remove)
        names = (_("From"), _("To, that day included"), _("What for"), _("Take these days away"))
        for part, name in zip(self._parts, names, strict=True):
            part.setAccessibleName(f"{name}, {number}")
        self.first.dateChanged.connect(self._pull)
        self._last.dateChanged.connect(self.changed)
        self._label.textEdited.connect(self.changed)
        remove.clicked.connect(self.removed)
        span = row((self.first, 1), Label("–", "body", "text3"), (self._last, 1), spacing=6)
        boxed(column(span, row((self._label, 1), remove, spacing=6), spacing=6), self)

    def parts(self) -> Sequence[QWidget]:
        """Return the fields and the button."""
        return self._parts

    def days(self) -> Days:
        """Return what is shown."""
        found = Days(first=_day(self.first), last=_day(self._last))
        return replace(found, label=self._label.text())

    def _pull(self, first: QDate) -> None:
        """An end that lies before its start comes along."""
        if self._last.date() < first:
            self._last.setDate(first)
        self.changed.emit()


def _date(day: date) -> QDateEdit:
    field = QDateEdit()
    dress_date_field(field)
    field.setDate(QDate(day.year, day.month, day.day))
    return field


def _day(field: QDateEdit) -> date:
    shown = field.date()
    return date(shown.year(), shown.month(), shown.day())

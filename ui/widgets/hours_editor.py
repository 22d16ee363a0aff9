"""Days of the week and a span of hours on them."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QLocale, QSignalBlocker, QTime
from PySide6.QtWidgets import QTimeEdit, QWidget

from mentordesk.domain.rules import Weekday, Window
from mentordesk.words import _
from ui.theme.controls import inset_spin
from ui.theme.theme import theme
from ui.widgets import zone_names
from ui.widgets.buttons import Button, IconButton
from ui.widgets.date_editors import read_left_to_right
from ui.widgets.editor import Editor, leave_wheel_to_page
from ui.widgets.field_spec import Hours
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.toggle_chip import ToggleChip

_DAYS = 7
_NIGHT = (time(21, 0), time(7, 0))


class HoursEditor(Editor):
    """A window of hours, or none: a button begins one, another takes it away."""

    def __init__(self, spec: Hours) -> None:
        super().__init__()
        self._zone = spec.zone
        self._days = [_day_button(day) for day in range(_DAYS)]
        first = QLocale().firstDayOfWeek().value - 1
        self._in_order = self._days[first:] + self._days[:first]
        self._start, self._end = QTimeEdit(), QTimeEdit()
        self._start.setAccessibleName(_("From"))
        self._end.setAccessibleName(_("To"))
        self._begin = Button(_("Set hours"), "ghost", "clock")
        self._remove = IconButton("x", _("Remove the hours"))
        self._where = Label("", "caption", "text3", wrap=True)
        self._fields = QWidget()
        self._compose()
        self._connect()
        self.show_value(None)

    def field(self) -> QWidget:
        """Return what the keyboard goes to: the first day, or the button that sets hours."""
        return self._begin if self._fields.isHidden() else self._in_order[0]

    def parts(self) -> Sequence[QWidget]:
        """Return all buttons and both times."""
        return (self._begin, *self._in_order, self._start, self._end, self._remove)

    def set_name(self, name: str) -> None:
        """Name the whole; each button and time has a name of its own."""
        self.setAccessibleName(name)
        self._begin.setAccessibleName(f"{name}, {self._begin.text()}")

    def is_typed_in(self) -> bool:
        """Tell whether one of the times has the keyboard."""
        return self._start.hasFocus() or self._end.hasFocus()

    def show_value(self, value: object) -> None:
        """Show a window, or that there is none."""
        self._known = window = value if isinstance(value, Window) else None
        self._show(window)

    def _show(self, window: Window | None) -> None:
        self._begin.setVisible(window is None)
        self._fields.setVisible(window is not None)
        self.setFocusProxy(self.field())
        if window is None:
            return
        self._zone = window.zone
        for day, button in enumerate(self._days):
            button.setChecked(Weekday(day) in window.days)
        for edit, clock in ((self._start, window.start), (self._end, window.end)):
            if _clock(edit.time()) != clock:
                with QSignalBlocker(edit):
                    edit.setTime(QTime(clock.hour, clock.minute))
        self._tell_place()

    def _compose(self) -> None:
        days = row(*self._in_order, STRETCH, spacing=4)
        dash = Label("–", "body", "text3")
        hours = row(self._start, dash, self._end, self._remove, STRETCH, spacing=6)
        boxed(column(days, 8, hours, 6, self._where), self._fields)
        boxed(column(row(self._begin, STRETCH), self._fields), self)
        for edit in (self._start, self._end):
            read_left_to_right(edit)
            leave_wheel_to_page(edit)
        theme().changed.connect(self._inset)
        self._inset()

    def _connect(self) -> None:
        for button in self._days:
            button.clicked.connect(lambda _on: self._tell_chosen(self._window()))
        for edit in (self._start, self._end):
            edit.timeChanged.connect(self._tell_hours)
        self._begin.clicked.connect(self._start_window)
        self._remove.clicked.connect(self._end_window)

    def _start_window(self) -> None:
        start, end = _NIGHT
        window = Window(days=tuple(Weekday), start=start, end=end, zone=self._zone)
        self._show(window)
        self._start.setFocus()
        self._tell_chosen(window)

    def _end_window(self) -> None:
        self._show(None)
        self._begin.setFocus()
        self._tell_chosen(None)

    def _tell_hours(self) -> None:
        self._tell_place()
        self._tell_typed(self._window())

    def _window(self) -> Window:
        days = tuple(Weekday(day) for day, button in enumerate(self._days) if button.isChecked())
        start, end = (_clock(edit.time()) for edit in (self._start, self._end))
        return Window(days=days, start=start, end=end, zone=self._zone)

    def _tell_place(self) -> None:
        over_night = self._end.time() <= self._start.time()
        words = _("{city} time, until the next day") if over_night else _("{city} time")
        self._where.setText(words.format(city=zone_names.city(self._zone)))

    def _inset(self) -> None:
        for edit in (self._start, self._end):
            inset_spin(edit)


def _day_button(day: int) -> ToggleChip:
    locale, form = QLocale(), QLocale.FormatType
    short = locale.standaloneDayName(day + 1, form.ShortFormat)
    return ToggleChip(short, locale.standaloneDayName(day + 1, form.LongFormat))


def _clock(shown: QTime) -> time:
    return time(shown.hour(), shown.minute())

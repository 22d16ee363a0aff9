"""Days of the week and a span of hours on them."""

from datetime import time

from PySide6.QtCore import QLocale, Qt, QTime
from PySide6.QtWidgets import QTimeEdit, QToolButton, QWidget

from mentordesk.domain.rules import Weekday, Window
from mentordesk.words import _
from ui.widgets.buttons import Button
from ui.widgets.field_editors import Editor
from ui.widgets.field_spec import Hours
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_DAYS = 7
_NIGHT = (time(21, 0), time(7, 0))


class HoursEditor(Editor):
    """A window of hours, or none: "Set hours" begins one, "Remove" ends it."""

    def __init__(self, spec: Hours) -> None:
        super().__init__()
        self._zone = spec.zone
        self._days = [_day_button(day) for day in range(_DAYS)]
        self._start, self._end = QTimeEdit(), QTimeEdit()
        self._start.setAccessibleName(_("From"))
        self._end.setAccessibleName(_("To"))
        self._begin = Button(_("Set hours"), "ghost", "clock")
        self._remove = Button(_("Remove"), "ghost", "x")
        self._city = Label("", "caption", "text3")
        self._fields = QWidget()
        self._compose()
        self.show_value(None)

    def field(self) -> QWidget:
        """Return the first button."""
        return self._begin

    def show_value(self, value: object) -> None:
        """Show a window, or that there is none."""
        window = value if isinstance(value, Window) else None
        self._begin.setVisible(window is None)
        self._fields.setVisible(window is not None)
        if window is None:
            return
        self._zone = window.zone
        self._city.setText(window.zone.rpartition("/")[2].replace("_", " "))
        for day, button in enumerate(self._days):
            button.setChecked(Weekday(day) in window.days)
        for edit, clock in ((self._start, window.start), (self._end, window.end)):
            edit.blockSignals(True)
            edit.setTime(QTime(clock.hour, clock.minute))
            edit.blockSignals(False)

    def _compose(self) -> None:
        first = QLocale().firstDayOfWeek().value - 1
        order = [self._days[(first + at) % _DAYS] for at in range(_DAYS)]
        hours = row(
            self._start, Label("–", "body", "text3"), self._end, self._city, STRETCH, spacing=8
        )
        bottom = row(self._remove, STRETCH)
        boxed(column(row(*order, STRETCH, spacing=4), 8, hours, 4, bottom), self._fields)
        boxed(column(row(self._begin, STRETCH), self._fields), self)
        for button in self._days:
            button.clicked.connect(self._tell)
        for edit in (self._start, self._end):
            edit.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            edit.timeChanged.connect(self._tell)
        self._begin.clicked.connect(self._start_window)
        self._remove.clicked.connect(self._end_window)

    def _start_window(self) -> None:
        start, end = _NIGHT
        window = Window(days=tuple(Weekday), start=start, end=end, zone=self._zone)
        self.show_value(window)
        self._start.setFocus()
        self.changed.emit(window)

    def _end_window(self) -> None:
        self.show_value(None)
        self._begin.setFocus()
        self.changed.emit(None)

    def _tell(self) -> None:
        days = tuple(Weekday(day) for day, button in enumerate(self._days) if button.isChecked())
        start, end = (_clock(edit.time()) for edit in (self._start, self._end))
        self.changed.emit(Window(days=days, start=start, end=end, zone=self._zone))


def _day_button(day: int) -> QToolButton:
    locale = QLocale()
    button = QToolButton()
    button.setCheckable(True)
    button.setText(locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat))
    button.setAccessibleName(locale.standaloneDayName(day + 1, QLocale.FormatType.LongFormat))
    return button


def _clock(shown: QTime) -> time:
    return time(shown.hour(), shown.minute())

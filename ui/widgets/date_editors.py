"""Editors of dates and of moments: by keyboard, or from a calendar (Alt+Down)."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, QEvent, QObject, QPointF, QSignalBlocker, Qt, QTime, QTimeZone
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QCalendarWidget, QDateEdit, QDateTimeEdit, QWidget

from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.editor import Editor, leave_wheel_to_page
from ui.widgets.field_spec import LocalMoment, OptionalDate

_NONE = QDate(1900, 1, 1)
_TWO_DIGITS = re.compile(r"(?<!y)yy(?!y)")
_CALENDAR = (296, 240)
_MARKS = re.compile("[\u200e\u200f\u061c]")  # of direction
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class DateEditor(Editor):
    """A date, or none; the button beside it takes the date away."""

    def __init__(self, _spec: OptionalDate) -> None:
        super().__init__()
        self._date = _OptionalDateField()
        self._clear = IconButton("x", _("No date"))
        self._clear.clicked.connect(self._take_away)
        self._date.dateChanged.connect(self._picked)
        self._hold((self._date, 1), self._clear)

    def field(self) -> QWidget:
        """Return the date field."""
        return self._date

    def parts(self) -> Sequence[QWidget]:
        """Return the date field and the button."""
        return self._date, self._clear

    def is_typed_in(self) -> bool:
        """Tell whether the date field has the keyboard."""
        return self._date.hasFocus()

    def show_value(self, value: object) -> None:
        """Show a date, or that there is none."""
        shown = QDate(value.year, value.month, value.day) if isinstance(value, date) else _NONE
        if shown != self._date.date():
            with QSignalBlocker(self._date):
                self._date.setDate(shown)
        self._clear.setEnabled(shown != _NONE)
        self._known = _day(shown)

    def _take_away(self) -> None:
        self._date.setFocus(Qt.FocusReason.OtherFocusReason)
        with QSignalBlocker(self._date):
            self._date.setDate(_NONE)
        self._clear.setEnabled(False)
        self._tell_chosen(None)

    def _picked(self, picked: QDate) -> None:
        self._clear.setEnabled(picked != _NONE)
        self._tell_typed(_day(picked))


class MomentEditor(Editor):
    """A date and a time of day on the wall clock."""

    def __init__(self, _spec: LocalMoment) -> None:
        super().__init__()
        self._moment = _MomentField()
        self._moment.dateTimeChanged.connect(lambda _moment: self._tell_typed(self._value()))
        self._hold((self._moment, 1))

    def field(self) -> QWidget:
        """Return the field."""
        return self._moment

    def show_value(self, value: object) -> None:
        """Show a naive moment."""
        if isinstance(value, datetime) and value != self._value():
            with QSignalBlocker(self._moment):
                self._moment.setDate(QDate(value.year, value.month, value.day))
                self._moment.setTime(QTime(value.hour, value.minute))
        self._known = self._value()

    def _value(self) -> datetime:
        day, clock = self._moment.date(), self._moment.time()
        return datetime(  # noqa: DTZ001 - a wall-clock time, whose zone is a field of its own
            day.year(), day.month(), day.day(), clock.hour(), clock.minute()
        )


class _MomentField(QDateTimeEdit):
    """A field with a calendar that opens by Alt+Down and F4 too."""

    def __init__(self) -> None:
        super().__init__()
        self.setTimeZone(QTimeZone.utc())  # a wall clock: no zone of this computer's
        dress_date_field(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar, or type."""
        if opens_calendar(event):
            open_calendar(self)
        else:
            super().keyPressEvent(event)


class _OptionalDateField(QDateEdit):
    """A date field that knows of no date: typing and stepping begin at today."""

    def __init__(self) -> None:
        super().__init__()
        dress_date_field(self)
        self.setMinimumDate(_NONE)
        self.setDate(_NONE)
        self.setSpecialValueText(_("No date"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type a date, open the calendar, or take away a date that is selected as a whole."""
        whole = self.lineEdit().selectedText() == self.text()
        rubbed_out = event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if opens_calendar(event):
            open_calendar(self)
        elif self._is_none() and event.text().isdigit():
            self._begin(self.sectionAt(0))
            super().keyPressEvent(event)
        elif rubbed_out and (whole or self._is_none()):
            self.setDate(_NONE)
        else:
            super().keyPressEvent(event)

    def stepBy(self, steps: int) -> None:
        """Step; the first step from no date gives today."""
        if self._is_none():
            self._begin(QDateEdit.Section.DaySection)
        else:
            super().stepBy(steps)

    def stepEnabled(self) -> QDateEdit.StepEnabledFlag:
        """Today can be reached by both arrows where there is no date."""
        both = QDateEdit.StepEnabledFlag.StepUpEnabled | QDateEdit.StepEnabledFlag.StepDownEnabled
        return both if self._is_none() else super().stepEnabled()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the calendar on today rather than on the year 1900."""
        super().mousePressEvent(event)
        if self._is_none():
            with QSignalBlocker(self.calendarWidget()):  # looked at, not chosen yet
                self.calendarWidget().setSelectedDate(QDate.currentDate())

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go on at once where there is no date: Qt looks for its parts, and never comes out."""
        if self._is_none():
            return QWidget.focusNextPrevChild(self, following)
        return super().focusNextPrevChild(following)

    def _is_none(self) -> bool:
        return self.date() == _NONE

    def _begin(self, section: QDateEdit.Section) -> None:
        self.setDate(QDate.currentDate())
        self.setSelectedSection(section)


def dress_date_field(edit: QDateTimeEdit) -> None:
    """Give `edit` a calendar in the look of the theme, and years of four digits."""
    edit.setCalendarPopup(True)
    read_left_to_right(edit)
    edit.setDisplayFormat(_TWO_DIGITS.sub("yyyy", edit.displayFormat()))
    _CalendarLook(edit.calendarWidget())
    leave_wheel_to_page(edit)


class _CalendarLook(QObject):
    """Keeps a calendar in the colours of the theme."""

    def __init__(self, calendar: QCalendarWidget) -> None:
        super().__init__(calendar)
        self._calendar = calendar
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = calendar.layout()
        if layout is not None:
            layout.setContentsMargins(1, 1, 1, 1)  # so that its edge is seen
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        theme().changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._calendar.setMinimumSize(*(theme().px(side) for side in _CALENDAR))
        self._calendar.setHeaderTextFormat(_ink("text"))
        for day in _WEEKEND:  # red, unless it is told otherwise
            self._calendar.setWeekdayTextFormat(day, _ink("text"))


def read_left_to_right(edit: QDateTimeEdit) -> None:
    """Let the digits of `edit` run as digits do in every script.

    In a window that reads right to left, Qt would turn 16:00 into 00:16.
    """
    pattern = _MARKS.sub("", edit.displayFormat())  # asked first: afterwards it is turned round
    edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    edit.setDisplayFormat(pattern)


def opens_calendar(event: QKeyEvent) -> bool:
    """Tell whether `event` asks for the calendar, as it asks for the list of a combo box."""
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down)


def open_calendar(edit: QDateTimeEdit) -> None:
    """Open the calendar of `edit`. Qt has no call for this: press its arrow."""
    x = 8 if edit.isRightToLeft() else edit.width() - 8
    spot = QPointF(x, edit.height() / 2)
    left = Qt.MouseButton.LeftButton
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        down = left if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        none = Qt.KeyboardModifier.NoModifier
        press = QMouseEvent(kind, spot, edit.mapToGlobal(spot), left, down, none)
        QApplication.sendEvent(edit, press)


def _day(shown: QDate) -> date | None:
    return None if shown == _NONE else date(shown.year(), shown.month(), shown.day())


def _ink(token: str) -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme().color(token)))
    return look

"""One editor for each kind of field: shows a value, tells when a person changed it."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QEvent, QObject, QSize, Qt, QTime, QTimeZone, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDateTimeEdit,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from mentordesk.domain import zones
from mentordesk.words import _
from ui.theme.theme import theme
from ui.widgets.buttons import IconButton
from ui.widgets.field_spec import (
    Choice,
    LocalMoment,
    LongText,
    Number,
    OptionalDate,
    Text,
    Zone,
)
from ui.widgets.layout import boxed, row

_MOST_LINES = 9


class Editor(QWidget):
    """Base of all: ``changed`` is emitted for a person's edits only.

    ``typing`` tells whether the change is part of a stretch of typing, which is saved after a
    pause, or a choice, which is saved at once.
    """

    changed = Signal(object)
    typing = False

    def field(self) -> QWidget:
        """Return the widget that takes the keyboard."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show a value."""
        raise NotImplementedError

    def _hold(self, *parts: QWidget | tuple[QWidget, int]) -> None:
        boxed(row(*parts, spacing=6), self)
        self.setFocusProxy(self.field())


class LineEditor(Editor):
    """One line of text."""

    typing = True

    def __init__(self, spec: Text) -> None:
        super().__init__()
        self._line = QLineEdit()
        self._line.setPlaceholderText(spec.placeholder)
        # textChanged, not textEdited: text put in by assistive technology counts as typed
        self._line.textChanged.connect(self.changed.emit)
        self._hold((self._line, 1))

    def field(self) -> QWidget:
        """Return the line."""
        return self._line

    def show_value(self, value: object) -> None:
        """Show a text; the cursor stays where it is."""
        if self._line.text() != str(value or ""):
            self._line.blockSignals(True)
            self._line.setText(str(value or ""))
            self._line.blockSignals(False)


class GrowingText(QTextEdit):
    """Several lines; as high as its text, up to a limit; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setProperty("field", True)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self.edited)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return a height of two lines at least, and nine at most."""
        line = self.fontMetrics().lineSpacing()
        margins = self.height() - self.viewport().height() + theme().px(2)
        text = self.document().size().height() - 2 * self.document().documentMargin()
        inside = min(max(2 * line, text), _MOST_LINES * line) + 2 * self.document().documentMargin()
        return QSize(theme().px(200), round(inside + margins))

    def minimumSizeHint(self) -> QSize:
        """Return the height of the text; the width may be small."""
        return QSize(theme().px(120), self.sizeHint().height())


class LongTextEditor(Editor):
    """Several lines of text."""

    typing = True

    def __init__(self, spec: LongText) -> None:
        super().__init__()
        self._text = GrowingText()
        self._text.setPlaceholderText(spec.placeholder)
        self._text.edited.connect(lambda: self.changed.emit(self._text.toPlainText()))
        self._hold((self._text, 1))

    def field(self) -> QWidget:
        """Return the text."""
        return self._text

    def show_value(self, value: object) -> None:
        """Show a text."""
        if self._text.toPlainText() != str(value or ""):
            self._text.blockSignals(True)
            self._text.setPlainText(str(value or ""))
            self._text.blockSignals(False)


class ChoiceEditor(Editor):
    """One of a few."""

    def __init__(self, spec: Choice) -> None:
        super().__init__()
        self._box = QComboBox()
        for key, words in spec.choices:
            self._box.addItem(words, key)
        _no_wheel(self._box)
        self._box.activated.connect(lambda _at: self.changed.emit(self._box.currentData()))
        self._hold((self._box, 1))

    def field(self) -> QWidget:
        """Return the box."""
        return self._box

    def show_value(self, value: object) -> None:
        """Show the choice with that key."""
        self._box.setCurrentIndex(max(0, self._box.findData(str(value))))


class DateEditor(Editor):
    """A date, or none; the button beside it takes the date away."""

    _NONE = QDate(1900, 1, 1)

    def __init__(self, _spec: OptionalDate) -> None:
        super().__init__()
        self._date = QDateEdit()
        self._date.setCalendarPopup(True)
        self._date.setMinimumDate(self._NONE)
        self._date.setSpecialValueText(_("No date"))
        _no_wheel(self._date)
        self._clear = IconButton("x", _("No date"))
        self._clear.clicked.connect(lambda: self._choose(None))
        self._date.dateChanged.connect(self._picked)
        self._date.installEventFilter(self)
        self._hold((self._date, 1), self._clear)

    def field(self) -> QWidget:
        """Return the date field."""
        return self._date

    def show_value(self, value: object) -> None:
        """Show a date, or that there is none."""
        shown = QDate(value.year, value.month, value.day) if isinstance(value, date) else self._NONE
        self._date.blockSignals(True)
        self._date.setDate(shown)
        self._date.blockSignals(False)
        self._clear.setEnabled(shown != self._NONE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the calendar on today rather than on the year 1900."""
        if event.type() == QEvent.Type.MouseButtonPress and self._date.date() == self._NONE:
            self._date.calendarWidget().setSelectedDate(QDate.currentDate())
        return super().eventFilter(watched, event)

    def _choose(self, value: date | None) -> None:
        self.show_value(value)
        self.changed.emit(value)

    def _picked(self, picked: QDate) -> None:
        none = picked == self._NONE
        self._clear.setEnabled(not none)
        self.changed.emit(None if none else date(picked.year(), picked.month(), picked.day()))


class MomentEditor(Editor):
    """A date and a time of day."""

    def __init__(self, _spec: LocalMoment) -> None:
        super().__init__()
        self._moment = QDateTimeEdit()
        self._moment.setCalendarPopup(True)
        self._moment.setTimeZone(QTimeZone.utc())  # a wall clock: no zone of this computer's
        _no_wheel(self._moment)
        self._moment.dateTimeChanged.connect(lambda moment: self.changed.emit(_naive(moment)))
        self._hold((self._moment, 1))

    def field(self) -> QWidget:
        """Return the field."""
        return self._moment

    def show_value(self, value: object) -> None:
        """Show a naive moment."""
        if isinstance(value, datetime):
            day, clock = QDate(value.year, value.month, value.day), value.time()
            self._moment.blockSignals(True)
            self._moment.setDate(day)
            self._moment.setTime(QTime(clock.hour, clock.minute))
            self._moment.blockSignals(False)


class NumberEditor(Editor):
    """A whole number, or nothing where it is optional."""

    def __init__(self, spec: Number) -> None:
        super().__init__()
        self._optional = spec.optional
        self._low = spec.low
        self._spin = QSpinBox()
        self._spin.setRange(spec.low - 1 if spec.optional else spec.low, spec.high)
        self._spin.setSingleStep(spec.step)
        self._spin.setSuffix(f" {spec.unit}" if spec.unit else "")
        if spec.optional:
            self._spin.setSpecialValueText(_("None"))
        _no_wheel(self._spin)
        self._spin.valueChanged.connect(lambda _n: self.changed.emit(self._value()))
        self._hold((self._spin, 1))

    def field(self) -> QWidget:
        """Return the field."""
        return self._spin

    def show_value(self, value: object) -> None:
        """Show a number, or that there is none."""
        self._spin.blockSignals(True)
        self._spin.setValue(value if isinstance(value, int) else self._spin.minimum())
        self._spin.blockSignals(False)

    def _value(self) -> int | None:
        value = self._spin.value()
        return None if self._optional and value < self._low else value


class ZoneEditor(Editor):
    """A time zone: type any part of its name."""

    def __init__(self, _spec: Zone) -> None:
        super().__init__()
        self._box = QComboBox()
        self._box.setEditable(True)
        self._box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._box.addItems(sorted(zones.known_zones()))
        completer = QCompleter(self._box.model(), self._box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._box.setCompleter(completer)
        _no_wheel(self._box)
        self._box.activated.connect(lambda _at: self._tell())
        line = self._box.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._tell)
        self._told = ""
        self._hold((self._box, 1))

    def field(self) -> QWidget:
        """Return the box."""
        return self._box

    def show_value(self, value: object) -> None:
        """Show a zone."""
        self._told = str(value or "")
        self._box.setCurrentText(self._told)

    def _tell(self) -> None:
        typed = self._box.currentText().strip().replace(" ", "_")
        if typed != self._told:
            self._told = typed
            self.changed.emit(typed)


class _WheelGuard(QObject):
    """A wheel over a field that is not being edited scrolls the page, not the value."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page."""
        unfocused = isinstance(watched, QWidget) and not watched.hasFocus()
        if isinstance(event, QWheelEvent) and unfocused:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _no_wheel(widget: QComboBox | QAbstractSpinBox) -> None:
    widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    widget.installEventFilter(_WheelGuard(widget))


def _naive(moment: QDateTime) -> datetime:
    day, clock = moment.date(), moment.time()
    return datetime(  # noqa: DTZ001 - a wall-clock time, whose zone is a field of its own
        day.year(), day.month(), day.day(), clock.hour(), clock.minute()
    )

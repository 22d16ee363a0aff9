"""Dates, times and numbers as the user's locale writes them (``ports.Formats``)."""

import re
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

# What a locale's long date has besides day and month, with what joins it on.
_YEAR = re.compile(r"[\s,./-]*(?:'[^']*'\s*)*y+(?:[\s.]*(?:'[^']*'|г\.))*\s*")
_WEEKDAY = re.compile(r"d{4}[\s,]*|[\s,]*d{4}")


class LocaleFormats:
    """Formats by QLocale."""

    def __init__(self, locale: QLocale | None = None) -> None:
        self._locale = locale or QLocale()
        whole = self._locale.dateFormat(QLocale.FormatType.LongFormat)
        self._day_year = _WEEKDAY.sub("", whole).strip(" ,")
        self._day = _YEAR.sub("", self._day_year).strip(" ,") or "d MMMM"
        self._short = self._day.replace("MMMM", "MMM")

    def day(self, day: date) -> str:
        """Return "18 December", with the year where it is not the present one."""
        this_year = day.year == QDate.currentDate().year()
        near = abs(QDate.currentDate().daysTo(_qdate(day))) < 180
        return self._write(day, self._day if this_year or near else self._day_year)

    def short_day(self, day: date) -> str:
        """Return "18 Dec"."""
        return self._write(day, self._short)

    def long_day(self, day: date) -> str:
        """Return the weekday, day, month and year."""
        return self._locale.toString(_qdate(day), QLocale.FormatType.LongFormat)

    def weekday_day(self, day: date) -> str:
        """Return "Thursday, 26 Nov"."""
        return f"{self._write(day, 'dddd')}, {self.short_day(day)}"

    def month(self, day: date) -> str:
        """Return "November", with the year where it is not the present one."""
        name = self._locale.standaloneMonthName(day.month)
        name = name[:1].upper() + name[1:]
        return name if day.year == QDate.currentDate().year() else f"{name} {day.year}"

    def time(self, moment: datetime) -> str:
        """Return the time of day."""
        clock = QTime(moment.hour, moment.minute)
        return self._locale.toString(clock, QLocale.FormatType.ShortFormat)

    def number(self, value: int) -> str:
        """Return a whole number with the locale's digits and grouping."""
        return self._locale.toString(value)

    def _write(self, day: date, pattern: str) -> str:
        return self._locale.toString(_qdate(day), pattern)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

"""Dates, times and numbers as different people write them."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale

from ui.formats import LocaleFormats

NOW = QDate.currentDate().toPython()
assert isinstance(NOW, date)
FAR = date(NOW.year - 3, 12, 18)
NEAR = NOW + timedelta(days=30)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en_GB", "18 December {y}"),
        ("en_US", "December 18, {y}"),
        ("de_DE", "18. Dezember {y}"),
        ("es_ES", "18 de diciembre de {y}"),
    ],
)
def test_a_far_day_has_its_year(locale: str, words: str) -> None:
    assert LocaleFormats(QLocale(locale)).day(FAR) == words.format(y=FAR.year)


@pytest.mark.parametrize("locale", ["en_GB", "en_US", "de_DE", "fr_FR", "ru_RU", "es_ES", "ja_JP"])
def test_a_near_day_has_no_year_and_no_weekday(locale: str) -> None:
    formats = LocaleFormats(QLocale(locale))
    words = formats.day(NEAR)
    assert str(NEAR.day) in words
    assert str(NEAR.year) not in words
    assert QLocale(locale).dayName(NEAR.isoweekday()) not in words
    assert words == words.strip(" ,")


def test_short_days_and_weekdays() -> None:
    british = LocaleFormats(QLocale("en_GB"))
    assert british.short_day(FAR) == "18 Dec"
    assert british.weekday_day(date(2026, 11, 26)) == "Thursday, 26 Nov"
    assert LocaleFormats(QLocale("en_US")).short_day(FAR) == "Dec 18"


def test_a_month_begins_with_a_capital_and_has_its_year_unless_it_is_this_one() -> None:
    french = LocaleFormats(QLocale("fr_FR"))
    assert french.month(FAR) == f"Décembre {FAR.year}"
    assert french.month(date(NOW.year, 12, 1)) == "Décembre"


@pytest.mark.parametrize(
    ("locale", "words"), [("en_GB", "16:05"), ("de_DE", "16:05"), ("en_US", "4:05 PM")]
)
def test_the_time_of_day(locale: str, words: str) -> None:
    said = LocaleFormats(QLocale(locale)).time(datetime(2026, 11, 26, 16, 5))
    assert said.replace("\u202f", " ") == words


def test_a_long_day_has_everything() -> None:
    words = LocaleFormats(QLocale("de_DE")).long_day(date(2026, 11, 26))
    assert words == "Donnerstag, 26. November 2026"


def test_numbers_are_grouped() -> None:
    assert LocaleFormats(QLocale("en_GB")).number(100_000) == "100,000"
    assert LocaleFormats(QLocale("de_DE")).number(100_000) == "100.000"

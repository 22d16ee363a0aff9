"""When a meeting is, as invitations in English and German say it.

Libraries that read dates fill in what is missing and take 3/4 for the one or the other. Here a line
has all readings that it can have, so that the person is asked where there are two.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain

from mentordesk.calendar.zone_names import zone_from_words

LINE_LIMIT = 300
"""Most characters of a line that are looked at."""
_ENGLISH = "january february march april may june july august september october november december"
_GERMAN = "januar februar märz april mai juni juli august september oktober november dezember"
_SHORT = {"sept": 9, "mrz": 3, "maerz": 3, "jänner": 1, "jän": 1, "feber": 2}
_MONTHS = {
    spelled: number
    for names in (_ENGLISH, _GERMAN)
    for number, name in enumerate(names.split(), start=1)
    for spelled in (name, name[:3])
} | _SHORT
_WEEKDAYS = {
    spelled: number
    for names, least in (
        ("monday tuesday wednesday thursday friday saturday sunday", 3),
        ("montag dienstag mittwoch donnerstag freitag samstag sonntag", 2),
    )
    for number, name in enumerate(names.split())
    for spelled in (name, name[:least], name[:4])
} | {"sonnabend": 5, "thurs": 3}
_SMALL_WORDS = {"on", "am", "um", "at", "from", "von", "den", "der", "the", "ab", "of"}

_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?:,?\s{0,3}(?P<year>\d{4})(?![\d:]))?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?<!\d)(?P<day>\d{1,2})(?P<mark>[./-])\s?(?P<month>\d{1,2})(?P=mark)\s?"
        r"(?P<year>\d{4})(?!\d)",
        rf"(?<![\w:]){_DAY}\s{{0,3}}(?:of\s)?{_MONTH}{_YEAR}",
        rf"(?<!\w){_MONTH}\s{{0,3}}{_DAY}(?!\d){_YEAR}",
    )
)
_HALF = r"[ap]\.?\s?m\.?(?!\w)"


def _clock_pattern(which: int) -> str:
    return (
        rf"(?P<hour{which}>\d{{1,2}})(?:(?P<mark{which}>[:.])(?P<minute{which}>\d\d)(?::\d\d)?)?"
        rf"(?!\d)(?:\s{{0,3}}(?P<unit{which}>{_HALF}|uhr\b|h\b))?"
    )


_TIMES = re.compile(
    r"(?<![\d.:/+-])"
    + _clock_pattern(1)
    + r"(?:\s{0,3}(?:-|–|—|to|bis|until|till)\s{0,3}"
    + _clock_pattern(2)
    + ")?",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"(?<!\w)(?:(\d{1,2})\s?(?:h|hrs?|hours?|std|stunden?)\b\.?)?,?\s{0,3}"
    r"(?:(\d{1,3})\s?(?:m|mins?|minutes?|minuten?)\b\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedTime:
    """A time as `text` says it: naive, with the zone's words, and the zone where that is plain.

    Two ``readings`` mean that day and month can be swapped; none that the text was not understood.
    ``year_stated`` is False where the year is the one that fits best, and ``weekday_fits`` False
    where the text names another weekday.
    """

    text: str
    readings: tuple[datetime, ...] = ()
    minutes: int | None = None
    zone_text: str = ""
    zone: str | None = None
    year_stated: bool = True
    weekday_fits: bool = True

    @property
    def starts_local(self) -> datetime | None:
        """When it starts, where that is plain."""
        return self.readings[0] if len(self.readings) == 1 else None


@dataclass(frozen=True, slots=True)
class _Span:
    starts: time
    minutes: int | None


def has_date(line: str) -> bool:
    """Tell whether a line begins with a date, weekdays and the like aside."""
    line = line[:LINE_LIMIT]
    found = _find_date(line)
    if found is None:
        return False
    before = _TIMES.sub(" ", line[: found.start()])
    words = re.findall(r"[^\W\d_]+", before.lower())
    return all(word in _WEEKDAYS or word in _SMALL_WORDS for word in words)


def has_clock(line: str) -> bool:
    """Tell whether a line begins with a time of day."""
    line = line[:LINE_LIMIT]
    found = _find_span(line)
    if found is None:
        return False
    words = re.findall(r"[^\W\d_]+", line[: found[0].start()].lower())
    return all(word in _SMALL_WORDS for word in words)


def read_time(line: str, today: date) -> StatedTime:
    """Return what a line says; `today` tells the year where the line does not."""
    text = " ".join(line[:LINE_LIMIT].split())
    found = _find_date(text)
    if found is None:
        return StatedTime(text)
    before, after = text[: found.start()], text[found.end() :]
    days = _days(found, today, _weekday(before))
    clock = _find_span(after)
    rest = after[clock[0].end() :] if clock else after
    clock = clock or _find_span(before)
    if clock is None or not days:
        return StatedTime(text)
    span = clock[1]
    weekday = _weekday(before)
    fitting = [day for day in days if weekday in {None, day.weekday()}]
    zone_text, minutes = _zone_and_length(rest)
    return StatedTime(
        text,
        tuple(datetime.combine(day, span.starts) for day in fitting or days),
        span.minutes if span.minutes is not None else minutes,
        zone_text,
        zone_from_words(zone_text),
        year_stated=bool(found["year"]),
        weekday_fits=bool(fitting),
    )


def _find_date(text: str) -> re.Match[str] | None:
    every = chain.from_iterable(pattern.finditer(text) for pattern in _DATES)
    return min((one for one in every if _pairs(one)), key=re.Match.start, default=None)


def _pairs(found: re.Match[str]) -> list[tuple[int, int]]:
    """Return month and day, in each order that there is."""
    day = int(found["day"])
    if not found["month"].isdigit():
        month = _MONTHS.get(found["month"].lower())
        return [(month, day)] if month and 1 <= day <= 31 else []
    pairs = [(int(found["month"]), day)]
    if found.groupdict().get("mark") in {"/", "-"}:
        pairs.append((day, int(found["month"])))  # the other side of the Atlantic
    return [pair for pair in dict.fromkeys(pairs) if 1 <= pair[0] <= 12 and 1 <= pair[1] <= 31]


def _days(found: re.Match[str], today: date, weekday: int | None) -> list[date]:
    """Return the days that a date can be, without those that the calendar has not."""
    pairs = _pairs(found)
    if found["year"]:
        return _real((int(found["year"]), *pair) for pair in pairs)
    if weekday is None:
        near = _real((today.year + step, *pair) for step in (0, 1, 2, 3, 4) for pair in pairs)
        # an invitation that is pasted later is still last month's, not next year's
        return [day for day in near if day > today - timedelta(days=31)][:1]
    some = _real((today.year + step, *pair) for step in range(-6, 7) for pair in pairs)
    fitting = [day for day in some if day.weekday() == weekday]
    return sorted(fitting or some, key=lambda day: abs(day - today))[:1]


def _real(numbers: Iterable[tuple[int, int, int]]) -> list[date]:
    found = []
    for year, month, day in numbers:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return [day for day in found if 1970 < day.year < 2200]


def _weekday(before: str) -> int | None:
    words = re.findall(r"[^\W\d_]+", before.lower())
    return next((_WEEKDAYS[word] for word in words if word in _WEEKDAYS), None)


def _find_span(text: str) -> tuple[re.Match[str], _Span] | None:
    for found in _TIMES.finditer(text):
        if span := _span(found):
            return found, span
    return None


def _span(found: re.Match[str]) -> _Span | None:
    units = [_unit(found["unit1"]), _unit(found["unit2"])]
    marks = [found["mark1"], found["mark2"]]
    if not any(units) and ":" not in marks:
        return None  # a bare number, or "16.30", is no time
    ends = _clock(found["hour2"], found["minute2"], units[1] or units[0])
    starts = _clock(found["hour1"], found["minute1"], units[0] or units[1])
    if ends and starts and not units[0] and units[1] in {"a", "p"} and starts >= ends:
        # "11:30 – 12:30pm" begins before noon
        starts = _clock(found["hour1"], found["minute1"], "a" if units[1] == "p" else "p")
    if starts is None:
        return None
    minutes = (_minutes(ends) - _minutes(starts)) % (24 * 60) if ends else None
    return _Span(starts, minutes or None)


def _unit(unit: str | None) -> str:
    return unit[0].lower() if unit else ""


def _clock(hour: str | None, minute: str | None, unit: str) -> time | None:
    if hour is None:
        return None
    number = int(hour)
    if unit in {"a", "p"}:
        if not 1 <= number <= 12:
            return None
        number = number % 12 + (12 if unit == "p" else 0)
    past = int(minute or 0)
    return time(number, past) if number < 24 and past < 60 else None


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute


def _zone_and_length(rest: str) -> tuple[str, int | None]:
    """Return the words of the zone behind a time, and how long the meeting takes."""
    minutes, kept = None, []
    for part in re.split(r"[|·⋅•]", rest):
        words = part.strip(" ,;.-–—")
        length = _LENGTH.fullmatch(words)
        if length and words:
            minutes = int(length[1] or 0) * 60 + int(length[2] or 0) or None
        elif words:
            kept.append(words)
    zone_text = kept[0][:80] if kept else ""
    return re.sub(r"^(?:Uhr|h)\b\s*", "", zone_text), minutes

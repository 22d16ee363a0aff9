"""Where and when a sample plays: days counted from its making, ids that can be foretold."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from typing import TypedDict

from mentordesk.domain import zones
from mentordesk.domain.ids import MentorshipId

HOME = "Europe/Berlin"
"""The zone in which the mentor's desk stands and in which plain times are meant."""

MADE_AT = time(18, 10)
"""When in the day things are written down that say no time themselves."""

_NEXT_MEETING = 3
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_MARK = re.compile(r"\{(month|day)([+-]\d+)\}")


class Stamp(TypedDict):
    """The fields that every record has."""

    id: str
    mentorship_id: MentorshipId
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class Setting:
    """One sample: its seed, the day from which its days are counted, and its mentorship."""

    seed: int
    anchor: date
    mentorship_id: MentorshipId

    def day(self, offset: int) -> date:
        """Return the date `offset` days from the anchor."""
        return self.anchor + timedelta(days=offset)

    def day_or_none(self, offset: int | None) -> date | None:
        """Return the date `offset` days from the anchor, or None where there is no offset."""
        return None if offset is None else self.day(offset)

    def moment(self, offset: int, at: time) -> datetime:
        """Return the UTC moment at which clocks in Berlin show `at` on that day."""
        return zones.to_utc(datetime.combine(self.day(offset), at), HOME)

    def stamp(
        self, kind: str, key: object, made: datetime, updated: datetime | None = None
    ) -> Stamp:
        """Return the common fields of the record that is known as `key` among its kind."""
        return {
            "id": sample_id(self.seed, kind, key, made),
            "mentorship_id": self.mentorship_id,
            "created_at": made,
            "updated_at": made if updated is None else max(made, updated),
        }

    def fill(self, text: str) -> str:
        """Return `text` with ``{month+120}`` and ``{day+3}`` turned into words for those days."""
        return _MARK.sub(self._in_words, text)

    def _in_words(self, mark: re.Match[str]) -> str:
        day = self.day(int(mark[2]))
        return _MONTHS[day.month - 1] if mark[1] == "month" else _ordinal(day.day)


def setting_for(seed: int, today: date, made: int) -> Setting:
    """Return the setting of a sample made `today` whose mentorship was written down on day `made`.

    The pair meets every two weeks on one weekday, next in three days; where that falls on a
    weekend the whole year moves on to the Monday.
    """
    anchor = today
    while (anchor + timedelta(days=_NEXT_MEETING)).weekday() > 4:
        anchor += timedelta(days=1)
    created = Setting(seed, anchor, MentorshipId("")).moment(made, MADE_AT)
    return Setting(seed, anchor, MentorshipId(sample_id(seed, "mentorship", "", created)))


def sample_id(seed: int, kind: str, key: object, made: datetime) -> str:
    """Return UUIDv7-shaped text: the moment `made`, then bits from seed, kind and key."""
    noise = blake2b(f"{seed}/{kind}/{key}".encode(), digest_size=10).hexdigest()
    moment = f"{int(made.timestamp() * 1000):012x}"
    variant = "89ab"[int(noise[3], 16) & 3]
    return f"{moment[:8]}-{moment[8:]}-7{noise[:3]}-{variant}{noise[4:7]}-{noise[7:19]}"


def _ordinal(number: int) -> str:
    teens = 10 < number % 100 < 14
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"

"""A series of meetings: what all of them have in common, and the rule by which they come again."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from mentordesk.domain.meeting import link_problem
from mentordesk.domain.record import Problems, Record, zone_problem
from mentordesk.domain.recurrence import Recurrence, Rhythm, is_last_weekday, occurrences
from mentordesk.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Series(Record):
    """What the meetings of a series are unless one of them says otherwise.

    ``starts_local`` is the naive wall time of the first one, which tells the weekday or date of
    all. Each meeting is a record of its own with ``series_id`` and ``recurs_local``, the wall time
    at which the rule puts it; one that is missing was left out. ``uid`` and ``sequence`` are those
    of the whole in other calendars (RFC 5545 §3.8.4.7, §3.8.7.4).
    """

    KIND: ClassVar[str] = "series"
    LINES: ClassVar[tuple[str, ...]] = ("title", "place", "link", "passcode")
    REQUIRED: ClassVar[tuple[str, ...]] = ("title",)

    title: str
    starts_local: datetime
    zone: str
    minutes: int = 45
    place: str = ""
    link: str = ""
    passcode: str = ""
    rule: Recurrence
    uid: str
    sequence: int = 0

    def problems(self) -> Problems:
        """Return what is wrong, by field."""
        found = Record.problems(self)
        if bad_zone := zone_problem(self.zone):
            found["zone"] = bad_zone
        if not 5 <= self.minutes <= 24 * 60:
            found["minutes"] = Problem.OUT_OF_RANGE
        found.pop("link", None)  # which is no line of words
        if bad_link := link_problem(self.link):
            found["link"] = bad_link
        bad_rule = self.rule.problem()
        if bad_rule is None and self.rule.until and self.rule.until < self.starts_local.date():
            bad_rule = Problem.BEFORE_START
        if self.rule.from_end and not _may_count_from_end(self.rule, self.starts_local):
            bad_rule = Problem.OUT_OF_RANGE
        if bad_rule:
            found["rule"] = bad_rule
        return found

    def wall_times(self) -> list[datetime]:
        """Return where the rule puts its meetings, the first one first."""
        return list(occurrences(self.starts_local, self.rule))


def _may_count_from_end(rule: Recurrence, first: datetime) -> bool:
    return rule.rhythm is Rhythm.MONTHLY_ON_WEEKDAY and is_last_weekday(first.date())

"""A meeting, or a series of them, that is being planned. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mentordesk.desk import Desk
from mentordesk.domain import zones
from mentordesk.domain.changes import Changes
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Problems
from mentordesk.domain.recurrence import Recurrence, Rhythm, is_last_weekday
from mentordesk.errors import Problem
from mentordesk.services.series import PlannedTime


class Repeat(StrEnum):
    """How a meeting comes again."""

    NEVER = "never"
    WEEKLY = "weekly"
    WEEKS = "weeks"
    MONTHLY_ON_DATE = "monthly_on_date"
    MONTHLY_ON_WEEKDAY = "monthly_on_weekday"


class Ends(StrEnum):
    """When a series ends."""

    AFTER = "after"
    ON = "on"


_WEEKS = frozenset({Repeat.WEEKLY, Repeat.WEEKS})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """What the fields say. ``without`` are wall times that are left out of the series."""

    title: str
    starts_local: datetime
    zone: str
    fold: int = 0
    minutes: int = 45
    place: str = ""
    link: str = ""
    repeat: Repeat = Repeat.NEVER
    every: int = 2
    counted: str = "start"
    ends: Ends = Ends.AFTER
    count: int = 10
    until: date | None = None
    without: frozenset[datetime] = frozenset()
    despite: str = ""

    @property
    def rule(self) -> Recurrence | None:
        """The rule of the series, or None for a single meeting."""
        if self.repeat is Repeat.NEVER:
            return None
        rhythm = Rhythm.WEEKLY if self.repeat in _WEEKS else Rhythm(self.repeat.value)
        until = self.until if self.ends is Ends.ON else None
        return Recurrence(
            rhythm=rhythm,
            interval=self.every if self.repeat is Repeat.WEEKS else 1,
            count=self.count if self.ends is Ends.AFTER else None,
            until=until,
            from_end=self.may_count_from_end and self.counted == "end",
        )

    @property
    def may_count_from_end(self) -> bool:
        """Whether the first one is on the last such weekday of its month."""
        on_weekday = self.repeat is Repeat.MONTHLY_ON_WEEKDAY
        return on_weekday and is_last_weekday(self.starts_local.date())

    def asked(self) -> frozenset[str]:
        """Return the names of the fields that have to be asked for."""
        names = {"place", "link", "repeat"}
        if self.repeat is not Repeat.NEVER:
            names |= {"ends", "count" if self.ends is Ends.AFTER else "until"}
        if self.repeat is Repeat.WEEKS:
            names.add("every")
        if self.may_count_from_end:
            names.add("counted")
        return frozenset(names)

    def meeting(self, pair: Mentorship, now: datetime) -> Meeting:
        """Return the first meeting as it would be."""
        return Meeting(
            id="",
            mentorship_id=pair.mentorship_id,
            created_at=now,
            updated_at=now,
            title=self.title,
            starts_local=self.starts_local,
            zone=self.zone,
            fold=self.fold,
            minutes=self.minutes,
            place=self.place,
            link=self.link,
            uid="",
        )

    def problems(self, pair: Mentorship, now: datetime) -> Problems:
        """Return what is wrong, by the field that is asked for."""
        found = self.meeting(pair, now).problems()
        rule = self.rule
        if rule is not None and found.get("starts_local") is Problem.NO_SUCH_TIME:
            del found["starts_local"]  # told beside the meeting; its series goes on all the same
        if rule is not None and (bad := rule.problem()):
            found["count" if self.ends is Ends.AFTER else "until"] = bad
        elif rule is not None and rule.until and rule.until < self.starts_local.date():
            found["until"] = Problem.BEFORE_START
        return found

    def look(self, desk: Desk, pair: Mentorship) -> list[PlannedTime]:
        """Return each meeting that would be planned, and what speaks against it."""
        meeting = self.meeting(pair, desk.clock())
        problems = self.problems(pair, desk.clock())
        if problems.keys() - {"title", "link"}:
            return []
        if (rule := self.rule) is not None:
            return desk.series.times(meeting, rule)
        hour = zones.kind_of_local_time(self.starts_local, self.zone)
        warnings = tuple(desk.meetings.objections(meeting))
        return [PlannedTime(self.starts_local, self.starts_local, hour, warnings)]

    def left(self, found: Sequence[PlannedTime]) -> list[PlannedTime]:
        """Return those that would be planned though something speaks against them."""
        return [one for one in found if one.warnings and one.recurs_local not in self.without]

    def plan(self, desk: Desk, pair: Mentorship, found: Sequence[PlannedTime]) -> Changes:
        """Plan it; `found` is what `look` returned. Raises ValidationError."""
        fields = {
            name: getattr(self, name)
            for name in ("title", "starts_local", "zone", "fold", "minutes", "place", "link")
        }
        against = self.left(found)
        if (rule := self.rule) is None:
            despite = self.despite if against else ""
            return desk.meetings.plan(pair.mentorship_id, **fields, despite=despite)
        return desk.series.plan(
            pair.mentorship_id,
            rule=rule,
            without=self.without,
            despite={one.recurs_local: self.despite for one in against},
            **fields,
        )

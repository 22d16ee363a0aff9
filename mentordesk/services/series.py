"""Series of meetings: planned at once, changed or called off from one of them on."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from mentordesk.domain import zones
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.ids import MeetingId, MentorshipId, SeriesId, new_id
from mentordesk.domain.meeting import AgendaItem, Meeting, MeetingState, Move
from mentordesk.domain.note import Note
from mentordesk.domain.record import Role, end_problem
from mentordesk.domain.recurrence import Recurrence
from mentordesk.domain.scheduling import SchedulingWarning, cadence_warnings, warnings_for
from mentordesk.domain.series import Series
from mentordesk.domain.text import LINE_LIMIT, tidy_line
from mentordesk.domain.zones import LocalTime
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.records import amend, fresh
from mentordesk.store.repository import Reader
from mentordesk.store.store import Store, Unit

#: What the meetings of a series have from it, unless one of them says otherwise.
COMMON = ("title", "zone", "minutes", "place", "link", "passcode")

NOTHING_AGAINST: Mapping[datetime, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlannedTime:
    """One meeting of a series that is being planned: what speaks against it, and what its hour is.

    ``recurs_local`` is the wall time of the rule. Where clocks skip it, ``starts_local`` is the
    first that they show; where they show it twice, the draft's ``fold`` tells which is meant.
    """

    recurs_local: datetime
    starts_local: datetime
    hour: LocalTime
    warnings: tuple[SchedulingWarning, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A series, its meetings in the order of its rule, and the place of one of them (from 0)."""

    series: Series
    meetings: tuple[Meeting, ...]
    place: int


class SeriesService:
    """Each verb is one change to undo, however many meetings it is about."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def times(
        self, draft: Meeting, rule: Recurrence, *, without: Iterable[str] = ()
    ) -> list[PlannedTime]:
        """Return what a draft would become, and what the pair's rules have against each.

        `without` are ids of meetings that would give way. Raises nothing: a rule that is wrong has
        no meetings.
        """
        if rule.problem() is not None:
            return []
        left_out = {draft.id, *without}
        with self._store.reading() as reader:
            pair = draft.mentorship_id
            boundaries = reader.all(Boundary, mentorship_id=pair)
            expected = reader.all(Expectation, mentorship_id=pair)
            others = reader.all(Meeting, mentorship_id=pair, state=MeetingState.PLANNED)
        others = [one for one in others if one.id not in left_out]
        series, now = _draft_series(draft, rule), self._store.clock()
        found: list[PlannedTime] = []
        is_told, before = False, list[Meeting]()
        for local in series.wall_times():
            starts = existing(local, draft.zone)
            one = dataclasses.replace(draft, starts_local=starts)
            warnings = warnings_for(one, boundaries, expected, others)
            if not is_told:  # once is enough: all of them are as far apart
                slow = cadence_warnings(one, expected, others + before, now)
                warnings, is_told = warnings + slow, bool(slow)
            hour = zones.kind_of_local_time(local, draft.zone)
            found.append(PlannedTime(local, starts, hour, tuple(warnings)))
            before = [dataclasses.replace(one, id="")]
        return found

    def plan(
        self,
        mentorship_id: MentorshipId,
        *,
        rule: Recurrence,
        starts_local: datetime,
        agenda: Sequence[str] = (),
        without: Iterable[datetime] = (),
        despite: Mapping[datetime, str] = NOTHING_AGAINST,
        **fields: Any,
    ) -> Changes:
        """Plan all meetings of a series but those at the wall times `without`.

        `agenda` are points for the first one; `despite` is, by wall time, why one stands where the
        pair's own rules speak against it. Raises ValidationError (``rule`` among its fields).
        """
        common = {name: fields[name] for name in COMMON if name in fields}
        with self._store.unit("series.add") as unit:
            given = {"starts_local": starts_local, "rule": rule, "uid": _uid(), **common}
            series = unit.add(fresh(unit, Series, mentorship_id, **given))
            left_out = set(without)
            meetings = [
                _add_meeting(unit, series, local, {**fields, "despite": despite.get(local, "")})
                for local in series.wall_times()
                if local not in left_out
            ]
            for index, text in enumerate(agenda if meetings else ()):
                item = {"meeting_id": MeetingId(meetings[0].id), "position": float(index)}
                unit.add(fresh(unit, AgendaItem, mentorship_id, text=text, **item))
            return unit.commit()

    def page(self, meeting_id: str) -> SeriesPage | None:
        """Return the series of a meeting, or None where it stands alone; raises RecordMissing."""
        with self._store.reading() as reader:
            return page_of(reader, meeting_id)

    def change_from(
        self,
        meeting_id: str,
        *,
        rule: Recurrence | None = None,
        asked_by: Role | None = None,
        because: str = "",
        despite: str = "",
        **fields: Any,
    ) -> Changes:
        """Change a meeting and all planned ones that follow it in its series.

        Fields that a meeting was given on its own stay its own. With another time, zone or `rule`
        the k-th of them goes to the k-th place of the rule, moved ones too; places too many become
        new meetings, and meetings too many go to the trash. Where earlier ones stay behind, those
        that follow become a series of their own, so that what has been keeps its time in every
        calendar. Each that is moved notes who asked for it and why, and the first of them why it
        stands there `despite` what speaks against it. Raises ValidationError, RecordMissing.
        """
        with self._store.unit("series.edit") as unit:
            page = _page_of_one(unit, meeting_id)
            series, following = _split(unit, page)
            common = {name: value for name, value in fields.items() if name in COMMON}
            first = fields.get("starts_local", following[0].recurs_local)
            wanted = amend(
                unit,
                series,
                starts_local=first,
                rule=rule or series.rule,
                sequence=series.sequence + 1,
                **common,
            )
            is_rescheduled = rule is not None or "zone" in fields or first != series.starts_local
            for one in following:
                _pass_on(unit, one, series, common)
            if is_rescheduled:
                _place(unit, wanted, following, asked_by, because)
                amend(unit, unit.get(Meeting, meeting_id), despite=despite)
            return unit.commit()

    def call_off_from(self, meeting_id: str, by: Role | None = None) -> Changes:
        """Call off a meeting and all planned ones that follow it in its series."""
        with self._store.unit("series.cancelled") as unit:
            page = _page_of_one(unit, meeting_id)
            news = {
                "state": MeetingState.CANCELLED,
                "outcome_by": by,
                "called_off_at": unit.now,
            }
            for one in page.meetings[page.place :]:
                if one.state is MeetingState.PLANNED:
                    amend(unit, one, **news, sequence=one.sequence + 1)
            return unit.commit()

    def leave_out_days(self, meeting_id: str, first: date, last: date) -> Changes:
        """Call off, as excused, what a meeting's series has planned from one day to another.

        Raises ValidationError, RecordMissing.
        """
        if bad := end_problem(first, last):
            raise ValidationError({"last": bad})
        with self._store.unit("series.leave_out") as unit:
            for one in _page_of_one(unit, meeting_id).meetings:
                if one.state is MeetingState.PLANNED and first <= one.starts_local.date() <= last:
                    amend(
                        unit,
                        one,
                        state=MeetingState.CANCELLED,
                        outcome_by=None,
                        is_excused=True,
                        called_off_at=unit.now,
                        sequence=one.sequence + 1,
                    )
            return unit.commit()

    def trash_from(self, meeting_id: str) -> Changes:
        """Move a meeting and all planned ones that follow it in its series to the trash."""
        with self._store.unit("series.trash") as unit:
            page = _page_of_one(unit, meeting_id)
            series, following = _split(unit, page)
            unit.change(series, sequence=series.sequence + 1)
            for one in following:
                if one.state is MeetingState.PLANNED:
                    unit.trash(one)
            return unit.commit()


def existing(local: datetime, zone: str) -> datetime:
    """Return `local`, or the first wall time that clocks show where they skip it."""
    if not zones.is_zone(zone) or zones.kind_of_local_time(local, zone) is not LocalTime.MISSING:
        return local
    return zones.from_utc(zones.reached(local, zone), zone).replace(tzinfo=None)


def _uid() -> str:
    return f"{new_id()}@mentordesk"


def _draft_series(draft: Meeting, rule: Recurrence) -> Series:
    return Series(
        id=draft.id,
        mentorship_id=draft.mentorship_id,
        created_at=draft.created_at,
        updated_at=draft.updated_at,
        title=draft.title,
        starts_local=draft.starts_local,
        zone=draft.zone,
        rule=rule,
        uid=draft.uid,
    )


def _add_meeting(unit: Unit, series: Series, local: datetime, fields: dict[str, Any]) -> Meeting:
    given = {name: getattr(series, name) for name in COMMON}
    own = {name: value for name, value in fields.items() if name not in COMMON}
    return unit.add(
        fresh(
            unit,
            Meeting,
            series.mentorship_id,
            **given,
            **own,
            starts_local=existing(local, series.zone),
            series_id=SeriesId(series.id),
            recurs_local=local,
            uid=_uid(),
        )
    )


def page_of(reader: Reader, meeting_id: str) -> SeriesPage | None:
    """Return the series of a meeting, or None where it stands alone; raises RecordMissing."""
    meeting = reader.get(Meeting, meeting_id)
    if meeting.series_id is None:
        return None
    meetings = reader.all(Meeting, order="recurs_local", series_id=meeting.series_id)
    place = next(n for n, one in enumerate(meetings) if one.id == meeting_id)
    return SeriesPage(reader.get(Series, meeting.series_id), tuple(meetings), place)


def _page_of_one(unit: Unit, meeting_id: str) -> SeriesPage:
    page = page_of(unit, meeting_id)
    if page is None:
        raise ValueError("the meeting belongs to no series")
    return page


def _split(unit: Unit, page: SeriesPage) -> tuple[Series, list[Meeting]]:
    """Return a series that begins with the meeting of the page, and its meetings."""
    series, following = page.series, list(page.meetings[page.place :])
    begins = following[0].recurs_local
    assert begins is not None
    before = [time for time in series.wall_times() if time < begins]
    if not before:
        return series, following
    left = len(series.wall_times()) - len(before)
    ends = dataclasses.replace(series.rule, count=None, until=before[-1].date())
    unit.change(series, rule=ends, sequence=series.sequence + 1)
    rule = dataclasses.replace(series.rule, count=left if series.rule.count else None)
    common = {name: getattr(series, name) for name in COMMON}
    given = {"starts_local": begins, "rule": rule, "uid": _uid(), **common}
    made = unit.add(fresh(unit, Series, series.mentorship_id, **given))
    moved = [unit.change(one, series_id=SeriesId(made.id)) for one in following]
    return made, moved


def _pass_on(unit: Unit, meeting: Meeting, before: Series, common: dict[str, Any]) -> None:
    """Give a planned meeting what changed, but for what it was given on its own."""
    news = {
        name: value
        for name, value in common.items()
        if getattr(meeting, name) == getattr(before, name) and getattr(meeting, name) != value
    }
    if news and meeting.state is MeetingState.PLANNED:
        amend(unit, meeting, **news, sequence=meeting.sequence + 1)


def _place(
    unit: Unit, series: Series, meetings: list[Meeting], asked_by: Role | None, because: str
) -> None:
    """Put the planned meetings where the rule has places, in order.

    `meetings` are as they were before anything was passed on to them.
    """
    movable = [one for one in meetings if one.state is MeetingState.PLANNED]
    fixed = {one.recurs_local for one in meetings if one.state is not MeetingState.PLANNED}
    places = [local for local in series.wall_times() if local not in fixed]
    for one, local in zip(movable, places, strict=False):
        starts = existing(local, series.zone)
        place = {"recurs_local": local, "starts_local": starts, "zone": series.zone}
        if any(getattr(one, name) != value for name, value in place.items()):
            is_moved = zones.to_utc(starts, series.zone) != one.starts_at
            after = amend(
                unit,
                unit.get(Meeting, one.id),
                **place,
                fold=0,
                moves=moved(unit, one, asked_by, because) if is_moved else one.moves,
                sequence=one.sequence + 1,
            )
            keep_notes_with(unit, one, after)
    for local in places[len(movable) :]:
        _add_meeting(unit, series, local, {})
    for one in movable[len(places) :]:
        unit.trash(one)


def moved(unit: Unit, before: Meeting, asked_by: Role | None, because: str) -> tuple[Move, ...]:
    """Return the moves of a meeting that is being moved; raises ValidationError."""
    words = tidy_line(because)
    if len(words) > LINE_LIMIT:
        raise ValidationError({"because": Problem.TOO_LONG})
    start, zone = before.starts_local, before.zone
    move = Move(at=unit.now, from_local=start, from_zone=zone, asked_by=asked_by, because=words)
    return (*before.moves, move)


def keep_notes_with(unit: Unit, before: Meeting, meeting: Meeting) -> None:
    """Let the notes of a meeting that was moved be where it is, trashed ones too."""
    if meeting.starts_at == before.starts_at:
        return
    for trashed in (False, True):
        for note in unit.all(Note, trashed=trashed, meeting_id=meeting.id):
            unit.change(note, noted_at=meeting.starts_at)

"""The sample pair: a year of one mentorship, written by hand, and grown to any size.

Amara Okafor mentors Jonas Reyes; both are invented. The desk is Amara's. The same seed and the
same day give the same records, byte for byte. Nothing here knows of a store: records come one at
a time, each valid, each after those it belongs to.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from mentordesk.domain.record import Record, checked
from mentordesk.services.sample import texts, written, written_meetings, written_word
from mentordesk.services.sample.grown import Growth
from mentordesk.services.sample.prose import BRIEF, LONGEST
from mentordesk.services.sample.setting import Setting, setting_for

T = TypeVar("T")

_A_YEAR = 365
_LONGEST = 20 * _A_YEAR
_A_YEARS_WORTH = 250  # meetings, or twice as many notes, that a busy year would hold


def generate(
    *,
    seed: int = 1,
    meetings: int | None = None,
    notes: int | None = None,
    goals: int | None = None,
    longest_note: int = LONGEST,
    today: date,
) -> Iterator[Record]:
    """Yield the records of the sample pair as it stands on `today`.

    Without sizes that is the written year. With a size there are exactly that many meetings,
    notes or goals: those of the written year nearest to today first, then grown ones, which
    reach back further (at most 20 years) the more there are, with texts of up to `longest_note`
    characters. Raises ValueError for a size below 0, or a `longest_note` below BRIEF.
    """
    if longest_note < BRIEF:
        raise ValueError(f"the longest note has {BRIEF} characters or more")
    year = texts.year()
    kept = replace(
        year,
        goals=year.goals[:goals],
        meetings=_nearest(year.meetings, meetings, lambda text: text.when),
        notes=_nearest(year.notes, notes, written_meetings.note_day),
    )
    more_goals = _beyond(goals, len(year.goals))
    more_meetings = _beyond(meetings, len(year.meetings))
    more_notes = _beyond(notes, len(year.notes))
    busy = max(more_goals, more_meetings, more_notes // 2)
    written_down = year.pair.mentorship
    days = min(_LONGEST, max(-written_down.start, busy * _A_YEAR // _A_YEARS_WORTH))
    setting = setting_for(seed, today, written_down.made - written_down.start - days)
    growth = Growth(setting, days, more_goals, more_meetings, more_notes, longest_note)
    return map(checked, _records(setting, kept, growth))


def _records(setting: Setting, year: texts.Year, growth: Growth) -> Iterator[Record]:
    goals = written.goal_ids(setting, year.goals)
    obstacles = written.obstacle_ids(setting, year.goals)
    meetings = written_meetings.meeting_ids(setting, year.meetings)
    yield written.mentorship(setting, year.pair, -growth.days)
    expectations = tuple(written.expectations(setting, year.pair, year.expectations))
    boundaries = tuple(written.boundaries(setting, year.pair, year.boundaries))
    yield from expectations
    yield from written.sealed_answers(setting, year.expectations, expectations)
    yield from boundaries
    yield from written_word.agreements(setting, year, expectations, boundaries)
    yield from written_word.concerns(setting, year.concerns)
    yield from written.goals(setting, year.goals)
    yield from growth.all_goals()
    yield from written_meetings.meetings(setting, year.meetings, goals)
    yield from growth.all_meetings()
    yield from written_meetings.notes(setting, year.notes, meetings, goals)
    yield from growth.all_notes()
    yield from written_meetings.commitments(setting, meetings, goals, obstacles)


def _nearest(rows: tuple[T, ...], size: int | None, day: Callable[[T], int]) -> tuple[T, ...]:
    """Return the `size` rows nearest to today (all where there is no size), in their order."""
    kept = sorted(range(len(rows)), key=lambda place: abs(day(rows[place])))[:size]
    return tuple(rows[place] for place in sorted(kept))


def _beyond(size: int | None, written_size: int) -> int:
    if size is not None and size < 0:
        raise ValueError("a size is 0 or more")
    return max(0, (size or 0) - written_size)

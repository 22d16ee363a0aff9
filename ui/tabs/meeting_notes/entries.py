"""The rows of the list: what is coming up, then notes and meetings month by month. No Qt."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.zones import from_utc
from mentordesk.services.meetings import MeetingRow
from mentordesk.services.notes import NoteRow

#: A heading is the month it stands for ("2026-11"), or "" for what is coming up.
Entry = NoteRow | MeetingRow | str

UPCOMING = ""


def entries(
    notes: Sequence[NoteRow], meetings: Iterable[MeetingRow], now: str, zone: str, shown: str
) -> list[Entry]:
    """Return headings and rows, the newest first; `now` is UTC as rows write it.

    `shown` is "all", "shared" or "private". A meeting is shared: it is shown by those of its notes
    that are chosen, or where there are none by itself, except among the private ones.
    """
    chosen = [
        note for note in notes if shown == "all" or bool(note.private) == (shown == "private")
    ]
    noted = {note.meeting_id for note in chosen if note.meeting_id}
    alone = [m for m in meetings if m.id not in noted] if shown != "private" else []
    coming = [m for m in alone if m.state == MeetingState.PLANNED and m.starts >= now]
    found: list[Entry] = [UPCOMING, *sorted(coming, key=_starts)] if coming else []
    past = [m for m in alone if not (m.state == MeetingState.PLANNED and m.starts >= now)]
    found.extend(_by_month(_merged(chosen, past), zone))
    return found


def id_of(entry: Entry) -> str:
    """Return the id of a row, nothing for a heading."""
    return "" if isinstance(entry, str) else entry.id


def moment_of(entry: NoteRow | MeetingRow) -> str:
    """Return when a row belongs, in UTC."""
    return entry.noted_at if isinstance(entry, NoteRow) else entry.starts


def local_day(moment: str, zone: str) -> date:
    """Return the day of a UTC moment on the wall calendar of `zone`."""
    return from_utc(datetime.fromisoformat(moment), zone).date()


def _starts(meeting: MeetingRow) -> str:
    return meeting.starts


def _merged(notes: list[NoteRow], meetings: list[MeetingRow]) -> Iterator[NoteRow | MeetingRow]:
    """Merge two lists that are each the newest first."""
    waiting = sorted(meetings, key=_starts)
    for note in notes:
        while waiting and waiting[-1].starts > note.noted_at:
            yield waiting.pop()
        yield note
    yield from reversed(waiting)


def _by_month(rows: Iterable[NoteRow | MeetingRow], zone: str) -> Iterator[Entry]:
    month = ""
    for entry in rows:
        moment = moment_of(entry)
        # A zone shifts a day by one at most: only at the edges of a month does it matter.
        edge = moment[8:10] in {"01", "28", "29", "30", "31"}
        this = f"{local_day(moment, zone):%Y-%m}" if edge else moment[:7]
        if this != month:
            month = this
            yield month
        yield entry

"""How notes and meetings are put into one list."""

from datetime import date

from mentordesk.services.meetings import MeetingRow
from mentordesk.services.notes import NoteRow
from ui.tabs.meeting_notes.entries import UPCOMING, Entry, entries, id_of, local_day

NOW = "2026-11-23T09:00:00Z"
BERLIN = "Europe/Berlin"


def note(name: str, at: str, *, meeting: str | None = None, private: bool = True) -> NoteRow:
    return NoteRow(at, name, name, "", meeting, int(private))


def meeting(name: str, at: str, state: str = "held") -> MeetingRow:
    return MeetingRow(name, name, at, state, 45)


def said(found: list[Entry]) -> list[str]:
    """Return headings in brackets and ids as they are."""
    return [f"[{entry}]" if isinstance(entry, str) else entry.id for entry in found]


def listed(notes: list[NoteRow], meetings: list[MeetingRow], shown: str = "all") -> list[str]:
    return said(entries(notes, meetings, NOW, BERLIN, shown))


def test_nothing_has_no_headings() -> None:
    assert listed([], []) == []


def test_what_comes_next_is_first_the_soonest_on_top() -> None:
    later = meeting("later", "2026-12-20T15:00:00Z", "planned")
    soon = meeting("soon", "2026-11-30T15:00:00Z", "planned")
    assert listed([], [later, soon]) == [f"[{UPCOMING}]", "soon", "later"]


def test_a_meeting_without_an_outcome_stands_among_the_past() -> None:
    past = meeting("past", "2026-11-02T15:00:00Z", "planned")
    assert listed([], [past]) == ["[2026-11]", "past"]


def test_a_cancelled_meeting_does_not_come_up() -> None:
    off = meeting("off", "2026-12-02T15:00:00Z", "cancelled")
    assert listed([], [off]) == ["[2026-12]", "off"]


def test_notes_and_meetings_are_merged_month_by_month() -> None:
    notes = [note("n2", "2026-11-10T09:00:00Z"), note("n1", "2026-10-05T09:00:00Z")]
    meetings = [meeting("m2", "2026-11-12T15:00:00Z"), meeting("m1", "2026-10-01T15:00:00Z")]
    assert listed(notes, meetings) == ["[2026-11]", "m2", "n2", "[2026-10]", "n1", "m1"]


def test_a_meeting_with_a_note_is_shown_by_its_note() -> None:
    notes = [note("n", "2026-11-10T09:00:00Z", meeting="m")]
    assert listed(notes, [meeting("m", "2026-11-10T08:00:00Z")]) == ["[2026-11]", "n"]


def test_private_notes_only_and_shared_ones_with_meetings() -> None:
    notes = [
        note("mine", "2026-11-10T09:00:00Z"),
        note("ours", "2026-11-09T09:00:00Z", private=False),
    ]
    held = [meeting("m", "2026-11-08T09:00:00Z")]
    assert listed(notes, held, "private") == ["[2026-11]", "mine"]
    assert listed(notes, held, "shared") == ["[2026-11]", "ours", "m"]


def test_months_are_those_of_my_calendar() -> None:
    """Half past eleven at night in UTC is the next month in Berlin."""
    assert listed([note("n", "2026-10-31T23:30:00Z")], []) == ["[2026-11]", "n"]
    assert local_day("2026-10-31T23:30:00Z", BERLIN) == date(2026, 11, 1)
    assert local_day("2026-10-31T23:30:00Z", "America/New_York") == date(2026, 10, 31)


def test_headings_have_no_id() -> None:
    assert id_of("2026-11") == ""
    assert id_of(note("n", NOW)) == "n"

"""Lines about meetings and notes, and what speaks against a time. No Qt."""

from typing import TYPE_CHECKING

from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from mentordesk.domain.zones import from_utc
from mentordesk.words import N_, _, ngettext
from ui.ports import TabContext

if TYPE_CHECKING:
    from ui.tabs.meeting_notes.screen import NotePage

STATE_WORDS = {
    MeetingState.PLANNED: N_("planned"),
    MeetingState.HELD: N_("both present"),
    MeetingState.MISSED: N_("missed"),
    MeetingState.CANCELLED: N_("cancelled"),
}


def meeting_line(meeting: Meeting, context: TabContext) -> str:
    """Return "Thursday 12 November 2026, 16:00  ·  45 min  ·  both present"."""
    mine = context.mentorship().mine.zone
    start = from_utc(meeting.starts_at, mine)
    day = context.formats.long_day(start.date())
    when = _("{day}, {time}").format(day=day, time=context.formats.time(start))
    minutes = ngettext("{n} min", "{n} min", meeting.minutes).format(n=meeting.minutes)
    parts = [when, minutes, _(STATE_WORDS[meeting.state])]
    theirs = context.mentorship().partner
    if theirs.zone != mine:
        there = context.formats.time(from_utc(meeting.starts_at, theirs.zone))
        words = _("{time} for {name}")
        parts.insert(1, words.format(time=there, name=theirs.first_name))
    return "  ·  ".join(parts)


def note_line(page: "NotePage", context: TabContext) -> str:
    """Return the line under a note's title."""
    if page.meeting is not None:
        return meeting_line(page.meeting.meeting, context)
    day = from_utc(page.note.noted_at, context.mentorship().mine.zone).date()
    return context.formats.long_day(day)


def objection_words(warning: SchedulingWarning, pair: Mentorship) -> str:
    """Return what speaks against a time, in words."""
    name = pair.person(warning.person).first_name if warning.person else _("both of you")
    sentences = {
        Objection.QUIET_HOURS: _("In the quiet hours of {name}: {source}"),
        Objection.NOT_AVAILABLE: _("{name} is not available then: {source}"),
        Objection.LATE_NOTICE: _("Later than agreed: {source}"),
        Objection.AWAY: _("{name} is away then: {source}"),
        Objection.NO_GO: _("A day you agreed to leave free: {source}"),
        Objection.OVERLAPS: _("Overlaps with {source}"),
        Objection.CADENCE: _("Further apart than you agreed: {source}"),
    }
    return sentences[warning.objection].format(name=name, source=warning.source)

"""Lines about meetings and notes, and what speaks against a time. No Qt."""

from datetime import datetime
from typing import TYPE_CHECKING

from mentordesk.domain.meeting import Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.outcome import Outcome, hours_of_notice
from mentordesk.domain.record import Role
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.scheduling import Objection, SchedulingWarning
from mentordesk.domain.zones import from_utc, to_utc
from mentordesk.services.meetings import MeetingPage
from mentordesk.words import N_, _, ngettext
from ui.ports import Formats, TabContext

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
    parts = [when, minutes, outcome_words(meeting, context.mentorship())]
    theirs = context.mentorship().partner
    if theirs.zone != mine:
        there = context.formats.time(from_utc(meeting.starts_at, theirs.zone))
        words = _("{time} for {name}")
        parts.insert(1, words.format(time=there, name=theirs.first_name))
    return "  ·  ".join(parts)


def outcome_words(meeting: Meeting, pair: Mentorship) -> str:
    """Return "both present", "Jonas was late", "cancelled by Jonas, 5 hours’ notice"."""
    state, by = meeting.state, meeting.outcome_by
    name = pair.person(by).first_name if by else ""
    words = _(STATE_WORDS[state])
    if name and state is MeetingState.HELD and meeting.is_late:
        words = _("{name} was late").format(name=name)
    elif name and state is MeetingState.MISSED:
        words = _("{name} did not come").format(name=name)
    elif name and state is MeetingState.CANCELLED:
        words = _("cancelled by {name}").format(name=name)
    parts = [words]
    if state is MeetingState.CANCELLED and meeting.called_off_at and not meeting.is_excused:
        parts.append(notice_words(hours_of_notice(meeting.called_off_at, meeting.starts_at)))
    if meeting.is_excused:
        parts.append(_("excused"))
    return ", ".join(parts)


def outcome_choices(state: MeetingState, pair: Mentorship) -> list[tuple[str, Outcome]]:
    """Return what can be said of a past meeting that ended in `state`, in words."""
    names = [(role, pair.person(role).first_name) for role in Role]
    if state is MeetingState.HELD:
        late = _("{name} was late")
        return [
            (late.format(name=name), Outcome(state=state, by=role, is_late=True))
            for role, name in names
        ]
    missed = state is MeetingState.MISSED
    words = _("{name} did not come") if missed else _("{name} called it off")
    excused = _("{name} was excused") if missed else _("{name} called it off, excused")
    nobody = _("Nobody came") if missed else _("Nobody in particular called it off")
    found = [(nobody, Outcome(state=state))]
    for role, name in names:
        found.append((words.format(name=name), Outcome(state=state, by=role)))
    for role, name in names:
        outcome = Outcome(state=state, by=role, is_excused=True)
        found.append((excused.format(name=name), outcome))
    return found


def story_lines(page: MeetingPage, pair: Mentorship, formats: Formats) -> list[str]:
    """Return what is to be said of a meeting's place in its series, and of how it got its time."""
    lines = []
    if page.series is not None:
        place, many = page.series.place + 1, len(page.series.meetings)
        words = _("{n} of {total}, {rhythm}")
        rhythm = rhythm_words(page.series.series.rule)
        lines.append(words.format(n=place, total=many, rhythm=rhythm))
    for move in page.meeting.moves:
        when = when_words(
            from_utc(to_utc(move.from_local, move.from_zone), pair.mine.zone), formats
        )
        parts = [_("Moved from {time}").format(time=when)]
        if move.asked_by:
            name = pair.person(move.asked_by).first_name
            parts.append(_("{name} asked for it").format(name=name))
        parts.append(notice_words(move.hours_of_notice))
        line = "  ·  ".join(parts)
        lines.append(f"{line}: {move.because}" if move.because else line)
    if page.meeting.despite:
        lines.append(_("Planned all the same: {reason}").format(reason=page.meeting.despite))
    return lines


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


def when_words(here: datetime, formats: Formats) -> str:
    """Return "Thursday, 26 Nov, 16:00"."""
    day = formats.weekday_day(here.date())
    return _("{day}, {time}").format(day=day, time=formats.time(here))


def local_times(
    moment: datetime, pair: Mentorship, formats: Formats, *, with_day: bool = False
) -> str:
    """Return "16:00 for you  ·  10:00 for Jonas"; with the day where it is not the same."""
    here = from_utc(moment, pair.mine.zone)
    there = from_utc(moment, pair.partner.zone)
    mine = when_words(here, formats) if with_day else formats.time(here)
    same_day = here.date() == there.date()
    theirs = formats.time(there) if same_day else when_words(there, formats)
    name = pair.partner.first_name
    return "  ·  ".join(
        (
            _("{time} for you").format(time=mine),
            _("{time} for {name}").format(time=theirs, name=name),
        )
    )


def rhythm_words(rule: Recurrence) -> str:
    """Return "every two weeks", "every month on the same date"."""
    n = rule.interval
    if rule.rhythm is Rhythm.WEEKLY:
        return ngettext("every week", "every {n} weeks", n).format(n=n)
    if rule.rhythm is Rhythm.MONTHLY_ON_DATE:
        words = ngettext("every month on the same date", "every {n} months on the same date", n)
    elif rule.from_end:
        words = ngettext(
            "every month on the last such weekday", "every {n} months on the last such weekday", n
        )
    else:
        words = ngettext(
            "every month on the same weekday", "every {n} months on the same weekday", n
        )
    return words.format(n=n)


def who_choices(pair: Mentorship, nobody: str) -> list[tuple[str, str]]:
    """Return keys and names of the two, after the words for nobody in particular."""
    return [("", nobody), *((role.value, pair.person(role).first_name) for role in Role)]


def notice_words(hours: float) -> str:
    """Return how much notice that is: in hours, and from two days on in days."""
    whole = int(hours)
    if whole < 48:
        return ngettext("{n} hour’s notice", "{n} hours’ notice", whole).format(n=whole)
    days = whole // 24
    return ngettext("{n} day’s notice", "{n} days’ notice", days).format(n=days)

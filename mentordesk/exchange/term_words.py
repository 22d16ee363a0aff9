"""The typed part of an answer, or of a boundary, in words: a line for each thing that it says."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from mentordesk.domain.boundary import Boundary, Stance
from mentordesk.domain.mentorship import Format
from mentordesk.domain.record import Role
from mentordesk.domain.rules import (
    EVERY_DAY,
    Cadence,
    CancellationNotice,
    QuietHours,
    ReplyTime,
    Window,
)
from mentordesk.domain.terms import Channel, Days, Scheduler, Terms
from mentordesk.words import N_, _, ngettext

#: Words a day in the reader's way.
Day = Callable[[date], str]

CHANNEL_WORDS: dict[Channel, str] = {
    Channel.VIDEO: N_("Video call"),
    Channel.PHONE: N_("Phone"),
    Channel.IN_PERSON: N_("In person"),
    Channel.CHAT: N_("Chat"),
    Channel.EMAIL: N_("E-mail"),
    Channel.TEXT_MESSAGE: N_("Text message"),
    Channel.LETTER: N_("Letter"),
}
FORMAT_WORDS: dict[Format, str] = {
    Format.VIRTUAL: N_("At a distance"),
    Format.IN_PERSON: N_("In person"),
    Format.HYBRID: N_("Sometimes this, sometimes that"),
}
SCHEDULER_WORDS: dict[Scheduler, str] = {
    Scheduler.MENTOR: N_("The mentor"),
    Scheduler.MENTEE: N_("The mentee"),
    Scheduler.IN_TURN: N_("Each in turn"),
    Scheduler.TOGETHER: N_("Both, at the end of each meeting"),
}
#: How a topic is met here.
STANCE_WORDS: dict[Stance, str] = {
    Stance.WELCOME: N_("Welcome"),
    Stance.WITH_CARE: N_("With care"),
    Stance.NOT_HERE: N_("Not here"),
}


def terms_words(terms: Terms, day: Day) -> list[str]:
    """Return what an answer says beyond its words."""
    return list(_terms(terms, day))


def cadence_words(cadence: Cadence) -> str:
    """Return "Every 2 weeks, 45 minutes"."""
    every = ngettext("Every week", "Every {n} weeks", cadence.weeks).format(n=cadence.weeks)
    return _("{every}, {minutes} minutes").format(every=every, minutes=cadence.minutes)


def quiet_words(quiet: QuietHours, name: str) -> str:
    """Return "Quiet from 20:00–08:00, Amara"; `name` is empty where they are both's."""
    hours = f"{quiet.window.start:%H:%M}–{quiet.window.end:%H:%M}"
    words = _("Quiet from {hours}").format(hours=hours)
    if set(quiet.window.days) != set(EVERY_DAY):
        words = _("{words} on some days").format(words=words)
    return f"{words}, {name}" if name else words


def notice_words(notice: CancellationNotice) -> str:
    """Return "Call off 24 hours ahead"."""
    words = ngettext("Call off {n} hour ahead", "Call off {n} hours ahead", notice.hours)
    return words.format(n=notice.hours)


def reply_words(reply: ReplyTime) -> str:
    """Return "Answer within 48 hours"."""
    words = ngettext("Answer within {n} hour", "Answer within {n} hours", reply.hours)
    return words.format(n=reply.hours)


def free_words(days: Days, day: Day) -> str:
    """Return "Left free: 24 Dec – 28 Dec, Christmas"."""
    return _labelled(_("Left free: {span}").format(span=_span(days, day)), days)


def boundary_words(one: Boundary, names: Mapping[Role, str], day: Day) -> list[str]:
    """Return the typed rules of a boundary, a line each; `names` may lack either person."""
    lines = []
    if one.quiet_hours:
        person = one.quiet_hours.person
        lines.append(quiet_words(one.quiet_hours, names.get(person, "") if person else ""))
    if one.cancellation:
        lines.append(notice_words(one.cancellation))
    if one.reply_time:
        lines.append(reply_words(one.reply_time))
    lines += [free_words(days, day) for days in one.no_go]
    if one.stance:
        lines.append(_(STANCE_WORDS[one.stance]))
    return lines


def _terms(terms: Terms, day: Day) -> Iterator[str]:
    if terms.cadence:
        yield cadence_words(terms.cadence)
    if terms.format:
        yield _(FORMAT_WORDS[terms.format])
    if terms.channels:
        yield _channels(terms.channels)
    if terms.reply_time:
        yield reply_words(terms.reply_time)
    yield from map(_window, terms.windows)
    for days in terms.away:
        yield _labelled(_("Away {span}").format(span=_span(days, day)), days)
    if terms.scheduler:
        yield _(SCHEDULER_WORDS[terms.scheduler])
    if terms.notice:
        yield notice_words(terms.notice)
    if terms.months:
        words = ngettext("For {n} month", "For {n} months", terms.months)
        yield words.format(n=terms.months)


def _channels(channels: tuple[Channel, ...]) -> str:
    return " → ".join(_(CHANNEL_WORDS[channel]) for channel in channels)


def _window(window: Window) -> str:
    hours = f"{window.start:%H:%M}–{window.end:%H:%M}"
    words = _("{hours}, {zone}").format(hours=hours, zone=window.zone)
    if set(window.days) == set(EVERY_DAY):
        return words
    return _("{words}, some days").format(words=words)


def _span(days: Days, day: Day) -> str:
    return f"{day(days.first)} – {day(days.last)}"


def _labelled(words: str, days: Days) -> str:
    return f"{words}, {days.label}" if days.label else words

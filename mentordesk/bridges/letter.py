"""The words of an invitation for those who read it as plain text."""

from datetime import date, datetime
from typing import Protocol

from mentordesk.domain import zones
from mentordesk.domain.invitation import Invitation, Method
from mentordesk.domain.meeting import Meeting, is_web_link
from mentordesk.domain.text import tidy_line
from mentordesk.words import _


class Dates(Protocol):
    """Days and times as the sender's language writes them."""

    def long_day(self, day: date) -> str:
        """Return "Thursday 12 November 2026"."""

    def time(self, moment: datetime) -> str:
        """Return "16:00"."""


def subject_of(invitation: Invitation) -> str:
    """Return the subject of the e-mail."""
    title = tidy_line(invitation.meeting.title)
    if invitation.method is Method.CANCEL:
        return _("Cancelled: {title}").format(title=title)
    if invitation.again:
        return _("Changed: {title}").format(title=title)
    return _("Invitation: {title}").format(title=title)


def letter_text(invitation: Invitation, dates: Dates) -> str:
    """Return the whole text, lines ended by newlines."""
    pair = invitation.mentorship
    parts = [
        _("Hello {name},").format(name=tidy_line(pair.partner.first_name)),
        _opening(invitation),
        "\n".join(_facts(invitation, dates)),
        *_endings(invitation),
        tidy_line(pair.mine.name),
    ]
    return "\n\n".join(parts) + "\n"


def _opening(invitation: Invitation) -> str:
    if invitation.method is Method.CANCEL:
        return _("This meeting does not take place:")
    if invitation.again:
        return _("Something about our meeting has changed. This holds now:")
    return _("I would like to meet you:")


def _facts(invitation: Invitation, dates: Dates) -> list[str]:
    meeting, pair = invitation.meeting, invitation.mentorship
    lines = [_("What: {title}").format(title=tidy_line(meeting.title))]
    for zone in dict.fromkeys((pair.partner.zone, pair.mine.zone)):
        lines.append(_("When: {span}").format(span=span_words(meeting, zone, dates)))
    if invitation.method is Method.CANCEL:
        return lines
    if place := tidy_line(meeting.place):
        lines.append(_("Where: {place}").format(place=place))
    if is_web_link(meeting.link):
        lines.append(_("Join: {link}").format(link=meeting.link))
    if invitation.passcode_apart:
        lines.append(_("You will get the passcode separately."))
    return lines


def span_words(meeting: Meeting, zone: str, dates: Dates) -> str:
    """Return day, start, end and zone of a meeting as the clocks of `zone` show them."""
    start, end = (zones.from_utc(at, zone) for at in (meeting.starts_at, meeting.ends_at))
    last = dates.time(end)
    if end.date() != start.date():
        last = f"{dates.long_day(end.date())}, {last}"
    return _("{day}, {start} – {end} ({zone})").format(
        day=dates.long_day(start.date()),
        start=dates.time(start),
        end=last,
        zone=zone.replace("_", " "),
    )


def _endings(invitation: Invitation) -> list[str]:
    if invitation.method is Method.CANCEL:
        return [
            _(
                "Your mail program can take it out of your calendar. "
                "If it does not offer to, please delete it there."
            )
        ]
    return [
        _(
            "To answer, choose Accept, Maybe or Decline in your mail program, "
            "or simply reply to this e-mail."
        ),
        _("If you see no such choice, the attached file puts the meeting into your calendar."),
    ]

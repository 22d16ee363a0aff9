"""A pair with addresses, a meeting of theirs, and the e-mails about it."""

import dataclasses
from datetime import UTC, date, datetime
from typing import Any

from mentordesk.calendar.invitation import invitation_file
from mentordesk.domain.invitation import Invitation, invitation_to
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LINK = "https://us02web.zoom.us/j/81750263914?pwd=AbC.1"
MEETING = Meeting(
    id="one",
    mentorship_id="pair",
    created_at=NOW,
    updated_at=NOW,
    title="Reviewing the first draft",
    starts_local=datetime(2026, 11, 26, 16, 0),
    zone="Europe/Berlin",
    minutes=45,
    place="Room 3",
    link=LINK,
    uid="one@mentordesk.invalid",
    sequence=3,
)
PAIR = Mentorship(
    id="pair",
    mentorship_id="pair",
    created_at=NOW,
    updated_at=NOW,
    mentor=Person(name="Amara Okafor", email="amara@example.org", zone="Europe/Berlin"),
    mentee=Person(name="Jonas Reyes", email="jonas@example.net", zone="America/New_York"),
    me=Role.MENTOR,
    start=date(2026, 3, 1),
)


class PlainDates:
    """Days and times as English writes them."""

    def long_day(self, day: date) -> str:
        return f"{day:%A} {day.day} {day:%B %Y}"

    def time(self, moment: datetime) -> str:
        return f"{moment:%H:%M}"


DATES = PlainDates()


def changed(**fields: Any) -> Meeting:
    return dataclasses.replace(MEETING, **fields)


def invitation(meeting: Meeting = MEETING, pair: Mentorship = PAIR, **options: Any) -> Invitation:
    return invitation_to(meeting, pair, **options)


def calendar_of(told: Invitation, now: datetime = NOW) -> bytes:
    return invitation_file(told, now=now)

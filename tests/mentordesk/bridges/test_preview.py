"""A preview is made of the bytes that leave, and leaves nothing of them out."""

import re

from mentordesk.bridges.email import invitation_message
from mentordesk.bridges.letter import letter_text
from mentordesk.bridges.preview import Preview, preview_of
from mentordesk.domain.invitation import Invitation
from mentordesk.domain.meeting import MeetingState
from tests.support.invited import DATES, NOW, calendar_of, changed, invitation


def previewed(told: Invitation) -> Preview:
    return preview_of(invitation_message(told, calendar_of(told), DATES, now=NOW), DATES)


def test_what_leaves() -> None:
    told = invitation()
    seen = previewed(told)
    assert seen.sender == "Amara Okafor <amara@example.org>"
    assert seen.recipients == ("Jonas Reyes <jonas@example.net>",)
    assert seen.subject == "Invitation: Reviewing the first draft"
    assert seen.text == letter_text(told, DATES)
    assert seen.calendar == calendar_of(told).decode().replace("\r\n", "\n")
    assert seen.attachments == ("invite.ics",)
    assert [name for name, _ in seen.headers][:4] == ["From", "To", "Subject", "Date"]


def test_facts_are_in_words() -> None:
    facts = dict(previewed(invitation()).facts)
    assert facts["Kind"] == "Invitation"
    assert facts["Begins"] == "Thursday 26 November 2026, 16:00 (Europe/Berlin)"
    assert facts["Written on"] == "Monday 23 November 2026, 09:00 (UTC)"
    assert facts["Is invited"] == "Jonas Reyes <jonas@example.net>"
    assert facts["Takes place"] == "Yes"
    assert list(facts)[2:5] == ["What", "Begins", "Ends"]
    cancelled = dict(previewed(invitation(changed(state=MeetingState.CANCELLED))).facts)
    assert (cancelled["Kind"], cancelled["Takes place"]) == ("Cancellation", "No")


def test_every_property_is_among_the_facts() -> None:
    seen = previewed(invitation())
    event = seen.calendar.partition("BEGIN:VEVENT\n")[2].replace("\n ", "")
    names = [line for line in event.splitlines() if not line.startswith("END:")]
    assert len(seen.facts) == len(names) + 2  # METHOD and PRODID stand before the event


def test_what_has_no_words_is_shown_by_its_own_name() -> None:
    told = invitation()
    more = calendar_of(told).replace(
        b"BEGIN:VEVENT\r\n", b"BEGIN:VEVENT\r\nX-ODD:seen\r\nATTENDEE:mailto:third@example.org\r\n"
    )
    facts = preview_of(invitation_message(told, more, DATES, now=NOW), DATES).facts
    assert ("X-ODD", "seen") in facts
    assert len([value for name, value in facts if name == "Is invited"]) == 2


def test_other_recipients_would_be_seen() -> None:
    told = invitation()
    data = invitation_message(told, calendar_of(told), DATES, now=NOW)
    spoilt = re.sub(rb"\r\nSubject:", b"\r\nBcc: third@example.org\r\nSubject:", data, count=1)
    assert "third@example.org" in preview_of(spoilt, DATES).recipients

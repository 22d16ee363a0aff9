"""E-mails from one of the pair to the other, made from what may be shared and nothing else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mentordesk.bridges.addresses import sendable
from mentordesk.bridges.letter import Dates
from mentordesk.bridges.mailto import MailtoDraft, mailto_draft
from mentordesk.domain.clock import Clock
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.invitation import invitation_to
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Problems, Role
from mentordesk.errors import ValidationError
from mentordesk.store.shared_view import SharedView

if TYPE_CHECKING:
    from mentordesk.bridges.preview import Preview


@dataclass(frozen=True, slots=True)
class MailFile:
    """The bytes of an .eml file, and what stands in them."""

    data: bytes
    preview: "Preview"


class Mail:
    """Makes e-mails. It is given a SharedView: private tables are out of its reach."""

    def __init__(
        self, shared_view: Callable[[], AbstractContextManager[SharedView]], clock: Clock
    ) -> None:
        self._shared_view = shared_view
        self._clock = clock

    def invitation(
        self, meeting_id: str, dates: Dates, *, with_passcode: bool = False, again: bool = False
    ) -> MailFile:
        """Return an invitation to a planned meeting, or the cancellation of a cancelled one.

        `again` says that the other one was invited before. Raises RecordMissing, and
        ValidationError for ``state`` (held or missed) or an address (``mentee.email``).
        """
        from mentordesk.bridges.email import invitation_message  # these take their time
        from mentordesk.bridges.preview import preview_of
        from mentordesk.calendar.invitation import invitation_file

        with self._shared_view() as view:
            meeting = view.get(Meeting, meeting_id)
            pair = _with_addresses(view.get(Mentorship, meeting.mentorship_id))
        told = invitation_to(meeting, pair, with_passcode=with_passcode, again=again)
        now = self._clock()
        calendar = invitation_file(told, now=now)
        data = invitation_message(told, calendar, dates, now=now)
        return MailFile(data, preview_of(data, dates))

    def short_words(self, mentorship_id: MentorshipId, subject: str, text: str) -> MailtoDraft:
        """Return an address that opens a draft to the other one; raises RecordMissing."""
        with self._shared_view() as view:
            pair = view.get(Mentorship, mentorship_id)
        return mailto_draft(pair.partner, subject, text)


def _with_addresses(pair: Mentorship) -> Mentorship:
    """Return the pair with addresses that every mail program takes; raises ValidationError."""
    found: Problems = {}
    people: dict[str, Any] = {}
    for role in Role:
        people[role.value], problem = sendable(pair.person(role))
        if problem:
            found[f"{role.value}.email"] = problem
    if found:
        raise ValidationError(found)
    return replace(pair, **people)

"""Mentorships: begin one, change it, and know which one is in view."""

from datetime import date
from typing import Any

from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId, new_id
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role, checked
from mentordesk.services.records import RecordService, tidied
from mentordesk.services.settings import Settings
from mentordesk.store.change_log import Direction
from mentordesk.store.store import Store

_IN_VIEW = "mentorship_in_view"


class Mentorships(RecordService[Mentorship]):
    """The pairs that this desk holds."""

    record_type = Mentorship

    def __init__(self, store: Store, settings: Settings) -> None:
        super().__init__(store)
        self._settings = settings

    def begin(
        self, *, mentor: Person, mentee: Person, me: Role, start: date, **fields: Any
    ) -> Changes:
        """Begin a mentorship; raises ValidationError with fields like ``mentor.name``.

        Undo stops before it: without a mentorship, nothing of it could be shown.
        """
        with self._store.unit("mentorship.add", direction=Direction.NOTED) as unit:
            mentorship_id = MentorshipId(new_id())
            now = unit.now
            record = Mentorship(
                id=mentorship_id,
                mentorship_id=mentorship_id,
                created_at=now,
                updated_at=now,
                mentor=mentor,
                mentee=mentee,
                me=me,
                start=start,
                **fields,
            )
            unit.add(checked(tidied(record)))
            return unit.commit()

    def everyone(self) -> list[Mentorship]:
        """Return all mentorships, the oldest first."""
        with self._store.reading() as reader:
            return reader.all(Mentorship, order="start")

    def in_view(self) -> Mentorship | None:
        """Return the mentorship last looked at, or the newest, or None on an empty desk."""
        every = self.everyone()
        chosen = self._settings.get(_IN_VIEW, str)
        return next((m for m in every if m.id == chosen), every[-1] if every else None)

    def look_at(self, mentorship_id: MentorshipId) -> None:
        """Remember which mentorship is in view."""
        self._settings.put(_IN_VIEW, str(mentorship_id))

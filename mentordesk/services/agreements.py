"""The agreement: its versions, each one's word, and what has changed since both gave it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from mentordesk.domain.agreement import (
    Acceptance,
    Agreement,
    Clause,
    Difference,
    How,
    clauses_of,
    differences,
)
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.text import tidy_line
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.records import RecordService, amend, fresh
from mentordesk.store.repository import Reader
from mentordesk.store.store import Unit
from mentordesk.words import _


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the agreement stands.

    ``in_force`` is the latest version that both accepted, ``waiting`` a later one that still wants
    somebody's word, and ``asked`` what accepting that would change. ``is_back`` says that it has
    been overtaken by what is in force: that is agreed on again. ``since`` is what is agreed on now
    and not in the latest version of all. ``earlier`` are all others, the latest first.
    """

    in_force: Agreement | None
    waiting: Agreement | None
    is_back: bool
    asked: tuple[Difference, ...]
    since: tuple[Difference, ...]
    earlier: tuple[Agreement, ...]
    clauses: int

    @property
    def latest(self) -> Agreement | None:
        """The latest version, accepted or not."""
        return self.waiting or self.in_force

    def is_due_for_review(self, today: date) -> bool:
        """Tell whether it is time to look at it again."""
        latest = self.in_force
        return latest is not None and latest.review_on is not None and latest.review_on <= today


class Agreements(RecordService[Agreement]):
    """Versions of the agreement. A version is never changed but for each one's word."""

    record_type = Agreement

    def standing(self, mentorship_id: MentorshipId) -> Standing:
        """Return where the agreement of a mentorship stands."""
        with self._store.reading() as reader:
            versions = _versions(reader, mentorship_id)
            now = _clauses(reader, mentorship_id)
        latest = versions[-1] if versions else None
        in_force = _in_force(versions)
        waiting = latest if latest is not None and not latest.is_in_force else None
        return Standing(
            in_force,
            waiting,
            waiting is not None and _says(in_force, now),
            differences(in_force.clauses, waiting.clauses) if in_force and waiting else (),
            differences(latest.clauses if latest else (), now),
            tuple(one for one in reversed(versions) if one not in (in_force, waiting)),
            len(now),
        )

    def make(self, mentorship_id: MentorshipId, *, review_on: date | None = None) -> Changes:
        """Make a version of all that is agreed on now; nobody has given their word to it yet.

        A version to which nobody has given their word becomes it; where what is in force is agreed
        on again, the version that waits goes to the trash instead. Raises ValidationError where
        nothing is agreed on, or nothing has changed.
        """
        with self._store.unit("agreement.make") as unit:
            versions = _versions(unit, mentorship_id)
            latest = versions[-1] if versions else None
            now = _clauses(unit, mentorship_id)
            if not now:
                raise ValidationError({"clauses": Problem.NOTHING_AGREED})
            if _says(latest, now):
                raise ValidationError({"clauses": Problem.NOTHING_NEW})
            if latest is not None and _says(_in_force(versions), now):
                unit.trash(latest)
            else:
                _write(unit, mentorship_id, latest, now, review_on)
            return unit.commit()

    def accept(self, record_id: str, role: Role, name: str, how: How, on: date) -> Changes:
        """Note one person's word; raises ValidationError.

        A word needs a name and a day that has come, and a version that is still what is agreed on:
        to one that has been overtaken nobody gives theirs.
        """
        field = f"{role.value}_accepted"
        with self._store.unit("agreement.accept") as unit:
            version = unit.get(Agreement, record_id)
            if on > unit.today:
                raise ValidationError({field: Problem.IN_THE_FUTURE})
            if differences(version.clauses, _clauses(unit, version.mentorship_id)):
                raise ValidationError({field: Problem.OVERTAKEN})
            amend(unit, version, **{field: Acceptance(name=tidy_line(name), on=on, how=how)})
            return unit.commit()

    def take_back(self, record_id: str, role: Role) -> Changes:
        """Note that one person's word was noted by mistake."""
        with self._store.unit("agreement.take_back") as unit:
            amend(unit, unit.get(Agreement, record_id), **{f"{role.value}_accepted": None})
            return unit.commit()

    def review(self, record_id: str, on: date | None) -> Changes:
        """Set the day on which to look at it again."""
        with self._store.unit("agreement.review") as unit:
            amend(unit, unit.get(Agreement, record_id), review_on=on)
            return unit.commit()


def _write(
    unit: Unit,
    mentorship_id: MentorshipId,
    latest: Agreement | None,
    now: tuple[Clause, ...],
    review_on: date | None,
) -> None:
    purpose = unit.get(Mentorship, mentorship_id).purpose
    fields: dict[str, Any] = {"made_on": unit.today, "clauses": now, "purpose": purpose}
    if latest is not None and _is_untouched(latest):
        review = {"review_on": review_on} if review_on else {}
        amend(unit, latest, **fields, **review)
        return
    number = _next_number(unit, mentorship_id)
    fields |= {"number": number, "title": _("Agreement {n}").format(n=number)}
    unit.add(fresh(unit, Agreement, mentorship_id, **fields, review_on=review_on))


def _in_force(versions: list[Agreement]) -> Agreement | None:
    return next((one for one in reversed(versions) if one.is_in_force), None)


def _says(version: Agreement | None, now: tuple[Clause, ...]) -> bool:
    return version is not None and not differences(version.clauses, now)


def _versions(reader: Reader, mentorship_id: MentorshipId) -> list[Agreement]:
    return reader.all(Agreement, order="number", mentorship_id=mentorship_id)


def _next_number(reader: Reader, mentorship_id: MentorshipId) -> int:
    """Return a number that no version ever had, those in the trash included."""
    trashed = reader.all(Agreement, mentorship_id=mentorship_id, trashed=True)
    numbers = [one.number for one in (*_versions(reader, mentorship_id), *trashed)]
    return max(numbers, default=0) + 1


def _clauses(reader: Reader, mentorship_id: MentorshipId) -> tuple[Clause, ...]:
    return clauses_of(
        reader.all(Expectation, order="position", mentorship_id=mentorship_id),
        reader.all(Boundary, order="position", mentorship_id=mentorship_id),
    )


def _is_untouched(version: Agreement) -> bool:
    return all(version.accepted(role) is None for role in Role)

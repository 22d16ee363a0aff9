"""The owner's archive: everything of a desk as one JSON document (see docs/format.md).

Lossless: a desk made from an archive gives the same archive, byte for byte.
"""

from dataclasses import dataclass, fields
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from mentordesk.domain.agreement import Agreement
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.goal import Goal, Milestone, Obstacle
from mentordesk.domain.meeting import AgendaItem, Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record
from mentordesk.domain.series import Series
from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.exchange.json_upgrade import NOT_AS_EXPECTED, upgraded

FORMAT = "mentordesk-archive"
VERSION = 3
LARGEST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unit of work of the history."""

    id: str
    at: str
    actor: str
    label: str
    direction: str
    reverses: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field that a change changed; ``before`` and ``after`` are JSON in a string."""

    change_id: str
    kind: str
    record_id: str
    verb: str
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records by kind, each list in the order of ids."""

    mentorship: tuple[Mentorship, ...] = ()
    expectation: tuple[Expectation, ...] = ()
    sealed_answer: tuple[SealedAnswer, ...] = ()
    goal: tuple[Goal, ...] = ()
    milestone: tuple[Milestone, ...] = ()
    obstacle: tuple[Obstacle, ...] = ()
    boundary: tuple[Boundary, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    concern: tuple[Concern, ...] = ()
    series: tuple[Series, ...] = ()
    meeting: tuple[Meeting, ...] = ()
    agenda_item: tuple[AgendaItem, ...] = ()
    note: tuple[Note, ...] = ()
    note_text: tuple[NoteText, ...] = ()
    commitment: tuple[Commitment, ...] = ()

    def every(self) -> list[Record]:
        """Return all records, parents before children."""
        return [record for field in fields(self) for record in getattr(self, field.name)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """The whole document."""

    format: str = FORMAT
    version: int = VERSION
    private_included: bool
    records: Records
    changes: tuple[Change, ...] = ()
    history: tuple[FieldChange, ...] = ()
    private_history: tuple[FieldChange, ...] = ()


def encode(archive: Archive) -> bytes:
    """Return the document as UTF-8 JSON, indented, always the same for the same desk."""
    return msgspec.json.format(msgspec.json.encode(archive), indent=1) + b"\n"


def decode(data: bytes, path: Path) -> Archive:
    """Return the archive that `data` holds; `path` is only for the error.

    Raises ImportRefused: NOT_JSON, NOT_OURS, TOO_NEW, INVALID, TOO_LARGE.
    """
    if len(data) > LARGEST:
        raise ImportRefused(path, RefusedBecause.TOO_LARGE)
    version = _check_head(data, path)
    try:
        if version < VERSION:
            data = msgspec.json.encode(upgraded(msgspec.json.decode(data)))
        return msgspec.json.decode(data, type=Archive)
    except (msgspec.DecodeError, RecursionError, ValueError, *NOT_AS_EXPECTED):
        raise ImportRefused(path, RefusedBecause.INVALID) from None


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document."""
    whole = msgspec.json.schema(Archive)
    for part in whole["$defs"].values():
        # Python 3.13 strips the indentation of docstrings, earlier ones leave it.
        if "description" in part:
            part["description"] = cleandoc(part["description"])
    return whole


class _Head(msgspec.Struct):
    format: str = ""
    version: int = 0


def _check_head(data: bytes, path: Path) -> int:
    try:
        head = msgspec.json.decode(data, type=_Head)
    except msgspec.ValidationError:
        raise ImportRefused(path, RefusedBecause.NOT_OURS) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise ImportRefused(path, RefusedBecause.NOT_JSON) from None
    if head.format != FORMAT:
        raise ImportRefused(path, RefusedBecause.NOT_OURS)
    if head.version > VERSION:
        raise ImportRefused(path, RefusedBecause.TOO_NEW)
    return head.version

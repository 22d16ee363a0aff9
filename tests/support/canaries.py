"""Plants a word of its own in every private field there is, by walking the private tables."""

import enum
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args, get_origin

from mentordesk.desk import Desk
from mentordesk.domain.ids import MentorshipId, new_id
from mentordesk.domain.record import Record, Visibility
from mentordesk.domain.terms import Days, Terms
from mentordesk.store.columns import hints
from mentordesk.store.private_tables import PRIVATE
from mentordesk.store.tables import PARENT_FIELDS, PARENTS, RECORD_TYPES
from tests.support.traces import Traces

STEM = "Zinnoberkranich"
TRACES = Traces(STEM)
#: Private kinds, parents before children.
KINDS = tuple(kind for kind in RECORD_TYPES if kind in PRIVATE)
_NOW = "now"

Ids = dict[type[Record], str]


def word(kind: type[Record], field: str, when: str) -> str:
    """Return the words that stand in a field at a time; no two fields have the same."""
    return f"{STEM} {kind.KIND} {field} {when}"


def worded(kind: type[Record]) -> list[str]:
    """Return the names of a kind's fields that hold people's words, and nothing else."""
    return [name for name, hint in hints(kind).items() if _bare(hint) is str and name != "id"]


class Planted:
    """What stands where in a desk: `kept` is in it somewhere, `erased` was and is no more."""

    def __init__(self, desk: Desk, pair: MentorshipId, shared: Ids) -> None:
        self._desk, self._pair, self._shared = desk, pair, shared
        self.kept: set[str] = set()
        self.erased: set[str] = set()
        self.now = self._add("earlier", self.kept)
        self._rewrite(self.now, "undone", self.kept)
        desk.history.undo()
        self._rewrite(self.now, _NOW, self.kept)
        self._trash(self._add("in the trash", self.kept))
        self._erase(self._add("erased", self.erased))

    def _add(self, when: str, told: set[str]) -> Ids:
        made = dict(self._shared)
        with self._desk.store.unit("planted") as unit:
            for kind in KINDS:
                record = kind(**self._values(kind, when, made, unit.now))
                made[kind] = unit.add(record).id
                told.update(word(kind, name, when) for name in _telling(kind))
            unit.commit()
        return {kind: made[kind] for kind in KINDS}

    def _values(self, kind: type[Record], when: str, made: Ids, now: datetime) -> dict[str, Any]:
        fixed = {
            "id": new_id(),
            "mentorship_id": self._pair,
            "trashed_at": None,
            "visibility": Visibility.PRIVATE,
        }
        if kind in PARENTS:
            fixed[PARENT_FIELDS[kind]] = made[PARENTS[kind]]
        others = {name: hint for name, hint in hints(kind).items() if name not in fixed}
        given = {name: _filled(kind, name, hint, when, made, now) for name, hint in others.items()}
        return {**fixed, **given}

    def _rewrite(self, ids: Ids, when: str, told: set[str]) -> None:
        with self._desk.store.unit("rewritten") as unit:
            for kind, record_id in ids.items():
                words = {name: word(kind, name, when) for name in worded(kind)}
                unit.change(unit.get(kind, record_id), **words)
                told.update(words.values())
            unit.commit()

    def _trash(self, ids: Ids) -> None:
        with self._desk.store.unit("trashed") as unit:
            for kind, record_id in ids.items():
                unit.trash(unit.get(kind, record_id))
            unit.commit()

    def _erase(self, ids: Ids) -> None:
        with self._desk.store.unit("erased") as unit:
            for kind, record_id in ids.items():
                record = unit.find(kind, record_id)  # it may have gone with what it belongs to
                if record is not None:
                    unit.erase(record)
            unit.commit()


def _telling(kind: type[Record]) -> list[str]:
    return [*worded(kind), *(name for name, hint in hints(kind).items() if hint is Terms)]


def _bare(hint: Any) -> Any:
    """Return a type without its "or None"."""
    parts = [part for part in get_args(hint) if part is not NoneType]
    return parts[0] if NoneType in get_args(hint) and len(parts) == 1 else hint


def _filled(kind: type[Record], name: str, hint: Any, when: str, made: Ids, now: datetime) -> Any:
    bare = _bare(hint)
    if bare is str:
        return word(kind, name, when)
    if hasattr(bare, "__supertype__"):  # the id of another record
        return {f"{other.__name__}Id": id for other, id in made.items()}.get(bare.__name__)
    if get_origin(bare) is tuple:
        return (_filled(kind, name, get_args(bare)[0], when, made, now),)
    if isinstance(bare, type) and issubclass(bare, enum.Enum):
        return next(iter(bare))
    if bare is Terms:  # which holds words, too
        days = Days(first=now.date(), last=now.date(), label=word(kind, name, when))
        return Terms(away=(days,))
    plain = {bool: False, int: 1, float: 1.0, datetime: now, date: now.date()}
    # A type that is not there could hold words: whoever adds one says here how they are planted.
    return plain[bare]

"""From what was left of a damaged desk to records that belong together again.

Nothing is made up. What is left of a note stays a note; of everything else that is not whole, the
words are kept in a note of their own, for its dates and its state would be guesses. Only a goal or
a mentorship that others belong to is made anew, with an ellipsis for a name that is gone.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, cast

from msgspec import MsgspecError

from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.goal import Goal
from mentordesk.domain.ids import MentorshipId, made_at, new_id
from mentordesk.domain.meeting import AgendaItem
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record, Role, Visibility
from mentordesk.domain.text import TEXT_LIMIT, summary_of
from mentordesk.services.kind_words import kind_word
from mentordesk.store.archive_tables import HistoryEntry
from mentordesk.store.change_log import Verb
from mentordesk.store.columns import from_json, hints
from mentordesk.store.remains import Key, Part, Remains
from mentordesk.store.tables import RECORD_TYPES, parent_of
from mentordesk.store.unit_of_work import TYPES_BY_KIND
from mentordesk.words import _

#: Stands for a name or title that could not be read.
GONE = "…"
_NEVER_TOLD = frozenset({"id", "mentorship_id", "visibility", "created_at", "updated_at"})


class Lack(StrEnum):
    """What became of a record that could not be read whole."""

    #: a note's text ends early
    CUT_SHORT = "cut_short"
    #: fields of a note are empty, or as an older step of the history tells them
    SOME_FIELDS = "some_fields"
    #: made anew, for what belongs to it
    PLACE_ONLY = "place_only"
    #: its words are in a note
    IN_A_NOTE = "in_a_note"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Flaw:
    """A record that is not whole any more; ``made_at`` is None where that is not known."""

    kind: str
    record_id: str
    lack: Lack
    made_at: datetime | None


@dataclass(slots=True)
class Mended:
    """Records in the order in which they can be kept, and what is wrong with some."""

    records: dict[Key, Record] = field(default_factory=dict)
    flaws: dict[Key, Flaw] = field(default_factory=dict)

    def in_order(self) -> Iterable[Record]:
        """Yield the records, parents before children."""
        order = {record_type: place for place, record_type in enumerate(RECORD_TYPES)}
        return sorted(self.records.values(), key=lambda record: order[type(record)])


class Mending:
    """Puts together what was found."""

    def __init__(self, remains: Remains, now: datetime) -> None:
        self._now = now
        self._remains = remains
        self._told = _last_told(remains)
        self._mended = Mended(dict(remains.records))
        self._words: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)

    def run(self) -> Mended:
        """Return the records, each with all that it belongs to."""
        for key, part in self._remains.parts.items():
            self._take_part(key, part)
        for key in sorted(self._mentioned() - self._mended.records.keys()):
            self._take_mention(key)
        self._pair_notes()
        self._find_parents()
        self._keep_words()
        self._find_mentorships()
        return self._mended

    def _mentioned(self) -> set[Key]:
        """Return the records that something else speaks of."""
        known: set[Key] = set(self._remains.headings)
        for page in self._remains.history:
            known |= {(entry.kind, entry.record_id) for entry in page.values()}
        for record in self._mended.records.values():
            parent = parent_of(record)
            if parent is not None:
                known.add((parent[0].KIND, parent[1]))
        return {key for key in known if key[0] in TYPES_BY_KIND and key[0] != Mentorship.KIND}

    def _take_part(self, key: Key, part: Part) -> None:
        """Keep what is left of a record; only where a long text is all that lacks does it stand."""
        told = self._told.get((*key, part.cut))
        whole_again = isinstance(told, str) and bool(part.rest) and told.startswith(part.rest)
        known = part.known if whole_again or not part.rest else {**part.known, part.cut: part.rest}
        if part.record_type not in (NoteText, Mentorship):
            self._save_words(key, known["mentorship_id"], known)
            return
        record = self._completed(part.record_type, known, key)
        if record is not None:
            self._mended.records[key] = record
            lack = Lack.SOME_FIELDS if whole_again else Lack.CUT_SHORT
            self._flaw(key, lack, record.created_at)

    def _take_mention(self, key: Key) -> None:
        """Keep what the search and the history tell of a record that is gone."""
        kind, record_id = key
        if kind == Note.KIND and (NoteText.KIND, record_id) in self._mended.records:
            return
        pairs = {one.mentorship_id for one in self._mended.records.values()}
        heading, at = self._remains.headings.get(key), made_at(record_id)
        pair = heading.mentorship_id if heading else pairs.pop() if len(pairs) == 1 else ""
        if kind == Note.KIND and heading is not None and at is not None:
            known = {"id": record_id, "mentorship_id": pair, "title": heading.title}
            note = self._completed(Note, {**known, "created_at": at, "updated_at": at}, key)
            if note is not None:
                self._mended.records[key] = note
                self._flaw(key, Lack.SOME_FIELDS, at)
                return
        self._save_words(key, pair, {})

    def _save_words(self, key: Key, pair: str, known: dict[str, Any]) -> None:
        """Remember a record's words for a note: its dates and its state are not made up."""
        record_type = TYPES_BY_KIND[key[0]]
        names = (*record_type.LINES, *record_type.TEXTS)
        words = [known.get(name) or self._told.get((*key, name)) for name in names]
        heading = self._remains.headings.get(key)
        if heading is not None:
            words = [heading.title, heading.text]
        kept = [one for one in words if isinstance(one, str) and one.strip()]
        trashed = known.get("trashed_at") or self._told.get((*key, "trashed_at"))
        if pair and kept and not trashed:
            self._words[pair].append((key[0], kept))
            self._flaw(key, Lack.IN_A_NOTE, made_at(key[1]))
        else:
            self._flaw(key, Lack.LOST, made_at(key[1]))

    def _flaw(self, key: Key, lack: Lack, at: datetime | None) -> None:
        self._mended.flaws[key] = Flaw(key[0], key[1], lack, at)

    def _completed(
        self, record_type: type[Record], known: dict[str, Any], key: Key
    ) -> Record | None:
        values = dict(known)
        for one in dataclasses.fields(record_type):
            if one.name in values:
                continue
            if (*key, one.name) in self._told:
                values[one.name] = self._told[(*key, one.name)]
            elif one.name == "visibility":  # whatever is not known to be shared is private
                values[one.name] = Visibility.PRIVATE
            elif one.name == "noted_at":
                values[one.name] = values["created_at"]
            elif one.default is dataclasses.MISSING:
                if one.name not in record_type.LINES:
                    return None
                values[one.name] = GONE if one.name in record_type.REQUIRED else ""
        return record_type(**values)

    def _pair_notes(self) -> None:
        """Give each text its note and each note its text, in the same half."""
        for kind, record_id in list(self._mended.records):
            if kind == NoteText.KIND and (Note.KIND, record_id) not in self._mended.records:
                self._note_of(cast("NoteText", self._mended.records[kind, record_id]))
        for kind, record_id in list(self._mended.records):
            if kind == Note.KIND:
                self._text_of(cast("Note", self._mended.records[kind, record_id]))

    def _note_of(self, text: NoteText) -> None:
        key = Note.KIND, text.id
        heading = self._remains.headings.get(key)
        known = _common(text) | {"visibility": text.visibility, "summary": summary_of(text.body)}
        if heading is not None:
            known["title"] = heading.title
        note = self._completed(Note, known, key)
        if note is not None:
            self._mended.records[key] = note
            self._flaw(key, Lack.SOME_FIELDS, note.created_at)

    def _text_of(self, note: Note) -> None:
        key = NoteText.KIND, note.id
        text = self._mended.records.get(key)
        if text is None:
            found = self._completed(NoteText, _common(note) | {"visibility": note.visibility}, key)
            if found is not None:
                self._mended.records[key] = found
                self._flaw(key, Lack.SOME_FIELDS, note.created_at)
        elif key in self._mended.flaws:
            self._mended.records[key] = dataclasses.replace(
                cast("NoteText", text), visibility=note.visibility
            )

    def _find_parents(self) -> None:
        """Give what belongs to a lost goal or question a place; of a lost meeting nothing has one.

        A sealed answer stays sealed: its words go into no note.
        """
        for record in sorted(self._mended.records.values(), key=lambda one: one.created_at):
            parent = parent_of(record)
            if parent is None or (parent[0].KIND, parent[1]) in self._mended.records:
                continue
            if isinstance(record, AgendaItem):
                key = record.KIND, record.id
                del self._mended.records[key]
                known = {"text": record.text, "trashed_at": record.trashed_at}
                self._save_words(key, record.mentorship_id, known)
            elif parent[0] in {Goal, Expectation}:
                self._make_place(parent[0], parent[1], record)

    def _make_place(self, of: type[Record], lost_id: str, child: Record) -> None:
        key, known = (of.KIND, lost_id), _common(child) | {"id": lost_id, "trashed_at": None}
        heading = self._remains.headings.get(key)
        if heading is not None:
            known["title"] = heading.title
        if of is Expectation:
            sealed = (one for one in self._mended.records.values() if isinstance(one, SealedAnswer))
            known["sealed_by"] = tuple(o.person for o in sealed if o.expectation_id == lost_id)
        made = self._completed(of, known, key)
        if made is not None:
            self._mended.records[key] = made
            self._flaw(key, Lack.PLACE_ONLY, made_at(lost_id))

    def _keep_words(self) -> None:
        """Put the words of what is gone into private notes, one or more a mentorship."""
        for pair, found in self._words.items():
            parts = [f"### {kind_word(kind)}\n\n" + "\n\n".join(words) for kind, words in found]
            body = ""
            for part in [*parts, ""]:
                if body and (not part or len(body) + len(part) > TEXT_LIMIT):
                    self._add_note(pair, body)
                    body = ""
                body += part[: TEXT_LIMIT - 2] + "\n\n"

    def _add_note(self, pair: str, body: str) -> None:
        now = self._now
        common: dict[str, Any] = {"id": new_id(), "mentorship_id": pair}
        common |= {"created_at": now, "updated_at": now, "visibility": Visibility.PRIVATE}
        title, body = _("Words of what was lost"), body.strip()
        note = Note(**common, title=title, summary=summary_of(body), noted_at=now)
        self._mended.records[Note.KIND, note.id] = note
        self._mended.records[NoteText.KIND, note.id] = NoteText(**common, body=body)

    def _find_mentorships(self) -> None:
        """Make a place for records whose mentorship is gone, or nobody could see them."""
        begun: dict[MentorshipId, datetime] = {}
        for record in self._mended.records.values():
            pair = record.mentorship_id
            begun[pair] = min(begun.get(pair, record.created_at), record.created_at)
        for pair, at in begun.items():
            key = Mentorship.KIND, str(pair)
            if key in self._mended.records:
                continue
            given = {"id": pair, "mentorship_id": pair, "created_at": at, "updated_at": at}
            unknown = {
                "mentor": Person(name=f"{GONE} 1"),
                "mentee": Person(name=f"{GONE} 2"),
                "me": Role.MENTOR,
                "start": at.date(),
            }
            known = {n: self._told[(*key, n)] for n in unknown if (*key, n) in self._told}
            found = self._completed(Mentorship, given | unknown | known, key)
            if found is not None:
                self._mended.records[key] = found
                self._flaw(key, Lack.PLACE_ONLY, at)


def _common(record: Record) -> dict[str, Any]:
    names = ("id", "mentorship_id", "created_at", "updated_at", "trashed_at")
    return {name: getattr(record, name) for name in names}


def _last_told(remains: Remains) -> dict[tuple[str, str, str], Any]:
    """Return what the history says last of each field, by kind, id and field."""
    entries: dict[int, list[HistoryEntry]] = defaultdict(list)
    for page in remains.history:
        for seq, entry in page.items():
            entries[seq].append(entry)
    found: dict[tuple[str, str, str], Any] = {}
    for seq in sorted(entries):
        for entry in entries[seq]:
            record_type = TYPES_BY_KIND.get(entry.kind)
            if entry.verb != Verb.EDIT or record_type is None or entry.field in _NEVER_TOLD:
                continue
            try:
                told = from_json(entry.after or "", hints(record_type)[entry.field])
            except (KeyError, ValueError, MsgspecError):
                continue
            found[entry.kind, entry.record_id, entry.field] = told
    return found

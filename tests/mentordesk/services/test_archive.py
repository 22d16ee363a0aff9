"""The owner's archive: lossless, private only when asked for, and all or nothing on the way in."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk, create_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role, Visibility
from mentordesk.errors import ImportRefused, RecordMissing, RefusedBecause
from mentordesk.opening import sample_desk

HERE = Path("x.json")


@pytest.fixture
def empty(tmp_path: Path) -> Any:
    (tmp_path / "empty").mkdir()
    desk = create_desk(tmp_path / "empty", bytes(32))
    yield desk
    desk.close()


@pytest.fixture
def document(desk: Desk, mentorship: Mentorship) -> dict[str, Any]:
    """An archive with something of most kinds, private and shared, and a history."""
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title="Ziel", milestones=("One",)).made
    desk.obstacles.add(goal, "Nerves")
    note = desk.notes.add(pair, title="n", body="private words").made
    desk.notes.write(note, "other words")
    desk.notes.add(pair, title="s", body="shared", visibility=Visibility.SHARED)
    desk.commitments.add(pair, text="Read", owner=Role.MENTEE)
    desk.goals.update(goal, title="Speech")
    found: dict[str, Any] = json.loads(desk.archives.export_json(include_private=True))
    return found


def packed(document: dict[str, Any]) -> bytes:
    return json.dumps(document).encode()


@pytest.mark.parametrize("private", [False, True])
def test_out_in_out_is_the_same_bytes(tmp_path: Path, desk: Desk, private: bool) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    full = sample_desk(tmp_path / "one", desk.clock().date())
    pair = full.mentorships.in_view()
    assert pair
    note = full.notes.add(pair.mentorship_id, title="x", body="y").made
    full.notes.write(note, "z")
    full.notes.trash(note)
    full.history.undo()
    first = full.archives.export_json(include_private=private)
    full.close()
    empty = create_desk(tmp_path / "two", bytes(32))
    empty.archives.import_json(first, HERE)
    assert empty.archives.export_json(include_private=private) == first
    assert empty.search.newest("payments")
    empty.close()


def test_history_comes_along(empty: Desk, document: dict[str, Any]) -> None:
    empty.archives.import_json(packed(document), HERE)
    pair = empty.mentorships.everyone()[0].mentorship_id
    empty.history.undo()
    assert [goal.title for goal in empty.goals.all(pair)] == ["Ziel"]
    empty.history.redo()
    assert [goal.title for goal in empty.goals.all(pair)] == ["Speech"]
    assert not any(finding.problems for finding in empty.verification.run())


def test_a_dry_run_counts_and_changes_nothing(empty: Desk, document: dict[str, Any]) -> None:
    before = empty.archives.export_json(include_private=True)
    counted = empty.archives.import_json(packed(document), HERE, dry_run=True)
    assert counted == Counter(
        mentorship=1, goal=1, milestone=1, obstacle=1, note=2, note_text=2, commitment=1
    )
    assert empty.archives.export_json(include_private=True) == before
    assert empty.archives.import_json(packed(document), HERE) == counted


def test_what_is_there_already_is_refused(desk: Desk, document: dict[str, Any]) -> None:
    before = desk.archives.export_json(include_private=True)
    for dry_run in (True, False):
        with pytest.raises(ImportRefused) as refused:
            desk.archives.import_json(packed(document), HERE, dry_run=dry_run)
        assert refused.value.reason is RefusedBecause.ALREADY_THERE
    assert desk.archives.export_json(include_private=True) == before


def _first(document: dict[str, Any], kind: str, **fields: Any) -> None:
    document["records"][kind][0].update(fields)


def _told(document: dict[str, Any], which: str, **values: Any) -> None:
    half = document["private_history" if which == "body" else "history"]
    next(entry for entry in half if entry["field"] == which).update(values)


def _shared_text_of_private_note(document: dict[str, Any]) -> None:
    kept = document["records"]["note_text"]
    next(text for text in kept if text["visibility"] == "private")["visibility"] = "shared"


DAMAGE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "no goal for a step": lambda d: d["records"]["goal"].clear(),
    "a step of a note": lambda d: _first(d, "milestone", goal_id=d["records"]["note"][0]["id"]),
    "no pair": lambda d: d["records"]["mentorship"].clear(),
    "a pair that is a goal": lambda d: _first(
        d, "commitment", mentorship_id=d["records"]["goal"][0]["id"]
    ),
    "twice the same": lambda d: d["records"]["note"].append(d["records"]["note"][0]),
    "no id": lambda d: _first(d, "commitment", id=""),
    "an empty title": lambda d: _first(d, "goal", title=""),
    "a control character": lambda d: _first(d, "goal", title="a\u0000b"),
    "a name of two lines": lambda d: d["records"]["mentorship"][0]["mentor"].update(name="a\nb"),
    "a note without text": lambda d: d["records"]["note_text"].pop(),
    "a text without note": lambda d: d["records"]["note"].pop(),
    "a private text as shared": _shared_text_of_private_note,
    "a kind of state unknown": lambda d: _first(d, "goal", standing="flying"),
    "a day that is none": lambda d: _first(d, "goal", target_date="2026-02-30"),
    "a change told twice": lambda d: d["changes"].append(d["changes"][0]),
    "a change at no time": lambda d: d["changes"][0].update(at="yesterday"),
    "a change of no direction": lambda d: d["changes"][0].update(direction="sideways"),
    "a history of no change": lambda d: _told(d, "title", change_id="gone"),
    "a history of no field": lambda d: _told(d, "title", field="colour"),
    "a history of no kind": lambda d: _told(d, "title", kind="dragon"),
    "a history of no verb": lambda d: _told(d, "title", verb="eat"),
    "a history that is no JSON": lambda d: _told(d, "title", before="{"),
    "a history of another type": lambda d: _told(d, "title", before="7"),
    "a history without value": lambda d: _told(d, "title", after=None),
    "a history that unveils": lambda d: _told(
        d, "body", field="visibility", before='"shared"', after='"private"'
    ),
    "private history among the shared": lambda d: d["history"].append(d["private_history"].pop()),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_no_desk_wrote_changes_nothing(
    empty: Desk, document: dict[str, Any], damage: str
) -> None:
    before = empty.archives.export_json(include_private=True)
    DAMAGE[damage](document)
    with pytest.raises(ImportRefused) as refused:
        empty.archives.import_json(packed(document), HERE)
    assert refused.value.reason in {RefusedBecause.BROKEN_LINK, RefusedBecause.INVALID}
    assert refused.value.path == HERE
    assert empty.archives.export_json(include_private=True) == before
    assert empty.mentorships.everyone() == []


def test_undamaged_it_is_taken(empty: Desk, document: dict[str, Any]) -> None:
    assert empty.archives.import_json(packed(document), HERE)


def test_private_records_are_left_out_with_their_history(
    desk: Desk, document: dict[str, Any], empty: Desk
) -> None:
    shared = json.loads(desk.archives.export_json(include_private=False))
    assert shared["private_included"] is False
    assert [note["title"] for note in shared["records"]["note"]] == ["s"]
    assert shared["records"]["obstacle"] == []
    assert shared["private_history"] == []
    named = {entry["change_id"] for entry in shared["history"]}
    assert {change["id"] for change in shared["changes"]} == named
    empty.archives.import_json(packed(shared), HERE)
    assert not any(finding.problems for finding in empty.verification.run())


def test_trash_is_in_the_archive_and_not_in_the_tables(desk: Desk, mentorship: Mentorship) -> None:
    desk.goals.trash(desk.goals.add(mentorship.mentorship_id, title="Gone").made)
    assert b"Gone" in desk.archives.export_json(include_private=False)
    assert b"Gone" not in desk.archives.export_markdown(
        mentorship.mentorship_id, include_private=True
    )
    with zipfile.ZipFile(io.BytesIO(desk.archives.export_csv(include_private=True))) as tables:
        assert "goal.csv" not in tables.namelist()


def test_tables_hold_private_rows_only_when_asked(desk: Desk, document: dict[str, Any]) -> None:
    def notes(*, include_private: bool) -> list[str]:
        data = desk.archives.export_csv(include_private=include_private)
        with zipfile.ZipFile(io.BytesIO(data)) as tables:
            text = tables.read("note.csv").decode("utf-8-sig")
        return sorted(row["title"] for row in csv.DictReader(io.StringIO(text)))

    assert notes(include_private=False) == ["s"]
    assert notes(include_private=True) == ["n", "s"]


def test_a_document_of_no_pair_is_an_error(desk: Desk) -> None:
    with pytest.raises(RecordMissing):
        desk.archives.export_markdown("nobody", include_private=False)  # type: ignore[arg-type]

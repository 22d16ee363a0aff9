"""The archive: documented, lossless, and deaf to what is not ours."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.desk import Desk, create_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.exchange import json_archive as ja
from mentordesk.opening import sample_desk

ROOT = Path(__file__).resolve().parents[3]
HERE = Path("x.json")


def test_the_schema_in_the_documents_is_the_programs_own() -> None:
    written = json.loads((ROOT / "docs" / "archive.schema.json").read_text())
    assert written == json.loads(json.dumps(ja.schema()))


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


def test_canaries_stay_at_home(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    note = desk.notes.add(pair, title="Kanarienvogel", body="Kanarienvogel").made
    desk.notes.write(note, "Kanarienvogel zwei")
    goal = desk.goals.add(pair, title="Goal").made
    desk.obstacles.add(goal, "Kanarienvogel")
    for what in ("calendar", "json", "markdown", "csv"):
        assert b"Kanarienvogel" not in desk.exported(what), what
    assert b"Kanarienvogel" in desk.exported("json", include_private=True)


REFUSED = [
    (b"", RefusedBecause.NOT_JSON),
    (b"{", RefusedBecause.NOT_JSON),
    (b"[]", RefusedBecause.NOT_OURS),
    (b'{"format": 1}', RefusedBecause.NOT_OURS),
    (b'{"format": "other"}', RefusedBecause.NOT_OURS),
    (b'{"format": "mentordesk-archive", "version": 2}', RefusedBecause.TOO_NEW),
    (b'{"format": "mentordesk-archive", "version": 1}', RefusedBecause.INVALID),
    (b"[" * 100_000, RefusedBecause.NOT_OURS),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_is_refused(data: bytes, reason: RefusedBecause) -> None:
    with pytest.raises(ImportRefused) as refused:
        ja.decode(data, HERE)
    assert refused.value.reason in {reason, RefusedBecause.NOT_JSON}


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    with pytest.raises(ImportRefused):
        ja.decode(data, HERE)


def test_a_broken_link_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    full = sample_desk(tmp_path, desk.clock().date())
    document = json.loads(full.archives.export_json(include_private=True))
    full.close()
    before = desk.archives.export_json(include_private=True)
    for damage in (
        lambda d: d["records"]["goal"].clear(),
        lambda d: d["records"]["note"].append(d["records"]["note"][0]),
        lambda d: d["records"]["goal"][0].update(title=""),
        lambda d: d["records"]["goal"][0].update(title="a\u0000b"),
    ):
        copy = json.loads(json.dumps(document))
        damage(copy)
        with pytest.raises(ImportRefused):
            desk.archives.import_json(json.dumps(copy).encode(), HERE)
        assert desk.archives.export_json(include_private=True) == before

"""The archive's form: documented, lossless, and deaf to what is not ours."""

import dataclasses
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.exchange import json_archive as ja

ROOT = Path(__file__).resolve().parents[3]
HERE = Path("x.json")


def test_the_schema_in_the_documents_is_the_programs_own() -> None:
    written = json.loads((ROOT / "docs" / "archive.schema.json").read_text())
    assert written == json.loads(json.dumps(ja.schema()))


REFUSED = [
    (b"", RefusedBecause.NOT_JSON),
    (b"{", RefusedBecause.NOT_JSON),
    (b"[]", RefusedBecause.NOT_OURS),
    (b'{"format": 1}', RefusedBecause.NOT_OURS),
    (b'{"format": "other"}', RefusedBecause.NOT_OURS),
    (b'{"format": "mentordesk-archive", "version": 4}', RefusedBecause.TOO_NEW),
    (b'{"format": "mentordesk-archive", "version": 1}', RefusedBecause.INVALID),
    (b'{"format": "mentordesk-archive", "version": 2}', RefusedBecause.INVALID),
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


def test_what_is_written_is_read_again(mentorship: Mentorship) -> None:
    renamed = dataclasses.replace(mentorship, purpose="🦉 “quotes” \\ \n and a tab\t")
    archive = ja.Archive(private_included=False, records=ja.Records(mentorship=(renamed,)))
    data = ja.encode(archive)
    assert ja.decode(data, HERE) == archive
    assert ja.encode(ja.decode(data, HERE)) == data
    assert archive.records.every() == [renamed]


def test_what_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ja, "LARGEST", 10)
    with pytest.raises(ImportRefused) as refused:
        ja.decode(b" " * 11, HERE)
    assert refused.value.reason is RefusedBecause.TOO_LARGE

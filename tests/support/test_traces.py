"""A word is found in every form it may be left in, and only where it is."""

import base64
import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.support.traces import Traces

WORD = "Zinnoberkranich"
TRACES = Traces(WORD)
TEXT = f"and so the {WORD} flew"


def packed(text: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("notes.csv", text * 3)
    return whole.getvalue()


FORMS = {
    "as it is": TEXT.encode(),
    "in capitals": TEXT.upper().encode(),
    "as JSON": json.dumps({"title": TEXT}).encode(),
    "as Windows and Qt keep it": TEXT.encode("utf-16-le"),
    "the other way round": b"\0" + TEXT.encode("utf-16-be"),
    "in hex": TEXT.encode().hex().encode(),
    "in hex with capitals": TEXT.encode().hex().upper().encode(),
    "folded by a calendar": TEXT.replace("kranich", "\r\n kranich").encode(),
    "in a ZIP": packed(TEXT),
    "in a ZIP in gzip": gzip.compress(packed(TEXT)),
    **{f"in base64, {n} later": base64.b64encode(b"." * n + TEXT.encode()) for n in range(3)},
}


@pytest.mark.parametrize("form", FORMS)
def test_the_word_is_found(form: str) -> None:
    assert TRACES.in_bytes(FORMS[form])
    assert not Traces("Quittenbaum").in_bytes(FORMS[form])


def test_files_and_their_names_are_looked_through(tmp_path: Path) -> None:
    inside, named, other = tmp_path / "a" / "b", tmp_path / f"{WORD}.txt", tmp_path / "c"
    inside.parent.mkdir()
    inside.write_text(TEXT)
    named.write_text("nothing")
    other.write_text("nothing")
    assert TRACES.below(tmp_path) == [named, inside]
    assert TRACES.below(tmp_path, but=[inside.parent]) == [named]

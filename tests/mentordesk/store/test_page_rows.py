"""Rows are read from pages as SQLite reads them, up to what is not there."""

import struct
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import given, settings
from hypothesis import strategies as st

from mentordesk.store.page_rows import Value, rows_on
from mentordesk.store.sealed_pages import USABLE, SealedPages

KEY = bytes(range(32))


def file_of(path: Path, rows: list[tuple[Value, ...]]) -> list[bytes]:
    """Return the pages of a real file that SQLCipher wrote."""
    path.unlink(missing_ok=True)
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("CREATE TABLE t (a, b, c, d)")
    connection.executemany("INSERT INTO t VALUES (?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
    pages = SealedPages(path, KEY)
    found = [pages.page(number) or b"" for number in range(1, pages.count + 1)]
    pages.close()
    return found


def read(pages: list[bytes], gone: frozenset[int] = frozenset()) -> list[tuple[Value, ...]]:
    def page(number: int) -> bytes | None:
        return None if number in gone or number > len(pages) else pages[number - 1]

    found = {}
    for number, data in enumerate(pages, 1):
        if number not in gone:
            for row in rows_on(number, data, page):
                if row.columns == 4:
                    found[row.number] = (*row.values, row.rest) if row.rest else row.values
    return [found[number] for number in sorted(found)]


values = st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
long = st.integers(3000, 20_000).map(lambda size: "ä" * size)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(values | texts | long, values, texts | st.binary(), long | texts)))
def test_rows_are_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Value, ...]]
) -> None:
    path = tmp_path_factory.mktemp("rows") / "plain.db"
    assert read(file_of(path, rows)) == rows


@pytest.mark.parametrize("size", range(USABLE - 60, USABLE - 20))
def test_rows_just_as_long_as_a_page(tmp_path: Path, size: int) -> None:
    rows: list[tuple[Value, ...]] = [(1, "x" * size, None, "end")]
    assert read(file_of(tmp_path / "plain.db", rows)) == rows


def test_a_text_that_runs_over_is_cut_where_its_page_is_gone(tmp_path: Path) -> None:
    text = "".join(f"{number} " for number in range(5000))
    pages = file_of(tmp_path / "plain.db", [("id", 7, text, "behind")])
    cut = set()
    for gone in range(3, len(pages) + 1):
        (found,) = read(pages, frozenset({gone})) or [()]
        if found and len(found) == 3:
            assert found[:2] == ("id", 7)
            rest = found[2]
            assert isinstance(rest, str)
            assert text.startswith(rest)
            cut.add(len(rest))
    assert len(cut) == len(pages) - 2  # one length for each page that it runs over onto


def test_a_page_of_nonsense_has_no_rows() -> None:
    head = struct.pack(">BHHHB", 0x0D, 0, 900, 0, 0)
    for filling in (b"\0", b"\xff", b"\x81", b"\x0d"):
        pages = [(head + filling * USABLE)[:USABLE]] * 900
        assert all(len(values) <= 5 for values in read(pages))
    assert not list(rows_on(2, bytes(USABLE), lambda _number: None))

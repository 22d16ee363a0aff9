"""Records as tables for spreadsheets: one CSV file a kind, in a ZIP."""

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import fields

import msgspec

from mentordesk.domain.record import Record

# A cell that begins so is run as a formula by spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # no moment of ours: the same desk gives the same file


def to_csv_zip(kinds: Mapping[str, Iterable[Record]]) -> bytes:
    """Return a ZIP with a UTF-8 CSV (with byte order mark) for each kind that has records."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for kind, records in kinds.items():
            rows = list(records)
            if rows:
                entry = zipfile.ZipInfo(f"{kind}.csv", _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, _table(rows))
    return packed.getvalue()


def _table(rows: list[Record]) -> bytes:
    names = [field.name for field in fields(rows[0])]
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        writer.writerow([cell(getattr(row, name)) for name in names])
    return text.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Return a value as the text of a cell, harmless where it would be a formula."""
    plain = msgspec.to_builtins(value)
    if plain is None:
        return ""
    text = plain if isinstance(plain, str) else msgspec.json.encode(plain).decode()
    return f"'{text}" if text.startswith(_FORMULA) else text

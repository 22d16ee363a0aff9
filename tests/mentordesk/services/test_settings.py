"""Settings last, and no value of the wrong type locks anyone out."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk, open_desk


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("größe 🦉", str),
        ("", str),
        (7, int),
        (False, bool),
        (date(2026, 2, 28), date),
        (Colour.RED, Colour),
        ([1, 2], list[int]),
        ({"a": 1.5}, dict[str, float]),
    ],
)
def test_values_last(desk: Desk, folder: Path, raw_key: bytes, value: Any, hint: Any) -> None:
    desk.settings.put("one", "before")
    desk.settings.put("one", value)
    desk.close()
    again = open_desk(folder, raw_key)
    try:
        assert again.settings.get("one", hint) == value
        assert type(again.settings.get("one", hint)) is type(value)
    finally:
        again.close()


def test_what_is_not_there_or_of_another_type_is_none(desk: Desk) -> None:
    assert desk.settings.get("one", str) is None
    desk.settings.put("one", "red")
    assert desk.settings.get("one", int) is None
    assert desk.settings.get("other", str) is None
    assert desk.settings.get("one", Colour) is Colour.RED
    desk.settings.put("one", "blue")
    assert desk.settings.get("one", Colour) is None


def test_settings_are_not_in_the_archive(desk: Desk) -> None:
    before = desk.archives.export_json(include_private=True)
    desk.settings.put("one", "Quitte")
    assert desk.archives.export_json(include_private=True) == before


def test_those_of_one_beginning_and_of_one_type(desk: Desk) -> None:
    for name, value in {"a.2": "two", "a.1": "one", "a%": "other", "b.1": "b", "a.3": 3}.items():
        desk.settings.put(name, value)
    assert desk.settings.under("a.", str) == ["one", "two"]
    assert desk.settings.under("a%", str) == ["other"]
    desk.settings.drop("a.1")
    desk.settings.drop("never there")
    assert desk.settings.under("a.", str) == ["two"]

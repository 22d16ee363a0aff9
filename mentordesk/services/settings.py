"""Settings that belong to the desk and so live inside the encrypted file."""

from typing import TypeVar

import msgspec

from mentordesk.store.columns import from_json, to_json
from mentordesk.store.settings_table import (
    erase_setting,
    read_setting,
    read_settings,
    write_setting,
)
from mentordesk.store.store import Store

T = TypeVar("T")


class Settings:
    """Named values; a value of the wrong type reads as None, so no setting can lock one out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str, hint: type[T]) -> T | None:
        """Return the value, or None where there is none of that type."""
        with self._store.reading() as reader:
            text = read_setting(reader.connection, name)
        return None if text is None else _value(text, hint)

    def under(self, start: str, hint: type[T]) -> list[T]:
        """Return the values of that type whose names begin with `start`, in the names' order."""
        with self._store.reading() as reader:
            texts = read_settings(reader.connection, start).values()
        return [value for text in texts if (value := _value(text, hint)) is not None]

    def put(self, name: str, value: object) -> None:
        """Keep a value under a name. Settings are not part of the history."""
        with self._store.unit("setting.put") as unit:
            write_setting(unit.connection, name, to_json(value))
            unit.commit()

    def drop(self, name: str) -> None:
        """Keep nothing under a name."""
        with self._store.unit("setting.drop") as unit:
            erase_setting(unit.connection, name)
            unit.commit()


def _value(text: str, hint: type[T]) -> T | None:
    try:
        value: T = from_json(text, hint)
    except msgspec.ValidationError:
        return None
    return value

"""Settings that belong to the desk and so live inside the encrypted file."""

from typing import TypeVar

import msgspec

from mentordesk.store.columns import from_json, to_json
from mentordesk.store.settings_table import read_setting, write_setting
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
        if text is None:
            return None
        try:
            value: T = from_json(text, hint)
        except msgspec.ValidationError:
            return None
        return value

    def put(self, name: str, value: object) -> None:
        """Keep a value under a name. Settings are not part of the history."""
        with self._store.unit("setting.put") as unit:
            write_setting(unit.connection, name, to_json(value))
            unit.commit()

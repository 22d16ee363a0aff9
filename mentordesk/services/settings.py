"""Settings that belong to the desk and so live inside the encrypted file."""

from typing import TypeVar

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from mentordesk.store.columns import from_json, to_json
from mentordesk.store.store import Store
from mentordesk.store.tables import SETTING

T = TypeVar("T")


class Settings:
    """Named values; a value of the wrong type reads as None, so no setting can lock one out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, name: str, hint: type[T]) -> T | None:
        """Return the value, or None where there is none of that type."""
        with self._store.reading() as reader:
            text = reader.connection.execute(
                select(SETTING.c.value).where(SETTING.c.name == name)
            ).scalar()
        if text is None:
            return None
        try:
            value: T = from_json(text, hint)
        except msgspec.ValidationError:
            return None
        return value

    def put(self, name: str, value: object) -> None:
        """Keep a value under a name. Settings are not part of the history."""
        text = to_json(value)
        statement = insert(SETTING).values(name=name, value=text)
        with self._store.unit("setting.put") as unit:
            unit.connection.execute(
                statement.on_conflict_do_update(index_elements=["name"], set_={"value": text})
            )
            unit.commit()

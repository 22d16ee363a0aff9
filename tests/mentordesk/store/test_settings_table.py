"""Named texts: written over, read one by one or by their beginning, erased."""

from mentordesk.desk import Desk
from mentordesk.store.settings_table import (
    erase_setting,
    read_setting,
    read_settings,
    write_setting,
)


def test_texts_by_name_and_by_beginning(desk: Desk) -> None:
    with desk.store.unit("settings") as unit:
        for name in ("a.2", "a.1", "a_", "b", "a.1"):
            write_setting(unit.connection, name, f'"{name}"')
        write_setting(unit.connection, "a.2", "2")
        erase_setting(unit.connection, "b")
        unit.commit()
    with desk.store.reading() as reader:
        assert read_setting(reader.connection, "b") is None
        assert read_setting(reader.connection, "a.2") == "2"
        found = read_settings(reader.connection, "a.")
        assert list(found.items()) == [("a.1", '"a.1"'), ("a.2", "2")]
        assert read_settings(reader.connection, "a_") == {"a_": '"a_"'}

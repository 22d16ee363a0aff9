"""A migrated file has the schema of a fresh one; a migration that fails leaves nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from mentordesk.desk import Desk
from mentordesk.store import driver, schema
from mentordesk.store.migrations.versions import rev_0001_first as first
from mentordesk.store.migrations.versions import rev_0002_head as second
from mentordesk.store.migrations.versions import rev_0003_lighter_index as third
from mentordesk.store.migrations.versions import rev_0004_agreement as fourth
from mentordesk.store.migrations.versions import rev_0005_note_goals as fifth
from mentordesk.store.store import _engine
from mentordesk.store.upgrade import upgrade


def shape(connection: Any) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
    return {
        name: re.sub(r"\s+", "", sql.upper()) for name, sql in rows if name != "alembic_version"
    }


def search_settings(connection: Any) -> list[tuple[Any, ...]]:
    return [
        tuple(row)
        for table in ("search_config", "private_search_config")
        for row in connection.exec_driver_sql(f"SELECT k, v FROM {table} ORDER BY k")
    ]


@pytest.fixture
def bare(tmp_path: Path) -> Connection:
    opened = driver.connect(tmp_path / "bare.db", bytes(32), create=True)
    return _engine(opened).connect()


def test_migrated_equals_fresh(desk: Desk, bare: Connection) -> None:
    upgrade(bare)
    bare.commit()
    with desk.store.reading() as reader:
        assert shape(bare) == shape(reader.connection)
        assert search_settings(bare) == search_settings(reader.connection)
    revisions = (first, second, third, fourth, fifth)
    assert tuple(one.revision for one in revisions) == schema.REVISIONS


@pytest.mark.parametrize("at", [1, 5, len(first.STATEMENTS)])
def test_a_migration_that_fails_leaves_nothing(bare: Connection, at: int) -> None:
    seen = 0

    def fail(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        nonlocal seen
        if statement.lstrip().upper().startswith("CREATE") and "alembic" not in statement:
            seen += 1
            if seen == at:
                raise RuntimeError

    event.listen(bare.engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError):
        upgrade(bare)
    bare.rollback()
    event.remove(bare.engine, "before_cursor_execute", fail)
    assert shape(bare) == {}

"""A desk of an earlier version is brought up to date whole, or left as it was."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from mentordesk.desk import Desk, open_desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.store import driver
from mentordesk.store.store import FILE_NAME, Store

OLD = Path(__file__).parents[2] / "data" / "desk-0001" / FILE_NAME
NEW_TABLES = {"head", "agreement", "private_concern", "private_sealed_answer"}


class StoppedError(Exception):
    """What is raised in the middle of an upgrade."""


@pytest.fixture
def old(folder: Path) -> Path:
    shutil.copy(OLD, folder / FILE_NAME)
    return folder


@contextmanager
def after_each_statement(told: Any) -> Iterator[None]:
    def listen(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        told(statement)

    event.listen(Engine, "after_cursor_execute", listen)
    try:
        yield
    finally:
        event.remove(Engine, "after_cursor_execute", listen)


def look_inside(folder: Path, raw_key: bytes) -> tuple[int, set[str], list[tuple[str, ...]]]:
    """Return the version, the tables and what integrity checks say, without any upgrade."""
    with closing(driver.connect(folder / FILE_NAME, raw_key)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        checks = connection.execute("PRAGMA integrity_check").fetchall()
        checks += connection.execute("PRAGMA cipher_integrity_check").fetchall()
    return version, {row[0] for row in rows}, checks


def assert_all_is_there(desk: Desk, pair: Mentorship) -> None:
    (goal,) = desk.goals.all(pair.mentorship_id)
    assert goal.title == "Speak up in each design review"
    notes = {row.title: desk.notes.text(row.id) for row in desk.notes.rows(pair.mentorship_id)}
    assert notes == {
        "First talk": "# First talk\n\nWe spoke of **courage**.",
        "For myself": "He seems tired; ask with care.",
    }
    goals = {desk.notes.get(row.id).goal_ids for row in desk.notes.rows(pair.mentorship_id)}
    assert goals == {()}
    assert [hit.title for hit in desk.search.best("courage")] == ["First talk"]
    assert [item.title for item in desk.trash.items()] == ["Learn to juggle"]
    assert desk.settings.get("tab", str) == "goals"
    assert not any(finding.problems for finding in desk.verification.run())


def test_an_old_desk_opens_with_everything_in_it(old: Path, raw_key: bytes) -> None:
    with closing(open_desk(old, raw_key)) as desk:
        pair = desk.mentorships.in_view()
        assert pair is not None
        assert desk.safekeeping.findings == ()
        assert_all_is_there(desk, pair)
        desk.history.undo()
        assert [goal.title for goal in desk.goals.all(pair.mentorship_id)] == [
            "Speak up in the design review"
        ]
        desk.history.redo()
        assert_all_is_there(desk, pair)
        counter = desk.store.head().counter
        assert counter >= 2
    with closing(open_desk(old, raw_key)) as desk:
        assert desk.store.head().counter == counter
        assert desk.safekeeping.findings == ()


def test_two_copies_of_an_old_desk_become_two_desks(
    old: Path, raw_key: bytes, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(old, other)
    ids = set()
    for folder in (old, other):
        with closing(Store.open(folder, raw_key)) as store:
            ids.add(store.head().desk_id)
    assert len(ids) == 2


def test_a_stop_after_any_step_leaves_the_old_desk_whole(
    old: Path, raw_key: bytes, tmp_path: Path
) -> None:
    before, content = look_inside(old, raw_key), (old / FILE_NAME).read_bytes()
    assert before[0] == 1
    assert not before[1] & NEW_TABLES
    assert before[2] == [("ok",)]
    steps: list[str] = []
    whole = tmp_path / "whole"
    shutil.copytree(old, whole)
    with after_each_statement(steps.append):
        Store.open(whole, raw_key).close()
    assert any(step.startswith("CREATE TABLE head") for step in steps)

    for stop_at in range(1, len(steps) + 1):
        seen: list[str] = []

        def stop(statement: str, seen: list[str] = seen, stop_at: int = stop_at) -> None:
            seen.append(statement)
            if len(seen) == stop_at:
                raise StoppedError

        with after_each_statement(stop), pytest.raises(StoppedError):
            Store.open(old, raw_key)
        assert look_inside(old, raw_key) == before, steps[stop_at - 1]
        assert (old / FILE_NAME).read_bytes() == content, steps[stop_at - 1]

    with closing(open_desk(old, raw_key)) as desk:
        pair = desk.mentorships.in_view()
        assert pair is not None
        assert_all_is_there(desk, pair)


def test_whoever_asked_is_told_before_an_upgrade_and_only_then(old: Path, raw_key: bytes) -> None:
    seen: list[tuple[int, bytes]] = []

    def look(store: Store) -> None:
        with store.checking() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        seen.append((version, store.path.read_bytes()))

    Store.open(old, raw_key, before_upgrade=look).close()
    assert seen == [(1, OLD.read_bytes())]
    Store.open(old, raw_key, before_upgrade=look).close()
    assert len(seen) == 1


def test_whoever_was_asked_can_stop_the_upgrade(old: Path, raw_key: bytes) -> None:
    def refuse(_store: Store) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        Store.open(old, raw_key, before_upgrade=refuse)
    assert look_inside(old, raw_key)[0] == 1
    Store.open(old, raw_key).close()


def test_the_old_desk_is_really_encrypted() -> None:
    plain = sqlite3.connect(f"{OLD.as_uri()}?mode=ro&immutable=1", uri=True)
    with closing(plain), pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    assert b"courage" not in OLD.read_bytes()

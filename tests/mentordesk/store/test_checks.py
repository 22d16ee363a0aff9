"""Each check finds its own kind of harm, and says places and numbers, never words."""

from functools import partial
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.store import checks

WORDS = "Quitte"


@pytest.fixture(autouse=True)
def filled(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    goal = desk.goals.add(pair, title=WORDS, milestones=(WORDS, WORDS)).made
    for seen in Visibility:
        desk.obstacles.add(goal, WORDS, visibility=seen)
        desk.notes.add(pair, title=WORDS, body=WORDS, visibility=seen)


def asked(desk: Desk, check: Any, *statements: str) -> list[str]:
    with desk.store.checking() as connection:
        for statement in statements:
            connection.execute(statement)
        found: list[str] = check(connection)
    assert WORDS not in repr(found)
    return found


@pytest.mark.parametrize(
    "check",
    [
        checks.fold_log,
        checks.broken_cipher_pages,
        checks.structure_problems,
        checks.structure_problems_beside_search,
        partial(checks.search_problems, visibility=Visibility.SHARED),
        partial(checks.search_problems, visibility=Visibility.PRIVATE),
        checks.broken_links,
        checks.broken_search,
    ],
)
def test_a_whole_file_has_no_problems(desk: Desk, check: Any) -> None:
    assert asked(desk, check) == []
    assert desk.search.newest(WORDS)  # and can be used as before


def test_the_log_is_folded_into_the_file(desk: Desk, mentorship: Mentorship) -> None:
    log = desk.store.path.with_name("desk.db-wal")
    assert log.stat().st_size > 0
    assert asked(desk, checks.fold_log) == []
    assert log.stat().st_size == 0


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "DELETE FROM goal",
            [
                "2 of milestone without goal",
                "1 of obstacle without goal",
                "1 of private_obstacle without goal",
            ],
        ),
        ("DELETE FROM note", ["1 of note_text without note"]),
        ("DELETE FROM note_text", ["1 of note without note_text"]),
        ("DELETE FROM private_note", ["1 of private_note_text without private_note"]),
        ("DELETE FROM private_note_text", ["1 of private_note without private_note_text"]),
    ],
)
def test_lost_links_are_counted(desk: Desk, statement: str, told: list[str]) -> None:
    assert asked(desk, checks.broken_links, statement) == told


@pytest.mark.parametrize(
    ("statement", "half"),
    [
        ("UPDATE search_doc SET title = 'x' WHERE kind = 'goal'", "search"),
        ("DELETE FROM search_doc", "search"),
        ("UPDATE note_text SET body = 'x'", "search"),
        ("UPDATE private_note_text SET body = 'x'", "private_search"),
    ],
)
def test_an_index_out_of_step_is_named_by_its_half(desk: Desk, statement: str, half: str) -> None:
    assert asked(desk, checks.broken_search, statement) == [f"{half} does not match the records"]


def test_one_half_of_the_index_can_be_checked_by_itself(desk: Desk) -> None:
    def one(half: Visibility) -> Any:
        return lambda connection: checks.broken_search(connection, half)

    assert asked(desk, one(Visibility.PRIVATE), "DELETE FROM search_doc") == []
    assert asked(desk, one(Visibility.SHARED)) == ["search does not match the records"]


@pytest.mark.parametrize("half", Visibility)
def test_a_search_index_that_is_damaged_is_found_by_its_own_check(
    desk: Desk, half: Visibility
) -> None:
    prefix = {Visibility.SHARED: "", Visibility.PRIVATE: "private_"}
    spoil = f"DELETE FROM {prefix[half]}search_data WHERE id > 10"
    assert asked(desk, partial(checks.search_problems, visibility=half), spoil)
    assert asked(desk, checks.broken_search) == [f"{prefix[half]}search does not match the records"]
    assert asked(desk, checks.structure_problems)
    # What is left out in one place is not left out in all: the two together find what one did.
    assert asked(desk, checks.structure_problems_beside_search) == []


@pytest.mark.parametrize(
    "check", [checks.structure_problems, checks.structure_problems_beside_search]
)
def test_an_index_that_lost_its_order_is_noticed(desk: Desk, check: Any) -> None:
    spoil = (
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_milestone_goal_id ON milestone (title)' "
        "WHERE name = 'ix_milestone_goal_id'",
        "PRAGMA writable_schema = RESET",
    )
    found = asked(desk, check, *spoil)
    assert any("ix_milestone_goal_id" in problem for problem in found)

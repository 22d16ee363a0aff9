"""Every kind of value comes back from its column as it went in."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import MetaData, create_engine, insert, select
from sqlalchemy.dialects import sqlite

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal
from mentordesk.domain.ids import GoalId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Record, Role
from mentordesk.domain.rules import Availability, QuietHours, Weekday, Window
from mentordesk.domain.terms import NO_TERMS, Terms
from mentordesk.errors import DeskDamaged
from mentordesk.store.columns import (
    Day,
    EnumText,
    Moment,
    Plain,
    from_json,
    hints,
    moment_text,
    table_for,
    to_json,
)
from mentordesk.store.tables import RECORD_TYPES

DIALECT = sqlite.dialect()
WINDOW = Window(days=(Weekday.MONDAY,), start=time(22), end=time(7, 30), zone="Asia/Kolkata")

moments = st.datetimes(
    min_value=datetime(1970, 1, 2), max_value=datetime(2200, 1, 1), timezones=st.timezones()
).map(lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000))


@given(moments, moments)
def test_moments_keep_to_the_millisecond_and_sort_as_text(one: datetime, two: datetime) -> None:
    first, second = moment_text(one), moment_text(two)
    assert datetime.fromisoformat(first) == one.astimezone(UTC)
    assert len(first) == len(second) == len("2026-11-23T09:00:00.000Z")
    assert (first < second) == (one.astimezone(UTC) < two.astimezone(UTC))


def test_a_wall_time_stays_one() -> None:
    wall = datetime(2026, 3, 29, 2, 30)
    column = Moment()
    text = column.process_bind_param(wall, DIALECT)
    assert text == "2026-03-29T02:30:00"
    read = column.process_result_value(text, DIALECT)
    assert read == wall
    assert read is not None
    assert read.tzinfo is None


def test_another_offset_becomes_utc() -> None:
    east = datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=2)))
    assert moment_text(east) == "2025-12-31T23:00:00.000Z"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        (Moment(), datetime(2026, 11, 23, 9, tzinfo=UTC)),
        (Day(), date(2028, 2, 29)),
        (EnumText(Role), Role.MENTEE),
        (Plain(tuple[GoalId, ...]), ("a", "ü")),
        (Plain(QuietHours), QuietHours(window=WINDOW, person=Role.MENTOR)),
    ],
)
def test_a_value_and_none_come_back(column: Any, value: Any) -> None:
    text = column.process_bind_param(value, DIALECT)
    assert isinstance(text, str)
    assert column.process_result_value(text, DIALECT) == value
    assert column.process_bind_param(None, DIALECT) is None
    assert column.process_result_value(None, DIALECT) is None


def test_an_enum_column_takes_only_its_members() -> None:
    with pytest.raises(ValueError, match="dragon"):
        EnumText(Role).process_bind_param("dragon", DIALECT)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_plain_values_come_back_from_json(value: Any) -> None:
    assert from_json(to_json(value), Any) == value


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("goal", "created_at", "yesterday, perhaps"),
        ("goal", "target_date", "2026-13-45"),
        ("goal", "standing", "in_focus\x00"),
        ("mentorship", "mentor", "{"),
        ("mentorship", "mentor", "[7]"),
        ("goal", "created_at", b"\xff\x00"),
    ],
)
def test_what_was_never_written_is_damage_and_stays_out_of_the_error(
    desk: Desk, mentorship: Mentorship, table: str, column: str, value: object
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Speak up")
    with desk.store.checking() as connection:
        connection.execute(f"UPDATE {table} SET {column} = ?", (value,))
    with pytest.raises(DeskDamaged) as refused:
        desk.goals.all(mentorship.mentorship_id)
        desk.mentorships.in_view()
    assert str(value) not in str(refused.value)
    assert refused.value.__cause__ is None


def test_json_of_another_type_is_an_error() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(to_json("seven"), int)
    rule = Availability(person=Role.MENTEE, windows=(WINDOW,))
    assert from_json(to_json(rule), Availability) == rule


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_table_has_a_column_a_field(record_type: type[Record]) -> None:
    table = table_for(record_type, "t", MetaData())
    assert list(table.columns.keys()) == list(hints(record_type))
    assert [column.name for column in table.primary_key] == ["id"]
    assert table.c.trashed_at.nullable
    assert not table.c.created_at.nullable


def test_only_what_may_be_none_may_be_null() -> None:
    goal = table_for(Goal, "t", MetaData())
    assert (goal.c.target_date.nullable, goal.c.standing.nullable) == (True, False)


def test_rules_come_back_from_a_real_table() -> None:
    metadata = MetaData()
    table = table_for(Expectation, "t", metadata)
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    terms = Terms(windows=(WINDOW,))
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    row = {
        "id": "1",
        "mentorship_id": "2",
        "created_at": now,
        "updated_at": now,
        "kind": "own",
        "title": "日",
        "mentor_answer": "",
        "mentee_answer": "",
        "agreed_answer": "",
        "mentor_terms": terms,
        "mentee_terms": NO_TERMS,
        "agreed_terms": NO_TERMS,
        "sealed_by": (Role.MENTOR,),
        "again_because": "",
        "position": 0.5,
    }
    with engine.connect() as connection:
        connection.execute(insert(table).values(row))
        found = connection.execute(select(table)).one()
    engine.dispose()
    assert (found.mentor_terms, found.title, found.position) == (terms, "日", 0.5)
    assert (found.mentee_terms, found.created_at) == (NO_TERMS, now)
    assert found.sealed_by == (Role.MENTOR,)

"""Two people, and what is wrong with what is said of them."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AMARA = Person(name="Amara Okafor", email="amara@example.org", zone="Europe/Berlin")
JONAS = Person(name="Jonas Reyes")
PAIR = Mentorship(
    id="p",
    mentorship_id="p",
    created_at=NOW,
    updated_at=NOW,
    mentor=AMARA,
    mentee=JONAS,
    me=Role.MENTEE,
    start=date(2026, 3, 1),
)


def with_mentor(**fields: str) -> Mentorship:
    return dataclasses.replace(PAIR, mentor=dataclasses.replace(AMARA, **fields))


def test_whose_desk_it_is() -> None:
    assert PAIR.mine is JONAS
    assert PAIR.partner is AMARA
    assert PAIR.person(Role.MENTOR) is AMARA
    assert PAIR.problems() == {}


@pytest.mark.parametrize(
    ("name", "first"), [("Amara Okafor", "Amara"), ("  Bo ", "Bo"), ("", ""), ("李 小龙", "李")]
)
def test_first_name(name: str, first: str) -> None:
    assert Person(name=name).first_name == first


def test_an_end_before_the_start() -> None:
    early = dataclasses.replace(PAIR, planned_end=date(2026, 2, 1))
    assert early.problems() == {"planned_end": Problem.BEFORE_START}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"name": " "}, {"mentor.name": Problem.EMPTY}),
        ({"name": "x" * 120}, {}),
        ({"name": "x" * 121}, {"mentor.name": Problem.TOO_LONG}),
        ({"zone": "Berlin"}, {"mentor.zone": Problem.UNKNOWN_ZONE}),
        ({"email": ""}, {}),
    ],
)
def test_people(fields: dict[str, str], problem: dict[str, Problem]) -> None:
    assert with_mentor(**fields).problems() == problem


@pytest.mark.parametrize(
    "email", ["a@b.org", "first.last+tag@sub.example.co.uk", "jürgen@bücher.example"]
)
def test_addresses(email: str) -> None:
    assert with_mentor(email=email).problems() == {}


@pytest.mark.parametrize(
    "email", ["a", "a@b", "@b.org", "a b@c.org", "a@b.org>", '"a"@b.org', "a@b.", "a@b@c.org"]
)
def test_slips_in_addresses(email: str) -> None:
    assert with_mentor(email=email).problems() == {"mentor.email": Problem.NOT_AN_EMAIL}

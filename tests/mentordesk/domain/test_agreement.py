"""A version of the agreement: what is in it, who holds to it, and what changed since."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentordesk.domain.agreement import (
    Acceptance,
    Agreement,
    Clause,
    ClauseChange,
    How,
    clauses_of,
    differences,
)
from mentordesk.domain.boundary import Boundary, BoundaryState, Stance
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.record import Role
from mentordesk.domain.rules import Cadence, CancellationNotice
from mentordesk.domain.terms import Terms
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
STAMP: dict[str, Any] = {"mentorship_id": "p", "created_at": NOW, "updated_at": NOW}
TERMS = Terms(cadence=Cadence(weeks=2, minutes=45))
ASKED = Expectation(
    id="e", title="How often?", agreed_answer=" Every two weeks ", agreed_terms=TERMS, **STAMP
)
AGREED = replace(ASKED, agreed_on=date(2026, 3, 1))
HELD = Boundary(
    id="b",
    title="A day ahead",
    detail="Or a call.",
    state=BoundaryState.AGREED,
    cancellation=CancellationNotice(hours=24),
    stance=Stance.WELCOME,
    **STAMP,
)
WORD = Acceptance(name="Amara Okafor", on=date(2026, 3, 1), how=How.HERE)


def version(**fields: Any) -> Agreement:
    given = {"title": "Agreement 1", "number": 1, "made_on": NOW.date(), "clauses": clauses()}
    return Agreement(id="a", **STAMP, **(given | fields))


def clauses() -> tuple[Clause, ...]:
    return clauses_of([AGREED], [HELD])


def test_only_what_is_agreed_on_is_in_it() -> None:
    declined = replace(HELD, id="d", state=BoundaryState.DECLINED)
    proposed = replace(HELD, id="x", state=BoundaryState.PROPOSED)
    found = clauses_of([ASKED, AGREED], [proposed, declined, HELD])
    assert [(one.source, one.record_id) for one in found] == [
        ("expectation", "e"),
        ("boundary", "b"),
    ]
    assert (found[0].text, found[0].terms) == ("Every two weeks", TERMS)
    assert found[1].cancellation == CancellationNotice(hours=24)
    assert found[1].stance == "welcome"


def test_it_is_in_force_once_both_have_given_their_word() -> None:
    assert not version().is_in_force
    assert not version(mentor_accepted=WORD).is_in_force
    both = version(mentor_accepted=WORD, mentee_accepted=WORD)
    assert both.is_in_force
    assert both.accepted(Role.MENTEE) == WORD


@pytest.mark.parametrize(
    ("fields", "problems"),
    [
        ({}, {}),
        ({"clauses": ()}, {"clauses": Problem.EMPTY}),
        ({"mentor_accepted": replace(WORD, name=" ")}, {"mentor_accepted": Problem.EMPTY}),
        ({"mentee_accepted": replace(WORD, name="x" * 301)}, {"mentee_accepted": Problem.TOO_LONG}),
    ],
)
def test_what_is_wrong(fields: dict[str, Any], problems: dict[str, Problem]) -> None:
    assert version(**fields).problems() == problems


def test_what_was_changed_added_and_removed_is_told() -> None:
    before = clauses()
    changed = replace(before[0], text="Every week")
    added = replace(before[1], record_id="n", title="No calls on Sunday")
    found = differences(before, (added, changed))
    assert [(one.change, one.title) for one in found] == [
        (ClauseChange.ADDED, "No calls on Sunday"),
        (ClauseChange.CHANGED, "How often?"),
        (ClauseChange.REMOVED, "A day ahead"),
    ]
    assert (found[1].before, found[1].after) == (before[0], changed)


def test_another_order_is_no_difference() -> None:
    assert differences(clauses(), tuple(reversed(clauses()))) == ()

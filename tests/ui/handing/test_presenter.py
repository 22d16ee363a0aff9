"""One of the two answers out of the other's sight: what is asked, and what is kept. No window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.expectation import ExpectationKind
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.terms import Channel, Terms
from mentordesk.errors import DiskFull
from tests.support.stage import context_for
from ui.handing.presenter import HandOverPresenter, Question


@dataclass
class Screen:
    """Remembers what it was asked to show."""

    people: Mapping[Role, int] = field(default_factory=dict)
    question: tuple[str, Role, int, int] | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    end: tuple[Role, int, int] | None = None
    trouble: BaseException | None = None

    def show_people(self, questions: Mapping[Role, int]) -> None:
        self.people = questions

    def show_question(
        self, question: Question, person: Role, place: int, total: int, values: Mapping[str, object]
    ) -> None:
        self.question = (question.expectation.title, person, place, total)
        self.values = values

    def show_end(self, person: Role, answered: int, total: int) -> None:
        self.end = (person, answered, total)

    def show_trouble(self, error: BaseException) -> None:
        self.trouble = error


@pytest.fixture
def questions(desk: Desk, mentorship: Mentorship) -> list[str]:
    pair, add = mentorship.mentorship_id, desk.expectations.add
    settled = add(pair, title="Settled", agreed_answer="So").made
    desk.expectations.agree(settled)
    return [
        add(pair, title="How often?").made,
        add(pair, title="By what?", kind=ExpectationKind.CHANNELS).made,
    ]


@pytest.fixture
def both(desk: Desk, mentorship: Mentorship, questions: list[str]) -> tuple[Any, Screen]:
    context, _stage = context_for(desk)
    screen = Screen()
    presenter = HandOverPresenter(context.work, mentorship, screen)
    presenter.begin()
    return presenter, screen


def test_each_is_asked_what_they_have_not_answered(
    both: tuple[HandOverPresenter, Screen], desk: Desk, questions: list[str]
) -> None:
    presenter, screen = both
    assert screen.people == {Role.MENTOR: 2, Role.MENTEE: 2}
    desk.expectations.update(questions[0], mentor_answer="Weekly")
    presenter.begin()
    assert screen.people == {Role.MENTOR: 1, Role.MENTEE: 2}


def test_answers_are_sealed_as_they_are_typed(
    both: tuple[HandOverPresenter, Screen], desk: Desk, questions: list[str]
) -> None:
    presenter, screen = both
    presenter.choose(Role.MENTEE)
    assert screen.question == ("How often?", Role.MENTEE, 1, 2)
    assert screen.values == {"mentee_answer": ""}
    presenter.edited("mentee_answer", "Weekly")
    presenter.step(1)
    assert screen.question == ("By what?", Role.MENTEE, 2, 2)
    presenter.edited("mentee_channel_1", "phone")
    kept = [desk.expectations.sealed(one, Role.MENTEE) for one in questions]
    assert kept[0] is not None
    assert kept[0].answer == "Weekly"
    assert kept[1] is not None
    assert kept[1].terms == Terms(channels=(Channel.PHONE,))
    presenter.step(1)
    assert screen.end == (Role.MENTEE, 2, 2)
    assert desk.expectations.get(questions[0]).mentee_answer == ""


def test_one_begins_where_one_left_off_and_can_go_back(
    both: tuple[HandOverPresenter, Screen], desk: Desk, questions: list[str]
) -> None:
    presenter, screen = both
    desk.expectations.seal(questions[0], Role.MENTOR, answer="Weekly")
    presenter.choose(Role.MENTOR)
    assert screen.question == ("By what?", Role.MENTOR, 2, 2)
    presenter.step(-1)
    assert screen.values == {"mentor_answer": "Weekly"}
    presenter.step(-1)
    assert screen.question == ("How often?", Role.MENTOR, 1, 2)
    presenter.end()
    assert screen.end == (Role.MENTOR, 1, 2)


def test_what_the_other_sealed_is_not_shown(
    both: tuple[HandOverPresenter, Screen], desk: Desk, questions: list[str]
) -> None:
    presenter, screen = both
    desk.expectations.seal(questions[0], Role.MENTOR, answer="Zinnober")
    presenter.choose(Role.MENTEE)
    assert screen.values == {"mentee_answer": ""}


def test_with_nothing_to_answer_it_ends(
    both: tuple[HandOverPresenter, Screen], desk: Desk, questions: list[str]
) -> None:
    presenter, screen = both
    for one in questions:
        desk.expectations.trash(one)
    presenter.choose(Role.MENTOR)
    assert screen.end == (Role.MENTOR, 0, 0)


def test_what_the_disk_refuses_is_said(
    both: tuple[HandOverPresenter, Screen], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter, screen = both
    presenter.choose(Role.MENTOR)

    def full(*_given: object, **_named: object) -> None:
        raise DiskFull(Path("desk.db"))

    monkeypatch.setattr(desk.store, "unit", full)
    presenter.edited("mentor_answer", "Weekly")
    assert isinstance(screen.trouble, DiskFull)

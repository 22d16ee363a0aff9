"""Handing over the chair: one of the two answers out of the other's sight. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.terms import NO_TERMS, Terms
from ui.ports import Work
from ui.tabs.expectations import answers


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what the one in the chair has answered so far."""

    expectation: Expectation
    answer: str
    terms: Terms

    @property
    def is_answered(self) -> bool:
        """Whether anything is said."""
        return bool(self.answer.strip()) or not self.terms.is_empty


class HandOverScreen(Protocol):
    """What the presenter may ask of its view."""

    def show_people(self, questions: Mapping[Role, int]) -> None:
        """Ask who sits in the chair; each with how many questions they can answer."""

    def show_question(
        self, question: Question, person: Role, place: int, total: int, values: Mapping[str, object]
    ) -> None:
        """Show one question (`place` of `total`, from 1) with the fields to answer it."""

    def show_end(self, person: Role, answered: int, total: int) -> None:
        """Thank, and say that the computer is to be given back."""

    def show_trouble(self, error: BaseException) -> None:
        """Say that the last words are not saved yet, and why."""


class HandOverPresenter:
    """Leads one person through the questions; every answer is sealed as it is typed."""

    def __init__(self, work: Work, mentorship: Mentorship, screen: HandOverScreen) -> None:
        self._work = work
        self._pair = mentorship
        self._screen = screen
        self._person = mentorship.me
        self._questions: list[Question] = []
        self._at = 0

    def begin(self) -> None:
        """Ask who sits in the chair."""
        pair = self._pair.mentorship_id

        def load(desk: Desk) -> dict[Role, int]:
            return {role: len(desk.expectations.to_answer(pair, role)) for role in Role}

        self._work.ask(load, self._screen.show_people)

    def choose(self, person: Role) -> None:
        """Begin with the first question that this person has not answered."""
        pair = self._pair.mentorship_id

        def load(desk: Desk) -> list[Question]:
            found = desk.expectations.to_answer(pair, person)
            return [_question(one, desk.expectations.sealed(one.id, person)) for one in found]

        def show(questions: list[Question]) -> None:
            self._person, self._questions = person, questions
            open_ones = [n for n, one in enumerate(questions) if not one.is_answered]
            self._show(open_ones[0] if open_ones else 0)

        self._work.ask(load, show)

    def edited(self, name: str, value: object) -> None:
        """Seal what was typed into a field of the question in view."""
        question, part = self._questions[self._at], name.partition("_")[2]
        answer, terms = question.answer, question.terms
        if part == "answer":
            answer = str(value)
        else:
            terms = answers.with_part(terms, part, value)
        self._questions[self._at] = Question(question.expectation, answer, terms)
        record_id, person = question.expectation.id, self._person

        def seal(desk: Desk) -> Changes:
            return desk.expectations.seal(record_id, person, answer=answer, terms=terms)

        key = (record_id, "sealed", person.value)
        self._work.save(key, (answer, terms), seal, None, self._screen.show_trouble)

    def step(self, by: int) -> None:
        """Go on to the next question, or back; after the last one it ends."""
        if self._at + by >= len(self._questions):
            self.end()
        else:
            self._show(max(0, self._at + by))

    def end(self) -> None:
        """Come to an end, whether all is answered or not."""
        answered = sum(one.is_answered for one in self._questions)
        self._screen.show_end(self._person, answered, len(self._questions))

    def _show(self, at: int) -> None:
        if not self._questions:
            self.end()
            return
        self._at = at
        question, whose = self._questions[at], self._person.value
        kind = question.expectation.kind
        shown = {
            f"{whose}_answer": question.answer,
            **answers.values(kind, question.terms, whose),
        }
        total = len(self._questions)
        self._screen.show_question(question, self._person, at + 1, total, shown)


def _question(expectation: Expectation, sealed: SealedAnswer | None) -> Question:
    if sealed is None:
        return Question(expectation, "", NO_TERMS)
    return Question(expectation, sealed.answer, sealed.terms)

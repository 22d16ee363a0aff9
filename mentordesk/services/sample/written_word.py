"""The year that was written by hand: what both signed, and what one of them keeps for herself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from typing import TypeVar

from mentordesk.domain.agreement import Acceptance, Agreement, Clause, How, clauses_of
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.terms import NO_TERMS
from mentordesk.services.sample.setting import MADE_AT, Setting
from mentordesk.services.sample.texts import ConcernText, ExpectationText, PairText, Year

T = TypeVar("T", Expectation, Boundary)

_FIRST, _SECOND = -235, -52  # days: before and after all was settled anew
_REVIEWED_AFTER = timedelta(days=90)


def agreements(
    setting: Setting,
    year: Year,
    expectations: Sequence[Expectation],
    boundaries: Sequence[Boundary],
) -> Iterator[Agreement]:
    """Yield the first version, then the one in force; something was agreed on since."""
    then, now = setting.day(_FIRST), setting.day(_SECOND)
    first = [
        _as_before(one, text, then)
        for text, one in zip(year.expectations, expectations, strict=True)
    ]
    old = clauses_of(_by(then, first), _by(then, boundaries))
    yield _version(setting, year.pair, 1, old, How.HERE)
    clauses = clauses_of(_by(now, expectations), _by(now, boundaries))
    yield _version(setting, year.pair, 2, clauses, How.BY_MESSAGE)


def _as_before(one: Expectation, text: ExpectationText, day: date) -> Expectation:
    if not text.agreed_before:
        return one
    return replace(one, agreed_answer=text.agreed_before, agreed_terms=NO_TERMS, agreed_on=day)


def _by(day: date, records: Iterable[T]) -> list[T]:
    return [one for one in records if one.agreed_on is not None and one.agreed_on <= day]


def _version(
    setting: Setting, pair: PairText, number: int, clauses: tuple[Clause, ...], how: How
) -> Agreement:
    signed = _FIRST if number == 1 else _SECOND
    day = setting.day(signed)
    return Agreement(
        **setting.stamp("agreement", number, setting.moment(signed, MADE_AT)),
        title=f"Agreement {number}",
        number=number,
        made_on=day,
        purpose=pair.mentorship.purpose,
        clauses=clauses,
        review_on=day + _REVIEWED_AFTER,
        mentor_accepted=Acceptance(name=pair.mentor.name, on=day, how=How.HERE),
        mentee_accepted=Acceptance(name=pair.mentee.name, on=day, how=how),
    )


def concerns(setting: Setting, texts: tuple[ConcernText, ...]) -> Iterator[Concern]:
    """Yield what the mentor wrote down for herself alone."""
    for place, text in enumerate(texts):
        made = setting.moment(text.made, time(21, 5, place))
        seen = None if text.resolved_on is None else setting.moment(text.resolved_on, MADE_AT)
        yield Concern(
            **setting.stamp("concern", text.key, made, seen),
            title=text.title,
            happened=text.happened,
            happened_on=setting.day_or_none(text.happened_on),
            will_do=text.will_do,
            resolved_on=setting.day_or_none(text.resolved_on),
        )

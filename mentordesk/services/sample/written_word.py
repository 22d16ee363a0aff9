"""The year that was written by hand: what both signed, and what one of them keeps for herself."""

from collections.abc import Iterable, Iterator
from datetime import time

from mentordesk.domain.agreement import Acceptance, Agreement, How, clauses_of
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import Expectation
from mentordesk.services.sample.setting import MADE_AT, Setting
from mentordesk.services.sample.texts import ConcernText, PairText

_SIGNED, _REVIEW = -52, 38  # days: the first after all was settled anew


def agreement(
    setting: Setting,
    pair: PairText,
    expectations: Iterable[Expectation],
    boundaries: Iterable[Boundary],
) -> Agreement:
    """Return the version in force: all that is agreed on, but for a boundary that came later."""
    clauses = clauses_of(expectations, boundaries)[:-1]
    day = setting.day(_SIGNED)
    mentor, mentee = (
        Acceptance(name=person.name, on=day, how=How.HERE) for person in (pair.mentor, pair.mentee)
    )
    return Agreement(
        **setting.stamp("agreement", 1, setting.moment(_SIGNED, MADE_AT)),
        title="Agreement 1",
        number=1,
        made_on=day,
        purpose=pair.mentorship.purpose,
        clauses=clauses,
        review_on=setting.day(_REVIEW),
        mentor_accepted=mentor,
        mentee_accepted=mentee,
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

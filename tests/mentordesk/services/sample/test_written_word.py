"""What the sample pair signed, and what one of them keeps for herself."""

from datetime import date

from mentordesk.domain.agreement import ClauseChange, clauses_of, differences
from mentordesk.domain.record import Visibility
from mentordesk.services.sample import texts, written, written_word
from mentordesk.services.sample.setting import setting_for

YEAR = texts.year()
SETTING = setting_for(1, date(2026, 11, 23), 0)


def test_a_second_version_is_in_force_and_something_came_since() -> None:
    expectations = tuple(written.expectations(SETTING, YEAR.pair, YEAR.expectations))
    boundaries = tuple(written.boundaries(SETTING, YEAR.pair, YEAR.boundaries))
    first, signed = written_word.agreements(SETTING, YEAR, expectations, boundaries)
    for version in (first, signed):
        assert version.is_in_force
        assert version.problems() == {}
    between = differences(first.clauses, signed.clauses)
    assert {one.change for one in between} == set(ClauseChange)
    since = differences(signed.clauses, clauses_of(expectations, boundaries))
    assert [one.change for one in since] == [ClauseChange.ADDED]


def test_concerns_are_open_and_resolved_and_private() -> None:
    found = list(written_word.concerns(SETTING, YEAR.concerns))
    assert {bool(one.resolved_on) for one in found} == {True, False}
    assert {one.visibility for one in found} == {Visibility.PRIVATE}
    assert all(one.problems() == {} for one in found)

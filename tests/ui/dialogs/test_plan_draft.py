"""What the fields of planning say."""

from datetime import date, datetime

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.recurrence import Recurrence, Rhythm
from mentordesk.domain.zones import LocalTime
from mentordesk.errors import Problem
from tests.support.clock import SetClock
from ui.dialogs.plan_draft import Ends, PlanDraft, Repeat

TUESDAY = datetime(2026, 11, 24, 16)
BERLIN = "Europe/Berlin"


def draft(**fields: object) -> PlanDraft:
    given: dict[str, object] = {"title": "M", "starts_local": TUESDAY, "zone": BERLIN, **fields}
    return PlanDraft(**given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({}, None),
        ({"repeat": Repeat.WEEKLY}, Recurrence(rhythm=Rhythm.WEEKLY, count=10)),
        (
            {"repeat": Repeat.WEEKS, "every": 3, "ends": Ends.ON, "until": date(2027, 3, 1)},
            Recurrence(rhythm=Rhythm.WEEKLY, interval=3, until=date(2027, 3, 1)),
        ),
        (
            {"repeat": Repeat.MONTHLY_ON_DATE, "count": 4},
            Recurrence(rhythm=Rhythm.MONTHLY_ON_DATE, count=4),
        ),
        (
            {"repeat": Repeat.MONTHLY_ON_WEEKDAY, "counted": "end"},
            Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY, count=10, from_end=True),
        ),
        (
            {
                "repeat": Repeat.MONTHLY_ON_WEEKDAY,
                "counted": "end",
                "starts_local": datetime(2026, 11, 17, 16),
            },
            Recurrence(rhythm=Rhythm.MONTHLY_ON_WEEKDAY, count=10),
        ),
    ],
)
def test_the_rule(fields: dict[str, object], rule: Recurrence | None) -> None:
    assert draft(**fields).rule == rule


def test_only_what_matters_is_asked() -> None:
    alone = {"place", "link", "repeat"}
    assert draft().asked() == alone
    assert draft(repeat=Repeat.WEEKS).asked() == alone | {"ends", "count", "every"}
    last = draft(repeat=Repeat.MONTHLY_ON_WEEKDAY, ends=Ends.ON)
    assert last.asked() == alone | {"ends", "until", "counted"}


def test_what_is_wrong(mentorship: Mentorship, clock: SetClock) -> None:
    def problems(**fields: object) -> dict[str, Problem]:
        return draft(**fields).problems(mentorship, clock())

    skipped = datetime(2027, 3, 28, 2, 30)
    assert problems() == {}
    assert problems(title="") == {"title": Problem.EMPTY}
    assert problems(starts_local=skipped) == {"starts_local": Problem.NO_SUCH_TIME}
    assert problems(starts_local=skipped, repeat=Repeat.WEEKLY) == {}
    weekly = {"repeat": Repeat.WEEKLY, "ends": Ends.ON}
    assert problems(**weekly) == {"until": Problem.EMPTY}
    assert problems(**weekly, until=date(2026, 1, 1)) == {"until": Problem.BEFORE_START}


def test_one_is_looked_at_like_a_series(desk: Desk, mentorship: Mentorship) -> None:
    (one,) = draft(starts_local=datetime(2027, 10, 31, 2, 30)).look(desk, mentorship)
    assert (one.hour, one.warnings) == (LocalTime.TWICE, ())
    assert len(draft(repeat=Repeat.WEEKLY).look(desk, mentorship)) == 10
    assert draft(zone="Mars/Olympus").look(desk, mentorship) == []


def test_the_reason_is_kept_where_something_is_against_it(
    desk: Desk, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    second = TUESDAY.replace(month=12, day=1)
    desk.meetings.plan(pair, title="Lecture", starts_local=second, zone=BERLIN)
    series = draft(repeat=Repeat.WEEKLY, count=3, despite="Short one", fold=0)
    found = series.look(desk, mentorship)
    assert [one.recurs_local for one in series.left(found)] == [second]
    series.plan(desk, mentorship, found)
    reasons = [one.despite for one in desk.meetings.planned(pair) if one.series_id]
    assert reasons == ["", "Short one", ""]
    desk.history.undo()
    without = draft(repeat=Repeat.WEEKLY, count=3, without=frozenset({second}))
    assert without.left(found) == []
    without.plan(desk, mentorship, found)
    assert len(desk.meetings.planned(pair)) == 3

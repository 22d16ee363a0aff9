"""What the two agreed on, and their goals, as records."""

from datetime import date, time

from mentordesk.domain.goal import Goal, Obstacle
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, WORKING_DAYS
from mentordesk.services.sample import texts, written
from mentordesk.services.sample.setting import setting_for

SETTING = setting_for(1, date(2026, 11, 23), -270)
YEAR = texts.year()


def test_ids_by_key_are_those_of_the_records() -> None:
    records = list(written.goals(SETTING, YEAR.goals))
    goals = written.goal_ids(SETTING, YEAR.goals)
    obstacles = written.obstacle_ids(SETTING, YEAR.goals)
    assert list(goals.values()) == [r.id for r in records if isinstance(r, Goal)]
    assert list(obstacles.values()) == [r.id for r in records if isinstance(r, Obstacle)]


def test_ids_do_not_depend_on_how_many_are_kept() -> None:
    few = written.goal_ids(SETTING, YEAR.goals[:2])
    assert few.items() <= written.goal_ids(SETTING, YEAR.goals).items()


def test_hours_stand_in_the_zone_of_their_person() -> None:
    agreed = list(written.expectations(SETTING, YEAR.pair, YEAR.expectations))
    (times,) = (e for e in agreed if e.mentor_terms.windows)
    windows = {role: times.terms(role).windows[0] for role in Role}
    assert {role: window.zone for role, window in windows.items()} == {
        Role.MENTOR: "Europe/Berlin",
        Role.MENTEE: "America/New_York",
    }
    assert all(window.days == WORKING_DAYS for window in windows.values())


def test_quiet_hours_hold_every_day() -> None:
    first = next(written.boundaries(SETTING, YEAR.pair, YEAR.boundaries))
    assert first.quiet_hours is not None
    window = first.quiet_hours.window
    assert (window.start, window.end, window.days) == (time(20), time(8), EVERY_DAY)


def test_a_mentorship_may_start_earlier() -> None:
    early = written.mentorship(SETTING, YEAR.pair, -1000)
    assert early.start == SETTING.day(-1000)
    assert early.created_at.date() < early.start
    assert early.planned_end == date(2027, 3, 5)

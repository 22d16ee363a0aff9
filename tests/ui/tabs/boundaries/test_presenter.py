"""What the Boundaries tab says of agreements, and how typed rules are saved. No window."""

from datetime import date, time

import pytest
from PySide6.QtCore import QLocale

from mentordesk.desk import Desk
from mentordesk.domain.boundary import BoundaryArea, BoundaryState, Stance
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, WORKING_DAYS, CancellationNotice, QuietHours, Window
from mentordesk.domain.terms import Days
from mentordesk.exchange.term_words import boundary_words
from tests.support.list_screen import ListScreen
from tests.support.stage import Stage, on_stage
from ui.formats import LocaleFormats
from ui.tabs.boundaries.presenter import BoundariesPresenter

NIGHT = Window(days=EVERY_DAY, start=time(21), end=time(7), zone="Europe/Berlin")


FORMATS = LocaleFormats(QLocale("en_GB"))


@pytest.fixture
def screen() -> ListScreen:
    return ListScreen()


@pytest.fixture
def both(desk: Desk, screen: ListScreen) -> tuple[BoundariesPresenter, Stage]:
    return on_stage(desk, BoundariesPresenter, screen)


@pytest.fixture
def presenter(both: tuple[BoundariesPresenter, Stage]) -> BoundariesPresenter:
    return both[0]


def test_it_begins_with_nothing_agreed(presenter: BoundariesPresenter, screen: ListScreen) -> None:
    assert screen.heading == "Nothing agreed yet"
    assert screen.empty is True


def test_boundaries_stand_under_what_they_are_about(
    presenter: BoundariesPresenter, screen: ListScreen, desk: Desk, mentorship: Mentorship
) -> None:
    pair = mentorship.mentorship_id
    desk.boundaries.add(pair, title="No calls", area=BoundaryArea.TOPICS)
    desk.boundaries.add(pair, title="Evenings", detail="Not after dinner\nnor before breakfast")
    presenter.refresh()
    assert screen.headings() == ["Communication", "Topics"]
    assert screen.titles() == ["Evenings", "No calls"]
    assert screen.facts("Evenings") == ["Not after dinner"]
    assert screen.facts("No calls") == ["No words yet"]
    assert screen.heading == "0 agreed  ·  2 proposed"


def test_agreeing_declining_and_proposing_again(
    both: tuple[BoundariesPresenter, Stage], screen: ListScreen
) -> None:
    presenter, stage = both
    presenter.create()
    presenter.agree()
    assert screen.heading == "1 agreed"
    presenter.decline("Too strict for me")
    assert screen.heading == "0 agreed"
    assert screen.facts("New boundary") == ["Too strict for me"]
    presenter.propose_again()
    assert screen.cards[presenter.current].status == "Proposed"
    stage.session.undo()
    assert screen.cards[presenter.current].status == "Not agreed"


def test_declining_without_a_reason_is_told(both: tuple[BoundariesPresenter, Stage]) -> None:
    presenter, stage = both
    presenter.create()
    presenter.decline("  ")
    assert len(stage.errors) == 1


def test_a_template_brings_all_its_boundaries_on_my_clock(
    presenter: BoundariesPresenter, screen: ListScreen, desk: Desk, mentorship: Mentorship
) -> None:
    presenter.create("time-and-place")
    made = desk.boundaries.all(mentorship.mentorship_id)
    assert len(made) == 5
    quiet = next(one.quiet_hours for one in made if one.quiet_hours)
    assert quiet.window.zone == "Europe/Berlin"
    assert screen.side == "page"


def test_quiet_hours_and_notice_are_edited_as_fields(
    presenter: BoundariesPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.field_edited("quiet", NIGHT)
    presenter.field_edited("quiet_person", "mentee")
    presenter.field_edited("notice", 24)
    saved = desk.boundaries.get(presenter.current)
    assert saved.quiet_hours == QuietHours(window=NIGHT, person=Role.MENTEE)
    assert saved.cancellation == CancellationNotice(hours=24)
    assert screen.values["quiet"] == NIGHT
    assert screen.values["quiet_person"] == "mentee"
    assert screen.values["notice"] == 24
    presenter.field_edited("quiet", None)
    presenter.field_edited("notice", None)
    saved = desk.boundaries.get(presenter.current)
    assert (saved.quiet_hours, saved.cancellation) == (None, None)


def test_whose_hours_may_be_chosen_before_the_hours(
    presenter: BoundariesPresenter, desk: Desk
) -> None:
    presenter.create()
    presenter.field_edited("quiet_person", "mentee")
    presenter.field_edited("quiet", NIGHT)
    saved = desk.boundaries.get(presenter.current).quiet_hours
    assert saved == QuietHours(window=NIGHT, person=Role.MENTEE)


def test_hours_without_a_day_are_told_beside_the_hours(
    presenter: BoundariesPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.field_edited("quiet", NIGHT)
    presenter.field_edited("quiet", Window(days=(), start=time(8), end=time(9), zone=NIGHT.zone))
    assert screen.problems == {"quiet": "Choose at least one day"}
    kept = desk.boundaries.get(presenter.current).quiet_hours
    assert kept is not None
    assert kept.window == NIGHT


def test_changing_what_was_agreed_asks_for_agreement_anew(
    presenter: BoundariesPresenter, desk: Desk
) -> None:
    presenter.create()
    presenter.agree()
    presenter.edit()
    presenter.field_edited("title", "Something else")
    assert desk.boundaries.get(presenter.current).state is BoundaryState.PROPOSED


def test_deleting_can_be_taken_back(
    both: tuple[BoundariesPresenter, Stage], screen: ListScreen
) -> None:
    presenter, stage = both
    presenter.create()
    presenter.delete()
    assert stage.said == ["Boundary deleted"]
    stage.session.undo()
    assert screen.titles() == ["New boundary"]


def test_rules_in_words(desk: Desk, mentorship: Mentorship) -> None:
    weekdays = Window(days=WORKING_DAYS, start=time(8), end=time(9, 30), zone="Europe/Berlin")
    changes = desk.boundaries.add(
        mentorship.mentorship_id,
        title="Rules",
        quiet_hours=QuietHours(window=weekdays, person=Role.MENTOR),
        cancellation=CancellationNotice(hours=1),
    )
    assert boundary_words(
        desk.boundaries.get(changes.made), {Role.MENTOR: "Amara"}, FORMATS.short_day
    ) == [
        "Quiet from 08:00–09:30 on some days, Amara",
        "Call off 1 hour ahead",
    ]


def test_each_area_has_its_own_fields(
    presenter: BoundariesPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    assert {"quiet", "reply_hours"} <= screen.values.keys()
    presenter.field_edited("reply_hours", 48)
    presenter.field_edited("area", "topics")
    assert screen.values["stance"] == ""
    assert screen.values["reply_hours"] == 48  # what is set stays in sight
    presenter.field_edited("stance", "with_care")
    presenter.field_edited("reply_hours", None)
    assert "reply_hours" not in screen.values
    saved = desk.boundaries.get(presenter.current)
    assert (saved.stance, saved.reply_time) == (Stance.WITH_CARE, None)
    presenter.field_edited("area", "meetings")
    days = (Days(first=date(2026, 12, 24), last=date(2026, 12, 28), label="Christmas"),)
    presenter.field_edited("no_go", days)
    lines = boundary_words(desk.boundaries.get(presenter.current), {}, FORMATS.short_day)
    assert lines == ["Left free: 24 Dec – 28 Dec, Christmas", "With care"]

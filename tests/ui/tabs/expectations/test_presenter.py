"""What the Expectations tab says of answers, and how typed rules are saved. No window."""

from datetime import datetime, time

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.expectation import ExpectationKind, ExpectationState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import WORKING_DAYS, Cadence, ReplyTime, Window
from mentordesk.domain.terms import Terms
from tests.support.later_runner import LaterRunner
from tests.support.list_screen import ListScreen
from tests.support.stage import Stage, context_for, on_stage
from ui.tabs.expectations.presenter import ExpectationsPresenter

MORNING = Window(days=WORKING_DAYS, start=time(8), end=time(10), zone="Europe/Berlin")
EVENING = Window(days=WORKING_DAYS, start=time(18), end=time(20), zone="Europe/Berlin")


@pytest.fixture
def screen() -> ListScreen:
    return ListScreen()


@pytest.fixture
def both(desk: Desk, screen: ListScreen) -> tuple[ExpectationsPresenter, Stage]:
    return on_stage(desk, ExpectationsPresenter, screen)


@pytest.fixture
def presenter(both: tuple[ExpectationsPresenter, Stage]) -> ExpectationsPresenter:
    return both[0]


def test_it_begins_with_nothing_said(presenter: ExpectationsPresenter, screen: ListScreen) -> None:
    assert screen.heading == "Nothing said yet"
    assert screen.empty is True


def test_what_differs_comes_first(
    presenter: ExpectationsPresenter, screen: ListScreen, desk: Desk, mentorship: Mentorship
) -> None:
    add, pair = desk.expectations.add, mentorship.mentorship_id
    add(pair, title="Silent")
    add(pair, title="Half", mentee_answer="Soon")
    add(pair, title="Apart", mentor_answer="Weekly", mentee_answer="Monthly")
    settled = add(pair, title="Settled", agreed_answer="Every Monday\nat noon").made
    desk.expectations.agree(settled)
    presenter.refresh()
    assert screen.headings() == ["Differing", "Unanswered", "Agreed"]
    assert screen.titles() == ["Apart", "Silent", "Half", "Settled"]
    assert screen.facts("Apart") == ["Both have answered, and not the same"]
    assert screen.facts("Silent") == ["Nobody has answered yet"]
    assert screen.facts("Half") == ["Jonas has answered"]
    assert screen.facts("Settled") == ["Every Monday"]
    assert screen.heading == "1 of 4 agreed  ·  1 to talk about"


def test_an_answer_moves_the_question_and_keeps_it_chosen(
    presenter: ExpectationsPresenter, screen: ListScreen
) -> None:
    presenter.create()
    presenter.create()
    chosen = presenter.current
    presenter.field_edited("mentor_answer", "Weekly")
    presenter.field_edited("mentee_answer", "Monthly")
    assert screen.headings() == ["Differing", "Unanswered"]
    assert screen.current == chosen
    assert screen.side == "form"


def test_agreeing_on_what_stands(presenter: ExpectationsPresenter, screen: ListScreen) -> None:
    presenter.create()
    presenter.field_edited("agreed_answer", "Every Monday")
    presenter.end_edit()
    presenter.agree()
    assert screen.page.state is ExpectationState.AGREED
    assert screen.heading == "1 of 1 agreed"


def test_changing_a_term_asks_for_agreement_anew(presenter: ExpectationsPresenter) -> None:
    presenter.create()
    presenter.field_edited("agreed_answer", "Every Monday")
    presenter.agree()
    presenter.field_edited("agreed_answer", "Every Tuesday")
    assert presenter.items[0].state is ExpectationState.UNANSWERED


def test_nothing_to_agree_on_is_told_beside_the_field(desk: Desk, screen: ListScreen) -> None:
    """As on the store's thread: the form comes after the answer."""
    runner = LaterRunner()
    context, _stage = context_for(desk, runner)
    made = desk.expectations.add(context.mentorship_id, title="How often?").made
    presenter = ExpectationsPresenter(context, screen)
    presenter.refresh()
    runner.go()
    assert screen.page.id == made
    presenter.agree()
    runner.go()
    assert screen.side == "form"
    assert screen.problems == {"agreed_answer": "Please fill this in"}


def test_a_rhythm_is_put_together_from_its_fields(
    presenter: ExpectationsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.field_edited("kind", "cadence")
    presenter.field_edited("mentor_weeks", 3)
    presenter.field_edited("mentor_minutes", 60)
    presenter.field_edited("agreed_reply_hours", 48)
    saved = desk.expectations.get(presenter.current)
    assert saved.kind is ExpectationKind.CADENCE
    assert saved.mentor_terms == Terms(cadence=Cadence(weeks=3, minutes=60))
    assert saved.agreed_terms == Terms(reply_time=ReplyTime(hours=48))
    assert (screen.values["mentor_weeks"], screen.values["mentor_minutes"]) == (3, 60)
    presenter.field_edited("mentor_weeks", None)
    presenter.field_edited("agreed_reply_hours", None)
    saved = desk.expectations.get(presenter.current)
    assert saved.mentor_terms.is_empty
    assert saved.agreed_terms.is_empty
    assert screen.values["mentor_minutes"] is None


def test_hours_of_one_leave_those_of_the_other(
    presenter: ExpectationsPresenter, desk: Desk
) -> None:
    presenter.create()
    presenter.field_edited("kind", "availability")
    presenter.field_edited("mentor_windows", MORNING)
    presenter.field_edited("mentee_windows", EVENING)
    presenter.field_edited("mentor_windows", None)
    saved = desk.expectations.get(presenter.current)
    assert (saved.mentor_terms.windows, saved.mentee_terms.windows) == ((), (EVENING,))


def test_further_hours_of_a_person_are_kept(
    presenter: ExpectationsPresenter, desk: Desk, mentorship: Mentorship
) -> None:
    """The form shows the first window; the others, brought by an import, stay."""
    two = Terms(windows=(MORNING, EVENING))
    made = desk.expectations.add(mentorship.mentorship_id, title="When?", mentor_terms=two).made
    presenter.open_record(made)
    presenter.edit()
    later = Window(days=WORKING_DAYS, start=time(9), end=time(11), zone="Europe/Berlin")
    presenter.field_edited("mentor_windows", later)
    assert desk.expectations.get(made).mentor_terms.windows == (later, EVENING)


def test_hours_without_a_day_are_told_beside_the_hours(
    presenter: ExpectationsPresenter, screen: ListScreen
) -> None:
    presenter.create()
    none = Window(days=(), start=time(8), end=time(9), zone="Europe/Berlin")
    presenter.field_edited("mentee_windows", none)
    assert screen.problems == {"mentee_windows": "Choose at least one day"}


def test_a_template_brings_all_its_questions(
    both: tuple[ExpectationsPresenter, Stage], screen: ListScreen
) -> None:
    presenter, stage = both
    presenter.create("starter")
    assert len(screen.titles()) == 8
    assert any(item.agreed_terms.cadence for item in presenter.items)
    stage.session.undo()
    assert screen.empty is True


def test_a_sealed_answer_is_told_and_has_no_field(
    presenter: ExpectationsPresenter, screen: ListScreen, desk: Desk
) -> None:
    presenter.create()
    presenter.end_edit()
    desk.expectations.seal(presenter.current, Role.MENTOR, answer="Weekly")
    presenter.refresh()
    assert screen.facts("New expectation") == ["Amara has answered, sealed"]
    presenter.edit()
    assert "mentor_answer" not in screen.values
    assert "mentee_answer" in screen.values


def test_what_both_say_alike_waits_only_to_be_agreed_on(
    presenter: ExpectationsPresenter, screen: ListScreen
) -> None:
    presenter.create()
    presenter.field_edited("mentor_answer", "Weekly")
    presenter.field_edited("mentee_answer", "Weekly")
    assert screen.facts("New expectation") == ["Both say the same"]


def test_what_is_settled_anew_is_gone_through_one_by_one(
    both: tuple[ExpectationsPresenter, Stage],
    screen: ListScreen,
    desk: Desk,
    mentorship: Mentorship,
) -> None:
    presenter, stage = both
    pair = mentorship.mentorship_id
    for title in ("How often?", "How long?"):
        made = desk.expectations.add(pair, title=title, agreed_answer="So").made
        desk.expectations.agree(made)
    stage.session.do(lambda d: d.expectations.reestablish(pair, "A new job"))
    assert screen.headings() == ["To settle anew"]
    assert screen.facts("How often?") == ["To settle anew: A new job"]
    presenter.select(presenter.items[0].id)
    presenter.agree()
    assert presenter.current == presenter.items[1].id
    presenter.agree()
    assert screen.headings() == ["Agreed"]


def test_hours_that_no_longer_suit_what_is_planned_are_told(
    both: tuple[ExpectationsPresenter, Stage], desk: Desk, mentorship: Mentorship
) -> None:
    presenter, stage = both
    starts, zone = datetime(2026, 11, 26, 16), "Europe/Berlin"
    desk.meetings.plan(mentorship.mentorship_id, title="Talk", starts_local=starts, zone=zone)
    presenter.create()
    presenter.field_edited("kind", "availability")
    presenter.field_edited("mentor_windows", MORNING)
    words = "1 planned meeting does not suit any more, first that of Thursday, 26 Nov"
    assert stage.said == [words]
    presenter.field_edited("mentor_windows", None)
    assert stage.said == [words]

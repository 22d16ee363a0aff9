"""A pause, a later end, an end: asked for, refused where it cannot be, and done."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship, MentorshipState
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.course_pages import CompletePage, EndPage, ExtendPage, FormPage, PausePage

Open = Callable[[type[Any]], FormPage]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot, said: list[str]) -> Open:
    def make(kind: type[Any]) -> FormPage:
        page: FormPage = kind(context_for(desk)[1].session)
        page.left.connect(said.append)
        show(qtbot, page)
        return page

    return make


def put(page: FormPage, name: str, value: object) -> None:
    page.form.edited.emit(name, value)


def test_a_pause_until_a_day_or_for_as_long_as_it_takes(
    desk: Desk, mentorship: Mentorship, opened: Open, said: list[str]
) -> None:
    page = opened(PausePage)
    put(page, "paused_until", date(2020, 1, 1))
    press(page, "Pause it")
    assert "Choose a later day" in read(page)
    assert said == []
    put(page, "paused_until", None)
    press(page, "Pause it")
    assert said == ["It is paused."]
    assert desk.mentorships.get(mentorship.id).state is MentorshipState.PAUSED


def test_it_is_extended_when_both_agree(
    desk: Desk, mentorship: Mentorship, opened: Open, said: list[str]
) -> None:
    page = opened(ExtendPage)
    press(page, "Extend it")
    assert "Please fill this in" in read(page)
    put(page, "planned_end", date(2028, 1, 1))
    press(page, "Amara Okafor agrees")
    press(page, "Extend it")
    assert "Both of you have to agree to this" in read(page)
    press(page, "Jonas Reyes agrees")
    press(page, "Extend it")
    assert said == ["The end is later now."]
    assert desk.mentorships.get(mentorship.id).planned_end == date(2028, 1, 1)


def test_it_is_completed_today_unless_said_otherwise(
    desk: Desk, mentorship: Mentorship, opened: Open, said: list[str]
) -> None:
    page = opened(CompletePage)
    put(page, "ended_on", None)
    press(page, "Complete it")
    assert said == []
    put(page, "ended_on", date(2026, 11, 20))
    press(page, "Complete it")
    assert said == ["It is completed."]
    assert desk.mentorships.get(mentorship.id).ended_on == date(2026, 11, 20)


@pytest.mark.parametrize("because", ["", "She moved on."])
def test_it_ends_with_or_without_a_reason(
    desk: Desk, mentorship: Mentorship, opened: Open, said: list[str], because: str
) -> None:
    page = opened(EndPage)
    put(page, "because", because)
    press(page, "End it")
    assert said == ["It has ended."]
    assert desk.mentorships.get(mentorship.id).ended_because == because
    again = opened(EndPage)
    press(again, "End it")
    assert "Outside what is possible here" in read(again)

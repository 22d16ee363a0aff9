"""Going from one mentorship to another, and beginning a new one."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from tests.support.shown import named, press, show
from ui.desk_session import DeskSession
from ui.dialogs.mentorships import begin_mentorship, choose_mentorship
from ui.formats import LocaleFormats
from ui.inline_runner import InlineRunner
from ui.workspace import Workspace


class Answers:
    """A person who gives one answer."""

    def __init__(self, answer: str | None) -> None:
        self.answer = answer

    def ask_line(self, title: str, label: str, text: str = "") -> str | None:
        return self.answer


@pytest.fixture
def space(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> Workspace:
    session = DeskSession(desk, InlineRunner())
    made = Workspace(session, LocaleFormats())
    show(qtbot, made)
    session.show_mentorship(mentorship)
    return made


@pytest.fixture
def other(desk: Desk, mentorship: Mentorship) -> Mentorship:
    made = desk.mentorships.begin(
        mentor=Person(name="Li & Wei", zone="Asia/Shanghai"),
        mentee=Person(name="Amara Okafor", zone="Europe/Berlin"),
        me=Role.MENTEE,
        start=date(2026, 3, 1),
    ).made
    desk.mentorships.look_at(mentorship.mentorship_id)
    return desk.mentorships.get(made)


def menu_of(space: Workspace) -> QMenu:
    choose_mentorship(space)
    return next(menu for menu in space.findChildren(QMenu) if menu.isVisible())


def begin(space: Workspace, answer: str | None) -> None:
    begin_mentorship(space, space.session, Answers(answer))  # type: ignore[arg-type]


def test_the_menu_names_every_pair_and_marks_the_one_in_view(
    space: Workspace, other: Mentorship
) -> None:
    menu = menu_of(space)
    shown = [(a.text(), a.isChecked()) for a in menu.actions() if a.text()]
    assert sorted(shown[:2]) == [("Amara && Jonas", True), ("Li && Amara", False)]
    assert shown[2] == ("New mentorship…", False)
    menu.close()


def test_choosing_another_shows_it_now_and_the_next_time(
    space: Workspace, other: Mentorship, desk: Desk
) -> None:
    menu = menu_of(space)
    next(a for a in menu.actions() if a.text().startswith("Li")).trigger()
    menu.close()
    assert space.session.the_mentorship().id == other.id
    in_view = desk.mentorships.in_view()
    assert in_view is not None
    assert in_view.id == other.id


def test_what_is_half_typed_stays_with_the_pair_it_was_typed_for(
    space: Workspace, other: Mentorship, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    goal = desk.goals.add(mentorship.mentorship_id, title="Goal").made
    tab = space.show_tab("goals")
    press(tab.widget, "Add milestone")
    qtbot.keyClicks(named(tab.widget, "Add milestone", QLineEdit), "Half a st")
    menu = menu_of(space)
    next(a for a in menu.actions() if a.text().startswith("Li")).trigger()
    menu.close()
    page = desk.goals.page(goal, date(2026, 11, 23))
    assert [one.title for one in page.milestones] == ["Half a st"]
    assert desk.goals.all(other.mentorship_id) == []


@pytest.mark.parametrize("me", [Role.MENTOR, Role.MENTEE])
def test_a_new_one_has_me_in_the_same_role(
    space: Workspace, desk: Desk, mentorship: Mentorship, me: Role
) -> None:
    space.session.do(lambda d: d.mentorships.update(mentorship.id, me=me))
    begin(space, "Noor Haddad")
    made = space.session.the_mentorship()
    assert made.id != mentorship.id
    assert (made.me, made.partner.name) == (me, "Noor Haddad")
    assert made.mine == mentorship.person(me)
    assert made.start == space.session.today()
    assert len(desk.mentorships.everyone()) == 2


@pytest.mark.parametrize("answer", [None, "", "  "])
def test_without_a_name_none_is_begun(space: Workspace, desk: Desk, answer: str | None) -> None:
    begin(space, answer)
    assert len(desk.mentorships.everyone()) == 1

"""The page of one boundary as it is seen and used."""

from datetime import date, time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.boundary import Boundary
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from mentordesk.domain.rules import EVERY_DAY, CancellationNotice, QuietHours, Window
from tests.support.shown import named, press, read, show
from ui.formats import LocaleFormats
from ui.tabs.boundaries.page import BoundaryPageView

NAMES = {Role.MENTOR: "Amara", Role.MENTEE: "Jonas"}
WHY = "Why not? A few words help the next talk."


@pytest.fixture
def page(qtbot: QtBot) -> BoundaryPageView:
    made = BoundaryPageView(LocaleFormats(QLocale("en_GB")), lambda: NAMES)
    show(qtbot, made)
    return made


@pytest.fixture
def boundary(desk: Desk, mentorship: Mentorship) -> Boundary:
    night = Window(days=EVERY_DAY, start=time(21), end=time(7), zone="Europe/Berlin")
    changes = desk.boundaries.add(
        mentorship.mentorship_id,
        title="Evenings are free",
        detail="Messages wait\nuntil the morning.",
        review_on=date(2026, 12, 24),
        quiet_hours=QuietHours(window=night, person=Role.MENTEE),
        cancellation=CancellationNotice(hours=24),
    )
    return desk.boundaries.get(changes.made)


def test_it_says_what_it_is_and_what_it_does(page: BoundaryPageView, boundary: Boundary) -> None:
    page.show_record(boundary)
    said = read(page)
    assert "Evenings are free" in said
    assert "Messages wait\nuntil the morning." in said
    assert "Acts while you plan meetings" in said
    assert "Quiet from 21:00–07:00, Jonas\nCall off 24 hours ahead" in said
    assert "Review on 24 December" in said


def test_without_rules_nothing_acts(
    page: BoundaryPageView, desk: Desk, mentorship: Mentorship
) -> None:
    made = desk.boundaries.add(mentorship.mentorship_id, title="Be kind").made
    page.show_record(desk.boundaries.get(made))
    assert read(page) == ["Be kind"]


def test_a_proposal_can_be_agreed_to(
    page: BoundaryPageView, boundary: Boundary, desk: Desk, qtbot: QtBot
) -> None:
    page.show_record(boundary)
    with qtbot.waitSignal(page.agree_requested):
        press(page, "We agree")
    desk.boundaries.agree(boundary.id)
    page.show_record(desk.boundaries.get(boundary.id))
    assert "Agreed on 23 November  ·  Review on 24 December" in read(page)
    with pytest.raises(AssertionError):
        press(page, "We agree")


def test_declining_asks_for_a_reason_and_takes_enter(
    page: BoundaryPageView, boundary: Boundary, qtbot: QtBot
) -> None:
    page.show_record(boundary)
    press(page, "Not like this")
    reason = named(page, WHY, QLineEdit)
    assert reason.hasFocus()
    with qtbot.assertNotEmitted(page.declined):
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.declined) as told:
        qtbot.keyClicks(reason, "Too strict")
        qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert told.args == ["Too strict"]


def test_a_reason_is_told_for_the_one_it_was_typed_for(
    page: BoundaryPageView, boundary: Boundary, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    other = desk.boundaries.add(mentorship.mentorship_id, title="Be kind").made
    page.show_record(boundary)
    press(page, "Not like this")
    qtbot.keyClicks(named(page, WHY, QLineEdit), "Too str")
    page.show_record(boundary)  # as after a change somewhere: it stays
    assert named(page, WHY, QLineEdit).text() == "Too str"
    told: list[tuple[str, str]] = []
    page.declined.connect(lambda words: told.append((page.boundary_id, words)))
    page.show_record(desk.boundaries.get(other))
    assert told == [(boundary.id, "Too str")]
    assert WHY not in read(page)
    page.flush()
    assert len(told) == 1


def test_who_agrees_after_all_gives_no_reason(
    page: BoundaryPageView, boundary: Boundary, qtbot: QtBot
) -> None:
    page.show_record(boundary)
    press(page, "Not like this")
    qtbot.keyClicks(named(page, WHY, QLineEdit), "Too str")
    with qtbot.assertNotEmitted(page.declined):
        press(page, "We agree")
        page.flush()


def test_one_declined_says_why_and_can_be_proposed_again(
    page: BoundaryPageView, boundary: Boundary, desk: Desk, qtbot: QtBot
) -> None:
    desk.boundaries.decline(boundary.id, "Too strict")
    page.show_record(desk.boundaries.get(boundary.id))
    assert "Too strict" in read(page)
    with qtbot.waitSignal(page.propose_requested):
        press(page, "Propose again")
    with pytest.raises(AssertionError):
        press(page, "Not like this")
    desk.boundaries.propose_again(boundary.id)
    page.show_record(desk.boundaries.get(boundary.id))
    assert "Too strict" not in read(page)


def test_edit_and_delete_are_asked_for(
    page: BoundaryPageView, boundary: Boundary, qtbot: QtBot
) -> None:
    page.show_record(boundary)
    with qtbot.waitSignal(page.edit_requested):
        press(page, "Edit boundary")
    with qtbot.waitSignal(page.delete_requested):
        page._head.menu.actions()[0].trigger()

"""The agreement in its dialog: made, accepted, changed, read and saved."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.asking import Person
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.agreement import AgreementDialog

LONG = 20_000


@pytest.fixture
def asked(desk: Desk, mentorship: Mentorship) -> str:
    made = desk.expectations.add(mentorship.mentorship_id, title="How often?").made
    desk.expectations.agree(made, "Every two weeks")
    return made


def opened(desk: Desk, qtbot: QtBot) -> tuple[AgreementDialog, Person]:
    context, stage = context_for(desk)
    person = Person()
    made = AgreementDialog(None, stage.session, context.formats, "", person)
    show(qtbot, made)
    return made, person


def said(dialog: AgreementDialog, words: str) -> bool:
    return any(words in line for line in read(dialog))


def buttons(dialog: AgreementDialog) -> list[QAbstractButton]:
    return [one for one in dialog.findChildren(QAbstractButton) if one.isVisible()]


def change(desk: Desk, asked: str, answer: str) -> None:
    desk.expectations.update(asked, agreed_answer=answer)
    desk.expectations.agree(asked)


def make_and_accept(dialog: AgreementDialog) -> None:
    for button in ("Make the agreement", "Amara accepts", "Jonas accepts"):
        press(dialog, button)


def test_with_nothing_agreed_on_it_says_where_to_begin(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    dialog, _person = opened(desk, qtbot)
    assert said(dialog, "Agree on an expectation or a boundary first")
    assert not any(button.isVisible() for button in (dialog._make, *dialog._saving))


def test_it_is_made_and_accepted_by_both(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _person = opened(desk, qtbot)
    assert said(dialog, "You agree on 1 thing.")
    make_and_accept(dialog)
    assert said(dialog, "Both of you have accepted it; it is in force since 23 November.")
    assert {"How often?", "Every two weeks"} <= set(read(dialog))
    press(dialog, "Take it back")
    assert said(dialog, "Version 1 waits for the word of Amara Okafor.")
    press(dialog, "Take it back")
    assert said(dialog, "Version 1 waits for the word of both of you.")


def test_a_name_is_needed(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _person = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    dialog._words[Role.MENTOR]._form.edited.emit("name", " ")
    press(dialog, "Amara accepts")
    assert said(dialog, "Please fill this in")


def test_what_changed_is_shown_and_needs_both_again(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _person = opened(desk, qtbot)
    make_and_accept(dialog)
    change(desk, asked, "Every week")
    dialog._load()
    assert said(dialog, "A new version needs both of you again.")
    assert {"Every two weeks", "Every week"} <= set(read(dialog))
    assert not any(button.text().endswith("accepts") for button in buttons(dialog))
    press(dialog, "Make a new version")
    assert said(dialog, "in force since 23 November. Version 2 waits for the word of both of you.")
    assert said(dialog, "What version 2 changes")
    assert {"Every two weeks", "Every week"} <= set(read(dialog))
    assert [dialog._which.itemText(n) for n in range(dialog._which.count())] == [
        "Version 2, 23 November",
        "Version 1, 23 November",
    ]
    dialog._which.activated.emit(1)
    assert "Every two weeks" in read(dialog)


def test_nobody_gives_their_word_to_what_was_overtaken(
    desk: Desk, asked: str, qtbot: QtBot
) -> None:
    dialog, _person = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    change(desk, asked, "Every week")
    press(dialog, "Amara accepts")  # the dialog was opened before
    assert said(dialog, "make a new version first")
    dialog._load()
    assert not any(button.text().endswith("accepts") for button in buttons(dialog))


def test_what_is_in_force_is_agreed_on_again(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _person = opened(desk, qtbot)
    make_and_accept(dialog)
    change(desk, asked, "Every week")
    dialog._load()
    press(dialog, "Make a new version")
    change(desk, asked, "Every two weeks")
    dialog._load()
    assert said(dialog, "version 2 is not needed any more")
    press(dialog, "Take version 2 away")
    assert dialog._which.count() == 1
    assert said(dialog, "Both of you have accepted it")
    assert not said(dialog, "Something has changed")


def test_a_day_that_has_not_come_is_refused_beside_the_day(
    desk: Desk, asked: str, qtbot: QtBot
) -> None:
    dialog, _person = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    form = dialog._words[Role.MENTOR]._form
    for day, words in ((date(2099, 1, 1), "has not come yet"), (None, "Please fill this in")):
        form.edited.emit("on", day)
        press(dialog, "Amara accepts")
        assert words in form._problems["on"][1].text()
        assert form._problems["on"][0].isVisible()
    form.edited.emit("on", date(2026, 11, 23))
    press(dialog, "Amara accepts")
    assert said(dialog, "Accepted on 23 November")


def test_a_day_to_look_at_it_again_is_in_the_file(
    desk: Desk, asked: str, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog, person = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    dialog._review.chosen.emit(date(2027, 6, 1))
    person.path = tmp_path / "agreement.md"
    press(dialog, "Save as Markdown…")
    assert "We look at this again" in person.path.read_text()
    change(desk, asked, "Every week")
    dialog._load()
    press(dialog, "Make a new version")
    assert dialog._versions[0].review_on == date(2027, 6, 1)


def test_a_day_to_look_at_it_again_comes(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _person = opened(desk, qtbot)
    make_and_accept(dialog)
    dialog._review.chosen.emit(date(2026, 11, 23))
    dialog._load()
    assert said(dialog, "It is time to look at it again.")


@pytest.mark.parametrize(("what", "begins"), [("PDF", b"%PDF-"), ("Markdown", b"# Mentoring")])
def test_it_is_saved_to_be_signed(
    desk: Desk, asked: str, qtbot: QtBot, tmp_path: Path, what: str, begins: bytes
) -> None:
    dialog, person = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    press(dialog, f"Save as {what}…")
    assert not said(dialog, "Saved as")
    person.path = tmp_path / "agreement.out"
    press(dialog, f"Save as {what}…")
    qtbot.waitUntil(lambda: said(dialog, "Saved as agreement.out"), timeout=LONG)
    assert person.path.read_bytes().startswith(begins)
    person.path = tmp_path / "nowhere" / "agreement.out"
    press(dialog, f"Save as {what}…")
    qtbot.waitUntil(lambda: said(dialog, "could not be"), timeout=LONG)

"""The agreement in its dialog: made, accepted, changed, read and saved."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Role
from tests.support.shown import press, read, show
from tests.support.stage import context_for
from ui.dialogs.agreement import AgreementDialog


class Prompter:
    """Names the file that was set."""

    path: Path | None = None

    def ask_save_path(self, title: str, suggested: str, kinds: str) -> Path | None:
        return self.path


@pytest.fixture
def asked(desk: Desk, mentorship: Mentorship) -> str:
    made = desk.expectations.add(mentorship.mentorship_id, title="How often?").made
    desk.expectations.agree(made, "Every two weeks")
    return made


def opened(desk: Desk, qtbot: QtBot) -> tuple[AgreementDialog, Prompter]:
    context, stage = context_for(desk)
    prompter = Prompter()
    made = AgreementDialog(None, stage.session, context.formats, "", prompter)  # type: ignore[arg-type]
    show(qtbot, made)
    return made, prompter


def said(dialog: AgreementDialog, words: str) -> bool:
    return any(words in line for line in read(dialog))


def make_and_accept(dialog: AgreementDialog) -> None:
    for button in ("Make the agreement", "Amara accepts", "Jonas accepts"):
        press(dialog, button)


def test_with_nothing_agreed_on_it_says_where_to_begin(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    dialog, _prompter = opened(desk, qtbot)
    assert said(dialog, "Agree on an expectation or a boundary first")
    assert not any(button.isVisible() for button in (dialog._make, *dialog._saving))


def test_it_is_made_and_accepted_by_both(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _prompter = opened(desk, qtbot)
    assert said(dialog, "You agree on 1 thing.")
    make_and_accept(dialog)
    assert said(dialog, "Both of you have accepted it.")
    assert {"How often?", "Every two weeks"} <= set(read(dialog))
    press(dialog, "Take it back")
    assert said(dialog, "It waits for the word of both")


def test_a_name_is_needed(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _prompter = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    dialog._words[Role.MENTOR]._form.edited.emit("name", " ")
    press(dialog, "Amara accepts")
    assert said(dialog, "Please fill this in")


def test_what_changed_is_shown_and_needs_both_again(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _prompter = opened(desk, qtbot)
    make_and_accept(dialog)
    desk.expectations.update(asked, agreed_answer="Every week")
    desk.expectations.agree(asked)
    dialog._load()
    assert said(dialog, "A new version needs both of you again.")
    assert {"Every two weeks", "Every week"} <= set(read(dialog))
    press(dialog, "Make a new version")
    assert said(dialog, "It waits for the word of both")
    assert [dialog._which.itemText(n) for n in range(dialog._which.count())] == [
        "Version 2, 23 November",
        "Version 1, 23 November",
    ]
    dialog._which.activated.emit(1)
    assert "Every two weeks" in read(dialog)


def test_a_day_to_look_at_it_again_comes(desk: Desk, asked: str, qtbot: QtBot) -> None:
    dialog, _prompter = opened(desk, qtbot)
    make_and_accept(dialog)
    dialog._review.chosen.emit(date(2026, 11, 23))
    dialog._load()
    assert said(dialog, "It is time to look at it again.")


@pytest.mark.parametrize(("what", "begins"), [("PDF", b"%PDF-"), ("Markdown", b"# Mentoring")])
def test_it_is_saved_to_be_signed(
    desk: Desk, asked: str, qtbot: QtBot, tmp_path: Path, what: str, begins: bytes
) -> None:
    dialog, prompter = opened(desk, qtbot)
    press(dialog, "Make the agreement")
    press(dialog, f"Save as {what}…")
    assert not said(dialog, "Saved as")
    prompter.path = tmp_path / "agreement.out"
    press(dialog, f"Save as {what}…")
    assert said(dialog, "Saved as agreement.out")
    assert prompter.path.read_bytes().startswith(begins)
    prompter.path = tmp_path / "nowhere" / "agreement.out"
    press(dialog, f"Save as {what}…")
    assert not said(dialog, "Saved as")

"""Erasing is said first, confirmed by a word, and told of afterwards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.changes import NO_CHANGES
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DiskFull
from mentordesk.services.backups import Reason
from mentordesk.services.erasure import Erased, OutOfReach
from tests.support.keyed import give_keys
from tests.support.shown import press, read, show
from tests.support.stage import Stage, context_for
from ui.dialogs.erase_page import ErasePage, erased_words, out_of_reach_words


@pytest.fixture
def filled(desk: Desk, mentorship: Mentorship, folder: Path, raw_key: bytes) -> Desk:
    give_keys(folder, raw_key)
    pair = mentorship.mentorship_id
    desk.notes.add(pair, title="Mine", body="Between us")
    desk.notes.trash(desk.notes.add(pair, title="Trashed").made)
    desk.obstacles.add(desk.goals.add(pair, title="Speak").made, "Stage fright")
    desk.backups.make_now(Reason.BY_HAND)
    return desk


@pytest.fixture
def stage(filled: Desk) -> Stage:
    return context_for(filled)[1]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def page(stage: Stage, qtbot: QtBot, said: list[str]) -> ErasePage:
    made = ErasePage(stage.session, context_for(stage.session.desk)[0].formats)
    made.left.connect(said.append)
    show(qtbot, made)
    return made


def test_it_says_what_goes_and_what_it_cannot_reach(page: ErasePage) -> None:
    words = read(page)
    assert "To be erased: Notes (2)" in words
    assert any("Files you exported" in line for line in words)
    press(page, "Erase private ones, too: Obstacles (1)")
    assert "To be erased: Notes (2), Obstacles (1)" in read(page)


def test_tab_comes_to_what_can_be_chosen(page: ErasePage, qtbot: QtBot) -> None:
    page.setFocus()
    assert page.word.hasFocus()
    passed = []
    for _stop in range(6):
        at = QApplication.focusWidget()
        passed.append(at.accessibleName())
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    assert "Erase private ones, too: Obstacles (1)" in passed


@pytest.mark.parametrize(
    ("typed", "goes"),
    [("", False), ("yes", False), ("ERASE", True), ("erase ", True), ("jonas reyes", True)],
)
def test_it_waits_for_the_word(page: ErasePage, typed: str, goes: bool) -> None:
    page.word.setText(typed)
    assert page.verb.isEnabled() is goes


def test_it_erases_what_was_chosen_and_tells(
    page: ErasePage, filled: Desk, mentorship: Mentorship, said: list[str]
) -> None:
    told: list[object] = []
    page.session.changed.connect(told.append)
    page.word.setText("ERASE")
    press(page, "Erase for good")
    assert said[0].startswith("2 private records were erased. 1 backup that held them was deleted.")
    assert filled.notes.count(mentorship.mentorship_id) == 0
    assert filled.obstacles.all(mentorship.mentorship_id)
    assert len(told) == 1


def test_what_stands_in_the_way_is_said_and_can_be_tried_again(
    page: ErasePage, filled: Desk, said: list[str]
) -> None:
    filled.store.hold_still()
    page.word.setText("ERASE")
    press(page, "Erase for good")
    assert said == []
    assert any("Something was being written" in line for line in read(page))
    filled.store.release()
    press(page, "Erase for good")
    assert said


def test_it_can_be_stopped(
    page: ErasePage, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[bool] = []
    monkeypatch.setattr(page.session, "run_slices", lambda *_: lambda: stopped.append(True))
    page.word.setText("ERASE")
    press(page, "Erase for good")
    assert not page.verb.isEnabled()
    press(page, "Stop")
    assert stopped == [True]
    assert said == ["Stopped. Some of it is erased; erase again to finish."]
    page.stop()
    assert stopped == [True]


def test_leaving_erases_nothing(page: ErasePage, filled: Desk, said: list[str]) -> None:
    press(page, "Back")
    assert said == [""]
    assert filled.search.newest("Mine")


def test_all_that_is_out_of_reach_is_named() -> None:
    beyond = OutOfReach(
        (Path("/b/one.mdbackup"), Path("/b/two.mdbackup")),
        Path("/media/drive"),
        (Path("/desk/damaged 2026"),),
    )
    lines = out_of_reach_words(beyond)
    assert [any(word in line for line in lines) for word in ("/media/drive", "two.mdb", "2026")]
    assert len(lines) == 4
    words = erased_words(Erased(NO_CHANGES, 1, 0, beyond, DiskFull(Path("/b"))))
    assert words.startswith("1 private record was erased. No new backup could be made")
    assert "The disk is full" in words

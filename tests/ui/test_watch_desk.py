"""The log is folded when it is quiet, and what was found on opening is said in plain words."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.vault.head import Doubt, Finding
from ui.desk_session import DeskSession
from ui.inline_runner import InlineRunner
from ui.watch_desk import DeskWatch, sentence_of


class Prompter:
    """Notes what is said and answers as it was told."""

    def __init__(self, answer: bool) -> None:
        self.answer = answer
        self.said: list[str] = []

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        self.said.append(text)
        return self.answer

    def inform(self, title: str, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def session(desk: Desk) -> DeskSession:
    return DeskSession(desk, InlineRunner())


def test_the_log_is_folded_once_it_is_quiet(
    qtbot: QtBot, session: DeskSession, mentorship: Mentorship, folder: Path
) -> None:
    owner = QObject()
    watch = DeskWatch(session, owner)
    watch._quiet.setInterval(0)
    session.do(lambda desk: desk.goals.add(mentorship.mentorship_id, title="Speak up"))
    log = folder / "desk.db-wal"
    assert log.stat().st_size > 0
    qtbot.waitUntil(lambda: log.stat().st_size == 0)
    watch.end()


@pytest.mark.parametrize("answer", [True, False])
def test_missing_changes_are_asked_about(session: DeskSession, desk: Desk, answer: bool) -> None:
    owner = QObject()
    found = (Finding(Doubt.CHANGES_MISSING, 3),)
    desk.safekeeping.findings = found
    prompter = Prompter(answer)
    DeskWatch(session, owner).tell(found, prompter)  # type: ignore[arg-type]
    assert "3 changes are missing" in prompter.said[0]
    assert desk.safekeeping.is_asked is not answer


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_has_its_words_or_is_only_noted(doubt: Doubt) -> None:
    title, words = sentence_of(Finding(doubt, 1))
    assert bool(title) == bool(words)
    assert bool(title) == (doubt not in (Doubt.HEAD_DAMAGED, Doubt.HEAD_MISSING))

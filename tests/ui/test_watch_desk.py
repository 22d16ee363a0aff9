"""The log is folded when it is quiet, and what was found on opening is said in plain words."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DeskDamaged, DiskFull
from mentordesk.vault.head import Doubt, Finding
from tests.support.clock import SetClock
from ui.desk_session import DeskSession
from ui.inline_runner import InlineRunner
from ui.watch_desk import DeskWatch, sentence_of


class Prompter:
    """Notes what is said and answers as it was told."""

    def __init__(self, answer: int = -1) -> None:
        self.answer = answer
        self.said: list[str] = []

    def choose(self, title: str, text: str, *actions: str) -> int:
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
    watch = watching(session, owner)
    watch._quiet.setInterval(0)
    session.do(lambda desk: desk.goals.add(mentorship.mentorship_id, title="Speak up"))
    log = folder / "desk.db-wal"
    assert log.stat().st_size > 0
    qtbot.waitUntil(lambda: log.stat().st_size == 0)
    watch.end()


def test_a_quiet_desk_gives_memory_back(
    qtbot: QtBot, session: DeskSession, mentorship: Mentorship, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, rested = QObject(), []
    monkeypatch.setattr(Desk, "rest", lambda desk: rested.append(desk))
    watch = watching(session, owner)
    watch._quiet.setInterval(0)
    session.do(lambda desk: desk.goals.add(mentorship.mentorship_id, title="Speak up"))
    qtbot.waitUntil(lambda: rested == [session.desk])
    watch.end()


def watching(
    session: DeskSession,
    owner: QObject,
    prompter: Prompter | None = None,
    show_backups: Callable[[], None] = lambda: None,
) -> DeskWatch:
    asked = prompter or Prompter()
    return DeskWatch(session, lambda: asked, show_backups, owner)  # type: ignore[arg-type, return-value]


@pytest.mark.parametrize(("answer", "goes"), [(0, "back"), (1, "on"), (2, ""), (-1, "")])
def test_missing_changes_are_asked_about(
    session: DeskSession, desk: Desk, answer: int, goes: str
) -> None:
    owner = QObject()
    found = (Finding(Doubt.CHANGES_MISSING, 3),)
    desk.safekeeping.findings = found
    prompter, shown = Prompter(answer), []
    watch = watching(session, owner, prompter, lambda: shown.append("backups"))
    watch.tell(found)
    assert "3 changes are missing" in prompter.said[0]
    assert desk.safekeeping.is_asked is (goes != "on")
    assert bool(shown) is (goes == "back")


def check(watch: DeskWatch, qtbot: QtBot) -> None:
    watch._check.setInterval(0)
    watch.begin()
    qtbot.waitUntil(lambda: not watch._check.isActive())


def test_a_whole_desk_is_checked_once_a_week_without_a_word(
    qtbot: QtBot, session: DeskSession, desk: Desk, clock: SetClock
) -> None:
    owner, prompter = QObject(), Prompter()
    watch = watching(session, owner, prompter)
    check(watch, qtbot)
    first = desk.weekly_check.last()
    assert first == desk.clock()
    clock.forward(days=6)
    check(watch, qtbot)
    assert desk.weekly_check.last() == first
    clock.forward(days=1)
    check(watch, qtbot)
    assert desk.weekly_check.last() == desk.clock()
    assert not prompter.said


@pytest.mark.parametrize("answer", [0, 1])
def test_what_the_weekly_check_finds_is_told(
    qtbot: QtBot, session: DeskSession, desk: Desk, mentorship: Mentorship, answer: int
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Speak up", milestones=("First",))
    with desk.store.checking() as connection:
        connection.execute("DELETE FROM goal")
    owner, prompter, shown = QObject(), Prompter(answer), []
    check(watching(session, owner, prompter, lambda: shown.append("backups")), qtbot)
    assert "not as it was written" in prompter.said[0]
    assert bool(shown) is (answer == 0)
    assert desk.weekly_check.last() is None


@pytest.mark.parametrize("damage", [True, False])
def test_a_weekly_check_that_breaks_off_is_told(
    qtbot: QtBot, session: DeskSession, desk: Desk, monkeypatch: pytest.MonkeyPatch, damage: bool
) -> None:
    def broken() -> Iterator[None]:
        yield None
        raise (DeskDamaged if damage else DiskFull)(Path("desk"))

    monkeypatch.setattr(desk.verification, "steps", broken)
    owner, prompter, failed = QObject(), Prompter(), []
    session.ask_failed.connect(failed.append)
    check(watching(session, owner, prompter), qtbot)
    assert bool(prompter.said) is damage
    assert bool(failed) is not damage
    assert desk.weekly_check.last() is None


def test_a_desk_that_is_closed_is_checked_no_further(session: DeskSession) -> None:
    owner, ended = QObject(), []
    watch = watching(session, owner)
    watch.begin()
    assert watch._check.isActive()
    watch._break_off = lambda: ended.append(True)
    watch.end()
    assert not watch._check.isActive()
    assert ended


@pytest.mark.parametrize("doubt", list(Doubt))
def test_every_doubt_has_its_words_or_is_only_noted(doubt: Doubt) -> None:
    title, words = sentence_of(Finding(doubt, 1))
    assert bool(title) == bool(words)
    assert bool(title) == (doubt not in (Doubt.HEAD_DAMAGED, Doubt.HEAD_MISSING))

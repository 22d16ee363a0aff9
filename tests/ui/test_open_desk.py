"""An open desk in the window: where one left off, what is being typed, and how it is closed."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.domain.mentorship import Person
from mentordesk.domain.record import Role
from mentordesk.errors import DiskFull
from mentordesk.store.store import Store
from tests.support.clock import SetClock
from tests.support.shown import read
from ui.commands import COMMANDS
from ui.main_window import MainWindow
from ui.open_desk import OpenDesk
from ui.store_runner import StoreRunner

LONG = 10_000  # ms; on a busy computer


class Prompter:
    """Notes what is asked and answers as it was told."""

    def __init__(self, answer: bool) -> None:
        self.answer = answer
        self.asked: list[str] = []

    def confirm(self, title: str, text: str, action: str, danger: bool = False) -> bool:
        assert danger
        self.asked.append(text)
        return self.answer


def start(folder: Path, runner: StoreRunner, clock: SetClock, raw_key: bytes) -> Desk:
    """Make a desk on the store's thread, which alone may use it."""
    made: list[Desk] = []

    def job() -> None:
        desk = create_desk(folder, raw_key, clock)
        amara, jonas = Person(name="Amara", zone="UTC"), Person(name="Jonas", zone="UTC")
        desk.mentorships.begin(mentor=amara, mentee=jonas, me=Role.MENTOR, start=clock().date())
        made.append(desk)

    runner.finish(job)
    return made[0]


@pytest.fixture
def opened(
    folder: Path, runner: StoreRunner, clock: SetClock, raw_key: bytes, window: MainWindow
) -> Iterator[OpenDesk]:
    desk = start(folder, runner, clock, raw_key)
    actions = window.offer({one.key: lambda: None for one in COMMANDS})
    window.preferences.tab = "goals"
    made = OpenDesk(desk, runner, window, actions)
    yield made
    runner.finish(desk.close)


@pytest.fixture
def begun(opened: OpenDesk, qtbot: QtBot) -> OpenDesk:
    opened.begin()
    qtbot.waitUntil(lambda: opened.session.mentorship is not None, timeout=LONG)
    return opened


def type_a_goal(opened: OpenDesk, qtbot: QtBot, title: str) -> QLineEdit:
    goals = opened.workspace.show_tab("goals")
    goals.create()
    form = goals.widget.form  # type: ignore[attr-defined]
    qtbot.waitUntil(form.isVisible, timeout=LONG)
    field = form._editors["title"].field()
    assert isinstance(field, QLineEdit)
    field.clear()
    qtbot.keyClicks(field, title)
    return field


def goals_in(folder: Path, raw_key: bytes) -> list[str]:
    desk = open_desk(folder, raw_key)
    try:
        pair = desk.mentorships.in_view()
        assert pair is not None
        return [goal.title for goal in desk.goals.all(pair.mentorship_id)]
    finally:
        desk.close()


def test_one_is_where_one_left_off(begun: OpenDesk, window: MainWindow) -> None:
    assert window.screen_shown() is begun.workspace
    assert begun.workspace.sidebar.tabs.current_key() == "goals"
    assert begun.session.the_mentorship().mentee.name == "Jonas"


def test_the_tab_is_remembered(begun: OpenDesk, window: MainWindow) -> None:
    begun.workspace.show_tab("meeting_notes")
    assert window.preferences.tab == "meeting_notes"


def test_a_folder_for_backups_that_is_gone_is_told(
    begun: OpenDesk, qtbot: QtBot, tmp_path: Path
) -> None:
    begun.session.ask(lambda desk: desk.backups.keep_in(tmp_path / "stick"), lambda _none: None)
    begun._tidy()
    toast = begun.workspace.toast
    qtbot.waitUntil(lambda: "folder for backups is not there" in toast.accessibleName())


def test_what_was_read_at_the_opening_is_not_kept(
    begun: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rested: list[Desk] = []
    monkeypatch.setattr(Desk, "rest", lambda desk: rested.append(desk))
    begun._tidy()
    qtbot.waitUntil(lambda: rested == [begun.session.desk])


def test_what_is_being_typed_is_saved_on_closing(
    begun: OpenDesk, qtbot: QtBot, folder: Path, raw_key: bytes
) -> None:
    type_a_goal(begun, qtbot, "Learn to say no")
    assert begun.may_close()
    begun.close()
    assert goals_in(folder, raw_key) == ["Learn to say no"]
    assert not (folder / "desk.db-wal").exists()


def test_it_is_also_saved_where_the_desk_is_handed_over(
    begun: OpenDesk, qtbot: QtBot, runner: StoreRunner, folder: Path, raw_key: bytes
) -> None:
    type_a_goal(begun, qtbot, "Learn to say no")
    desk = begun.let_go()
    runner.finish(desk.close)
    assert goals_in(folder, raw_key) == ["Learn to say no"]


def test_a_slow_disk_holds_up_nobody_and_loses_nothing(
    begun: OpenDesk,
    qtbot: QtBot,
    folder: Path,
    raw_key: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    field = type_a_goal(begun, qtbot, "Learn")
    begun.workspace.flush()
    begun._runner.settle()
    seen, ready = Store._see_file, Event()

    def slow(store: Store) -> None:
        ready.wait(LONG / 1000)
        time.sleep(0.3)
        seen(store)

    monkeypatch.setattr(Store, "_see_file", slow)
    for part in (" to", " say", " no"):
        qtbot.keyClicks(field, part)
        begun.workspace.flush()  # each is on its way to the disk while the next is typed
    assert "Saving…" in read(begun.workspace)
    assert field.text() == "Learn to say no"
    ready.set()
    assert begun.may_close()
    begun.close()
    assert goals_in(folder, raw_key) == ["Learn to say no"]


@pytest.mark.parametrize("answer", [True, False])
def test_what_the_disk_refuses_is_asked_about(
    begun: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: bool
) -> None:
    type_a_goal(begun, qtbot, "Learn")
    begun.may_close()
    prompter = Prompter(answer)
    begun.prompter = prompter  # type: ignore[assignment]

    def full(*_given: object, **_named: object) -> None:
        raise DiskFull(Path("desk.db"))

    monkeypatch.setattr(Store, "unit", full)
    goals = begun.workspace.tab
    qtbot.keyClicks(goals.widget.form._editors["title"].field(), " more")  # type: ignore[attr-defined]
    assert begun.may_close() is answer
    assert len(prompter.asked) == 1
    assert "disk is full" in prompter.asked[0]
    assert "Learn" not in prompter.asked[0]
    monkeypatch.undo()
    assert begun.may_close()  # there is room again: no question
    assert len(prompter.asked) == 1


def test_undo_is_offered_once_there_is_something(
    begun: OpenDesk, window: MainWindow, qtbot: QtBot
) -> None:
    actions = window.actions_by_key
    assert actions is not None
    pair = begun.workspace.context.mentorship_id
    begun.session.do(lambda desk: desk.goals.add(pair, title="Speak up"))
    qtbot.waitUntil(actions["undo"].isEnabled, timeout=LONG)
    begun.command("undo")
    qtbot.waitUntil(actions["redo"].isEnabled, timeout=LONG)


def test_the_search_goes_with_the_desk(begun: OpenDesk, window: MainWindow, qtbot: QtBot) -> None:
    from ui.dialogs.palette import Palette

    begun.command("search")
    (palette,) = window.findChildren(Palette)
    assert palette.isVisible()
    begun.command("search")
    assert window.findChildren(Palette) == [palette]
    begun.close()
    window.show_screen(QLineEdit())
    qtbot.waitUntil(lambda: not window.findChildren(Palette), timeout=LONG)
    assert QApplication.activeModalWidget() is None

"""Everything the window does with a desk: what changed is told, and whether it is saved."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.changes import NO_CHANGES, Changes
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DiskFull, ValidationError
from tests.support.later_runner import LaterRunner
from ui.desk_session import DeskSession
from ui.inline_runner import InlineRunner


@pytest.fixture
def session(desk: Desk, mentorship: Mentorship) -> DeskSession:
    made = DeskSession(desk, InlineRunner())
    made.show_mentorship(mentorship)
    return made


class Heard:
    """Remembers what a session said."""

    def __init__(self, session: DeskSession) -> None:
        self.said: list[str] = []
        self.changes: list[Changes] = []
        self.stacks: Any = None
        session.saving.connect(lambda: self.said.append("saving"))
        session.saved.connect(lambda: self.said.append("saved"))
        session.save_failed.connect(lambda _error: self.said.append("save failed"))
        session.ask_failed.connect(lambda _error: self.said.append("ask failed"))
        session.changed.connect(self.changes.append)
        session.stacks_changed.connect(lambda stacks: setattr(self, "stacks", stacks))


def test_a_verb_is_saved_and_told_to_all(session: DeskSession, mentorship: Mentorship) -> None:
    heard, made = Heard(session), []
    session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Goal"), made.append)
    assert heard.said == ["saving", "saved"]
    assert heard.changes == made
    assert "goal" in heard.changes[0].topics
    assert heard.stacks.undo is not None
    assert heard.stacks.redo is None


def test_undo_and_redo_are_told_too(
    session: DeskSession, mentorship: Mentorship, desk: Desk
) -> None:
    heard = Heard(session)
    session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Goal"))
    session.undo()
    assert desk.goals.all(mentorship.mentorship_id) == []
    assert heard.stacks.redo is not None
    session.redo()
    assert len(desk.goals.all(mentorship.mentorship_id)) == 1
    assert len(heard.changes) == 3


def test_with_nothing_to_redo_nothing_happens(session: DeskSession) -> None:
    heard = Heard(session)
    session.redo()
    assert heard.changes == []
    assert heard.said == ["saving", "saved"]


def test_it_is_saved_only_when_all_that_was_asked_is(desk: Desk, mentorship: Mentorship) -> None:
    runner = LaterRunner()
    session = DeskSession(desk, runner)
    heard = Heard(session)
    for title in ("One", "Two"):
        session.do(lambda d, t=title: d.goals.add(mentorship.mentorship_id, title=t))
    assert not session.is_saved
    runner.go()
    assert session.is_saved
    assert heard.said == ["saving", "saving", "saved"]


def refuse(_desk: Desk) -> Changes:
    raise ValidationError({})


def fail(_desk: Desk) -> Changes:
    raise DiskFull(Path("desk"))


def test_a_refusal_goes_to_who_asked_and_leaves_all_saved(session: DeskSession) -> None:
    heard, errors = Heard(session), []
    session.do(refuse, None, errors.append)
    assert len(errors) == 1
    assert heard.said == ["saving", "saved"]


@pytest.mark.parametrize("asked_to_be_told", [True, False])
def test_what_the_disk_did_not_take_is_never_called_saved(
    session: DeskSession, mentorship: Mentorship, asked_to_be_told: bool
) -> None:
    heard, errors = Heard(session), []
    session.do(fail, None, errors.append if asked_to_be_told else None)
    assert heard.said == ["saving", "save failed"]
    assert not session.is_saved
    assert len(errors) == asked_to_be_told
    session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Goal"))
    assert session.is_saved


def test_a_refusal_afterwards_does_not_make_it_saved(session: DeskSession) -> None:
    heard = Heard(session)
    session.do(fail)
    session.do(refuse, None, lambda _error: None)
    session.save(("a",), "", refuse, None, lambda _error: None)
    assert not session.is_saved
    assert "saved" not in heard.said


def test_a_fault_of_ours_is_not_tried_again_without_end(session: DeskSession) -> None:
    def faulty(_desk: Desk) -> Changes:
        raise ZeroDivisionError

    heard = Heard(session)
    session.save(("a",), "Words", faulty)
    assert heard.said == ["saving", "save failed"]
    assert session.kept("a") == {(): "Words"}
    assert not session._again.isActive()


def test_a_question_that_fails_is_told_to_the_window_or_to_who_asked(
    session: DeskSession,
) -> None:
    heard, errors = Heard(session), []
    session.ask(lambda d: d.goals.get("no such goal"), print)
    assert heard.said == ["ask failed"]
    session.ask(lambda d: d.goals.get("no such goal"), print, errors.append)
    assert len(errors) == 1
    assert heard.said == ["ask failed"]


def test_another_name_of_the_pair_comes_into_view_before_the_tabs_hear_of_it(
    session: DeskSession, mentorship: Mentorship
) -> None:
    names: list[str] = []
    session.changed.connect(lambda _changes: names.append(session.the_mentorship().purpose))
    session.do(lambda d: d.mentorships.update(mentorship.id, purpose="Write"))
    assert names == ["Write"]


def test_without_a_mentorship_there_is_none_to_work_on(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        DeskSession(desk, InlineRunner()).the_mentorship()


def test_changes_of_nothing_are_not_told(session: DeskSession) -> None:
    heard = Heard(session)
    session.publish(NO_CHANGES)
    assert heard.changes == []


def test_what_can_be_undone_is_told_when_asked(
    session: DeskSession, desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    desk.goals.add(mentorship.mentorship_id, title="Goal")
    with qtbot.waitSignal(session.stacks_changed) as told:
        session.ask_stacks()
    assert told.args is not None
    assert told.args[0].undo is not None


class Disk:
    """A disk that can be full."""

    def __init__(self) -> None:
        self.is_full = True
        self.tries = 0

    def save(self, session: DeskSession, title: str, **more: Any) -> None:
        """Save a title as a view does."""

        def verb(desk: Desk) -> Changes:
            self.tries += 1
            if self.is_full:
                raise DiskFull(Path("desk"))
            pair = session.the_mentorship().id
            return desk.mentorships.update(pair, purpose=title)

        session.save(("pair", "purpose"), title, verb, **more)


def test_words_the_disk_refused_are_kept_and_saved_later(
    session: DeskSession, desk: Desk, mentorship: Mentorship
) -> None:
    heard, disk, told = Heard(session), Disk(), []
    disk.save(session, "Write", then=told.append)
    assert heard.said == ["saving", "save failed"]
    assert session.kept("pair") == {("purpose",): "Write"}
    session.try_again()
    assert heard.said == ["saving", "save failed"]  # said once is enough
    disk.is_full = False
    session.try_again()
    assert heard.said[-1] == "saved"
    assert session.is_saved
    assert session.kept() == {}
    assert len(told) == 1
    assert desk.mentorships.get(mentorship.mentorship_id).purpose == "Write"


def test_they_are_tried_again_after_a_while(session: DeskSession, qtbot: QtBot) -> None:
    disk = Disk()
    disk.save(session, "Write")
    disk.is_full = False
    assert session._again.isActive()
    with qtbot.waitSignal(session.saved):
        session._again.timeout.emit()
    session.end()
    assert not session._again.isActive()


def test_older_words_never_come_after_newer_ones(desk: Desk, mentorship: Mentorship) -> None:
    runner, disk = LaterRunner(), Disk()
    session = DeskSession(desk, runner)
    session.mentorship = mentorship
    disk.save(session, "A")
    runner.go()
    disk.is_full = False
    disk.save(session, "AB")
    session.try_again()
    runner.go()
    assert disk.tries == 2
    assert desk.mentorships.get(mentorship.mentorship_id).purpose == "AB"
    assert session.is_saved


def test_what_else_is_saved_does_not_hide_that_words_wait(
    session: DeskSession, mentorship: Mentorship, qtbot: QtBot
) -> None:
    disk = Disk()
    disk.save(session, "Write")
    with qtbot.waitSignal(session.unsaved), qtbot.assertNotEmitted(session.saved):
        session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Goal"))
    assert disk.tries == 2  # each save is an occasion
    assert not session.is_saved


def test_words_that_are_wrong_are_told_and_can_be_found_again(session: DeskSession) -> None:
    errors: list[Exception] = []
    session.save(("a",), "Words", refuse, None, errors.append)
    assert len(errors) == 1
    assert session.is_saved
    assert session.kept() == {}
    assert session.wrong("a") == {(): "Words"}


def test_what_belongs_to_a_mentorship_is_told_before_it_gives_way(
    session: DeskSession, mentorship: Mentorship
) -> None:
    seen: list[object] = []
    session.leaving.connect(lambda: seen.append(session.mentorship))
    session.show_mentorship(mentorship)
    assert seen == [mentorship]


def iter_of(*news: int) -> Generator[int, None, None]:
    yield from news


def test_after_the_end_nobody_is_told_anything(desk: Desk, mentorship: Mentorship) -> None:
    later = LaterRunner()
    session = DeskSession(desk, later)
    session.show_mentorship(mentorship)
    heard, told = Heard(session), []
    session.ask(lambda d: d.goals.all(mentorship.mentorship_id), told.append)
    session.do(lambda d: d.goals.add(mentorship.mentorship_id, title="Goal"), told.append)
    session.save(("a",), "Own", fail, told.append)
    session.run_slices(iter_of(1), told.append, told.append, told.append)
    session.end()
    session.ask(fail, told.append)
    later.go()
    assert told == []
    assert "saved" not in heard.said
    assert "save failed" not in heard.said
    assert "ask failed" not in heard.said
    assert len(desk.goals.all(mentorship.mentorship_id)) == 1

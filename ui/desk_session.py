"""An open desk as the window sees it: questions, verbs, what changed, and whether it is saved."""

from collections.abc import Callable, Generator, Mapping
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from mentordesk.desk import Desk
from mentordesk.domain.changes import NO_CHANGES, Changes, Stacks
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import DeskError, DeskOpenedToRead, NothingToUndo
from ui.kept_words import KeptWords, Key, Words
from ui.ports import Failed

T = TypeVar("T")
P = TypeVar("P")

AGAIN_MS = 5000


class Runner(Protocol):
    """Runs jobs on the store's thread (or, in tests, at once)."""

    def run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run `job`, then call one of the two in the window's thread."""

    def run_slices(
        self,
        job: Generator[P, None, T],
        progress: Callable[[P], None],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Callable[[], None]:
        """Run a long job a slice at a time; returns a function that cancels it."""


class DeskSession(QObject):
    """Everything the window does with an open desk goes through here."""

    changed = Signal(object)
    stacks_changed = Signal(object)
    saving = Signal()
    saved = Signal()
    save_failed = Signal(object)
    unsaved = Signal()  # nothing is under way, and words that were refused still wait
    ask_failed = Signal(object)
    refused = Signal(object)  # nothing may be changed here: show again what stands
    leaving = Signal()  # the mentorship in view gives way: last moment for what belongs to it
    mentorship_changed = Signal(object)

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.runner = runner
        self.mentorship: Mentorship | None = None
        self.trouble: Exception | None = None  # why the disk took something not, the last time
        self._pending = 0
        self._unsaved = False
        self._ended = False
        self._words = KeptWords()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @property
    def is_saved(self) -> bool:
        """Whether all that was asked to be saved is on the disk."""
        return self._pending == 0 and not self._unsaved and not self._words

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed: the desk was opened to be read."""
        return self.desk.is_read_only

    def now(self) -> datetime:
        """Return the present moment (UTC)."""
        return self.desk.clock()

    def today(self) -> date:
        """Return today's date where the user is."""
        return self.desk.clock().astimezone().date()

    def the_mentorship(self) -> Mentorship:
        """Return the mentorship in view; there is one whenever tabs are shown."""
        if self.mentorship is None:
            raise RuntimeError("no mentorship in view")
        return self.mentorship

    def ask(
        self, query: Callable[[Desk], T], then: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        """Run `query` on the store's thread and hand its answer to `then`."""
        if not self._ended:
            self.runner.run(
                lambda: query(self.desk),
                self._till_the_end(then),
                self._till_the_end(failed or self.ask_failed.emit),
            )

    def do(
        self,
        verb: Callable[[Desk], Changes],
        then: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Run `verb` on the store's thread, publish what it changed, then call `then`."""
        if self._is_refused(failed):
            return
        self.try_again()
        self._pending += 1
        self.saving.emit()

        def done(answer: tuple[Changes, Stacks]) -> None:
            self._unsaved = False
            self._settle()
            self._tell(answer, then)

        def not_done(error: Exception) -> None:
            # A disk that cannot be written to is news for all, whoever asked; a refusal is not.
            unsaved = failed is None or isinstance(error, DeskError)
            self._unsaved = self._unsaved or unsaved
            self._settle()
            if failed is not None:
                failed(error)
            if unsaved:
                self.trouble = error
                self.save_failed.emit(error)

        self.runner.run(
            lambda: self._done(verb), self._till_the_end(done), self._till_the_end(not_done)
        )

    def save(
        self,
        key: Key,
        value: object,
        verb: Callable[[Desk], Changes],
        then: Callable[[Changes], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Like `do`, for what a person typed: if the disk refuses it, keep it and try again.

        `key` says what `value` was typed for; newer words with the same key take its place.
        """
        if self._is_refused(failed):
            return
        words = Words(key, value, verb, then, failed)
        self._words.put(words)
        self.try_again()
        self.saving.emit()
        self._try(words)

    def kept(self, *start: str) -> Mapping[Key, object]:
        """Return words that the disk refused, by what comes after `start` in their keys."""
        return self._words.under(start)

    def wrong(self, *start: str) -> Mapping[Key, object]:
        """Return words that were wrong and are not mended, by what comes after `start`."""
        return self._words.wrong_under(start)

    def try_again(self) -> None:
        """Try to save what the disk refused."""
        for words in self._words.to_try_again():
            self._try(words)

    def end(self) -> None:
        """Ask, tell and try nothing again: the desk is being closed."""
        self._ended = True
        self._again.stop()
        self._words = KeptWords()

    def run_slices(
        self,
        job: Generator[P, None, T],
        progress: Callable[[P], None],
        done: Callable[[T], None],
        failed: Failed,
    ) -> Callable[[], None]:
        """Run a long job a slice at a time between all others; returns how to cancel it."""
        tell = self._till_the_end
        return self.runner.run_slices(job, tell(progress), tell(done), tell(failed))

    def undo(self) -> None:
        """Take the latest change back; where there is none, do nothing."""
        self.do(lambda desk: _or_nothing(desk.history.undo))

    def redo(self) -> None:
        """Do the change last taken back again; where there is none, do nothing."""
        self.do(lambda desk: _or_nothing(desk.history.redo))

    def publish(self, changes: Changes, stacks: Stacks | None = None) -> None:
        """Tell every tab what changed."""
        if stacks is not None:
            self.stacks_changed.emit(stacks)
        if not changes.topics:
            return
        if "mentorship" in changes.topics and self.mentorship is not None:
            self.look_at(self.mentorship.mentorship_id)
        self.changed.emit(changes)

    def look_at(self, mentorship_id: MentorshipId, remember: bool = False) -> None:
        """Bring a mentorship into view (again)."""

        def load(desk: Desk) -> Mentorship:
            if remember and not desk.is_read_only:
                desk.mentorships.look_at(mentorship_id)
            return desk.mentorships.get(mentorship_id)

        self.ask(load, self.show_mentorship)

    def show_mentorship(self, mentorship: Mentorship) -> None:
        """Bring `mentorship` into view."""
        if self.mentorship is not None:
            self.leaving.emit()
        self.mentorship = mentorship
        self.mentorship_changed.emit(mentorship)

    def ask_stacks(self) -> None:
        """Find out what can be undone and redone."""
        self.ask(lambda desk: desk.history.stacks(), self.stacks_changed.emit)

    def _is_refused(self, failed: Failed | None) -> bool:
        if self.is_read_only:
            error = DeskOpenedToRead(self.desk.store.path)
            if failed is not None:
                failed(error)
            self.refused.emit(error)
        return self.is_read_only

    def _try(self, words: Words) -> None:
        self._pending += 1
        was_told = words.refused

        def done(answer: tuple[Changes, Stacks]) -> None:
            self._words.saved(words)
            self._unsaved = False
            self._settle()
            self._tell(answer, words.then)

        def not_done(error: Exception) -> None:
            kept = self._words.not_saved(words, error)
            self._settle()
            if kept:
                self.trouble = error
                if isinstance(error, DeskError):  # a fault of ours does not pass by itself
                    self._again.start()
                if was_told:
                    return
            if words.failed is not None:
                words.failed(error)
            if kept:
                self.save_failed.emit(error)

        self.runner.run(
            lambda: self._done(words.verb), self._till_the_end(done), self._till_the_end(not_done)
        )

    def _till_the_end(self, tell: Callable[[T], None]) -> Callable[[T], None]:
        """Return `tell`, which says nothing once the desk is closed: who asked may be gone."""

        def told(answer: T) -> None:
            if not self._ended:
                tell(answer)

        return told

    def _done(self, verb: Callable[[Desk], Changes]) -> tuple[Changes, Stacks]:
        changes = verb(self.desk)
        return changes, self.desk.history.stacks()

    def _tell(self, answer: tuple[Changes, Stacks], then: Callable[[Changes], None] | None) -> None:
        changes, stacks = answer
        try:
            if then is not None:
                then(changes)
        finally:  # whatever became of whoever asked, all others hear of it
            self.publish(changes, stacks)

    def _settle(self) -> None:
        self._pending -= 1
        if self.is_saved:
            self.saved.emit()
        elif self._pending == 0:
            self.unsaved.emit()


def _or_nothing(verb: Callable[[], Any]) -> Changes:
    try:
        changes: Changes = verb()
    except NothingToUndo:
        return NO_CHANGES
    return changes

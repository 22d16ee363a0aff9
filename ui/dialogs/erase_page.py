"""Erasing private notes for good: what goes, what cannot be reached, and a word to be typed."""

from PySide6.QtWidgets import QLineEdit

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.concern import Concern
from mentordesk.domain.expectation import SealedAnswer
from mentordesk.domain.goal import Obstacle
from mentordesk.domain.ids import ChangeId
from mentordesk.domain.note import Note, NoteText
from mentordesk.domain.record import Record
from mentordesk.domain.text import folded
from mentordesk.error_text import sentence
from mentordesk.services.erasure import Erased, OutOfReach
from mentordesk.services.kind_words import kind_word
from mentordesk.words import _, ngettext
from ui.desk_session import DeskSession
from ui.dialogs.pages import Page
from ui.ports import Formats
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.toggle_chip import ToggleChip

_OTHERS: tuple[type[Record], ...] = (Obstacle, Concern, SealedAnswer, Commitment)


class ErasePage(Page):
    """Says first what goes; the verb waits until the word is typed."""

    def __init__(self, session: DeskSession, formats: Formats) -> None:
        super().__init__(
            session,
            _("Erase private notes"),
            _(
                "They go for good: the notes, what they were earlier, those in the trash, what "
                "could be undone, what the search knows, and the backups that hold them; a new "
                "one takes their place. What you share stays as it is."
            ),
        )
        self._formats = formats
        self._cancel = _nothing
        self._under_way = False
        self._counts: dict[type[Record], int] = {}
        self._what = Label("", "body_strong", wrap=True)
        self._beyond = Label("", "body", "text2", wrap=True)
        self._chips = {kind: ToggleChip("", "") for kind in _OTHERS}
        chips = row(*self._chips.values(), STRETCH, spacing=8)
        self._others = boxed(column(Label(_("Erase these, too"), "label", "text2"), 8, chips))
        self.word = QLineEdit()
        self.verb = Button(_("Erase for good"), "danger", "trash-2")
        self._compose()
        self._load()

    def stop(self) -> None:
        """Break off what is under way; what was erased by then stays erased."""
        if self._under_way:
            self._under_way = False
            self._cancel()
            topics = frozenset({NoteText.KIND, *(kind.KIND for kind in self._chosen())})
            self.session.publish(Changes(ChangeId(""), "private.erase", topics, frozenset()))
            self.session.ask_stacks()

    def _leave(self) -> None:
        words = _("Stopped. Some of it is erased; erase again to finish.")
        said = words if self._under_way else ""
        self.stop()
        self.left.emit(said)

    def _compose(self) -> None:
        for chip in self._chips.values():
            chip.toggled.connect(lambda _on: self._say_what())
        name = self.session.the_mentorship().partner.name
        asked = _("Type ERASE or {name} to go on").format(name=name)
        self.word.setAccessibleName(asked)
        self.word.textChanged.connect(lambda _text: self._judge())
        self.verb.setEnabled(False)
        for button in (self.verb, self.back):
            button.setAutoDefault(False)  # Enter in the field erases nothing
        self.verb.clicked.connect(self._erase)
        self.back.clicked.disconnect()
        self.back.clicked.connect(self._leave)
        self.compose(
            self._what,
            12,
            self._others,
            16,
            Label(_("What this cannot reach"), "label", "text2"),
            4,
            self._beyond,
            20,
            Label(asked, "label", "text2", wrap=True),
            6,
            self.word,
            verb=self.verb,
        )

    def _load(self) -> None:
        pair = self.session.the_mentorship().mentorship_id

        def load(desk: Desk) -> tuple[dict[type[Record], int], OutOfReach]:
            return desk.erasure.counts(pair), desk.erasure.out_of_reach()

        self.session.ask(load, lambda found: self._show(*found))

    def _show(self, counts: dict[type[Record], int], beyond: OutOfReach) -> None:
        self._counts = counts
        for kind, chip in self._chips.items():
            n = counts[kind]
            words = f"{kind_word(kind.KIND, 2)} ({self._formats.number(n)})"
            chip.setText(words)
            chip.setAccessibleName(_("Erase private ones, too: {kind}").format(kind=words))
            chip.setVisible(n > 0)
        self._others.setVisible(any(counts[kind] for kind in _OTHERS))
        self._beyond.setText("\n".join(out_of_reach_words(beyond)))
        self._say_what()
        self._judge()

    def _chosen(self) -> tuple[type[Record], ...]:
        return (Note, *(kind for kind, chip in self._chips.items() if chip.isChecked()))

    def _say_what(self) -> None:
        parts = [
            f"{kind_word(kind.KIND, 2)} ({self._formats.number(n)})"
            for kind in self._chosen()
            if (n := self._counts.get(kind, 0)) or kind is Note
        ]
        self._what.setText(_("To be erased: {what}").format(what=", ".join(parts)))

    def _judge(self) -> None:
        typed, name = folded(self.word.text()), self.session.the_mentorship().partner.name
        self.verb.setEnabled(typed.strip() in {folded("ERASE"), folded(name).strip()})

    def _erase(self) -> None:
        pair = self.session.the_mentorship().mentorship_id
        self._set_busy(True)
        self._progress(0.0)
        steps = self.session.desk.erasure.erase(pair, self._chosen())
        self._cancel = self.session.run_slices(steps, self._progress, self._done, self._failed)

    def _progress(self, share: float) -> None:
        percent = self._formats.number(round(share * 100))
        self.problem.set_color("text2")
        self.say(_("Erasing… {n} %").format(n=percent))

    def _done(self, result: Erased) -> None:
        self._under_way = False
        self.session.publish(result.changes)
        self.session.ask_stacks()
        self.left.emit(erased_words(result))

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.problem.set_color("bad")
        self.say(sentence(error))

    def _set_busy(self, busy: bool) -> None:
        self.verb.setEnabled(not busy)
        self.word.setEnabled(not busy)
        for chip in self._chips.values():
            chip.setEnabled(not busy)
        self.back.setText(_("Stop") if busy else _("Back"))
        self._under_way = busy


def erased_words(result: Erased) -> str:
    """Return what was erased and what was not reached."""
    n, backups = result.records, result.backups
    parts = [
        ngettext("{n} private record was erased.", "{n} private records were erased.", n).format(
            n=n
        )
    ]
    if backups:
        parts.append(
            ngettext(
                "{n} backup that held them was deleted.",
                "{n} backups that held them were deleted.",
                backups,
            ).format(n=backups)
        )
    if result.trouble is not None:
        parts.append(_("No new backup could be made, so the older ones are still there."))
        parts.append(sentence(result.trouble))
    beyond = [_("This could not be reached:"), *out_of_reach_words(result.out_of_reach)]
    return "\n".join([" ".join(parts), *beyond])


def out_of_reach_words(beyond: OutOfReach) -> list[str]:
    """Return, a line each, where erased words may still be."""
    lines = []
    if beyond.folder is not None:
        words = _("Backups in {folder}, which is not there now")
        lines.append(words.format(folder=beyond.folder))
    if beyond.backups:
        n = len(beyond.backups)
        words = ngettext(
            "{n} backup that is left as it is: {names}",
            "{n} backups that are left as they are: {names}",
            n,
        )
        names = ", ".join(path.name for path in beyond.backups[:3]) + ("…" if n > 3 else "")
        lines.append(words.format(n=n, names=names))
    if beyond.damaged:
        words = _("A damaged desk that was kept: {names}")
        lines.append(words.format(names=", ".join(path.name for path in beyond.damaged)))
    lines.append(
        _("Files you exported, copies of the desk, and backups you put elsewhere yourself")
    )
    return [f"·  {line}" for line in lines]


def _nothing() -> None:
    """There is nothing to stop."""

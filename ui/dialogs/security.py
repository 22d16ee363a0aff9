"""What opens the desk: seen, tried, changed, added and taken away; and the key behind it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from mentordesk.error_text import sentence
from mentordesk.services.security import WayIn
from mentordesk.vault.slots import SlotKind
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.pages import Page, Pages
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.security_pages import CodePage, PassphrasePage, RekeyPage, TryPage
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.preferences import Preferences
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, refill, row
from ui.widgets.segmented import Segmented
from ui.widgets.toggle_chip import ToggleChip

_WIDTH, _HEIGHT = 560, 700
_MINUTES = (1, 5, 15, 30, 60, 0)


class SecurityDialog(QDialog):
    """One page with the ways in, and a page for each thing that can be done."""

    rekey_requested = Signal(str, str)  # passphrase, recovery code
    print_requested = Signal(str)
    lock_time_changed = Signal()

    def __init__(
        self,
        parent: QWidget | None,
        session: DeskSession,
        formats: Formats,
        prompter: Prompter | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._session = session
        self._formats = formats
        self._prompter: Prompter = prompter or QtPrompter(self)
        self.setWindowTitle(_("Security"))
        self._stack = Pages()
        self._stack.came_back.connect(self._come_back)
        self._said = Label("", "body", "ok", wrap=True)
        self._problem = Label("", "body", "bad", wrap=True)
        self._ways = column(spacing=10)
        self._keyring = Button(_("Let this computer open it…"), "", "monitor")
        self._rekey = Button(_("Change the encryption key…"), "", "key-round")
        self._close = Button(_("Close"), "primary")
        self._compose()
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self._load()

    def _compose(self) -> None:
        text = _(
            "Each of these alone opens the desk. Nobody else can, and nobody can help you if all "
            "of them are lost."
        )
        rekeying = _(
            "If somebody may have had both your computer and your passphrase, a new passphrase is "
            "not enough: change the key that everything is encrypted with."
        )
        main = column(
            Label(_("Security"), "title"),
            6,
            Label(text, "body", "text2", wrap=True),
            16,
            self._said,
            self._problem,
            self._ways,
            12,
            row(self._keyring, STRETCH),
            24,
            *self._locking(),
            Label(_("Encryption key"), "heading"),
            6,
            Label(rekeying, "body", "text2", wrap=True),
            10,
            row(self._rekey, STRETCH),
            STRETCH,
            16,
            row(STRETCH, self._close),
        )
        self._main = scrolling(boxed(main))
        self._stack.set_main(self._main)
        whole = column(self._stack, margins=(24, 24, 24, 20))
        boxed(whole, self)
        self._said.hide()
        self._problem.hide()
        self._keyring.clicked.connect(self._add_keyring)
        self._rekey.clicked.connect(self._show_rekey)
        self._close.clicked.connect(self.accept)

    def _locking(self) -> list[QWidget | int | QHBoxLayout]:
        """Return the choices about locking, where there is anywhere to keep them."""
        chosen = self._preferences
        if chosen is None:
            return []
        minutes = Segmented(_("Lock after so many minutes without input"))
        words = {n: _("{n} min").format(n=n) if n else _("Never") for n in _MINUTES}
        minutes.set_items([(str(n), words[n], None) for n in _MINUTES])
        minutes.select_key(str(chosen.lock_minutes))
        strict = ToggleChip(_("Clear the memory"), _("Clear the memory with each lock"))
        strict.setChecked(chosen.strict_lock)
        minutes.current_changed.connect(lambda key: self._set_minutes(int(key)))
        strict.toggled.connect(lambda on: setattr(chosen, "strict_lock", on))
        text = _(
            "The desk is locked after so many minutes without input, when the computer is locked "
            "or sleeps, and by Ctrl+L. Clearing the memory starts MentorDesk anew with each lock."
        )
        return [
            Label(_("Locking"), "heading"),
            6,
            Label(text, "body", "text2", wrap=True),
            10,
            row(minutes, STRETCH),
            10,
            row(strict, STRETCH),
            24,
        ]

    def _set_minutes(self, minutes: int) -> None:
        if self._preferences is not None:
            self._preferences.lock_minutes = minutes
            self.lock_time_changed.emit()

    def _load(self) -> None:
        self._session.ask(lambda desk: desk.security.ways_in(), self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        self._problem.setText(sentence(error))
        self._problem.show()
        self._keyring.setEnabled(False)
        self._rekey.setEnabled(False)

    def _show(self, ways: list[WayIn]) -> None:
        refill(self._ways, [self._row(way) for way in ways])
        self._keyring.setVisible(all(way.kind != SlotKind.KEYRING for way in ways))
        self._close.setFocus()

    def _row(self, way: WayIn) -> QWidget:
        icon, title, verbs = self._about(way)
        since = ""
        if way.made is not None:
            day = self._formats.long_day(way.made.at.astimezone().date())
            since = _("since {day}").format(day=day)
            if way.made.computer:
                since = _("{computer}, since {day}").format(computer=way.made.computer, day=day)
        words = column(Label(title, "body_strong"), 2, Label(since or _("in use"), "meta", "text3"))
        buttons = []
        for verb, run in verbs:
            button = Button(verb)
            button.setAccessibleName(f"{title}: {verb}")
            button.clicked.connect(run)
            buttons.append(button)
        return boxed(row(IconMark(icon, "text2", 18), 12, (words, 1), 12, *buttons, spacing=6))

    def _about(self, way: WayIn) -> tuple[str, str, list[tuple[str, Callable[[], None]]]]:
        def page(make: Callable[[], Page]) -> Callable[[], None]:
            return lambda: self._stack.turn_to(make())

        if way.kind == SlotKind.PASSPHRASE:
            return (
                "key",
                _("Passphrase"),
                [
                    (_("Try"), page(lambda: TryPage(self._session, code=False))),
                    (_("Change…"), page(lambda: PassphrasePage(self._session))),
                ],
            )
        if way.kind == SlotKind.RECOVERY:
            return (
                "file-text",
                _("Recovery code"),
                [
                    (_("Try"), page(lambda: TryPage(self._session, code=True))),
                    (_("New code…"), self._show_code),
                ],
            )
        if way.kind == SlotKind.KEYRING:
            return (
                "monitor",
                _("This computer"),
                [
                    (_("Try"), lambda: self._try_keyring(way.slot_id)),
                    (_("Remove"), lambda: self._remove(way.slot_id)),
                ],
            )
        return "circle-help", _("Something a later MentorDesk knows"), []

    def _show_code(self) -> None:
        page = CodePage(self._session)
        page.print_requested.connect(self.print_requested)
        self._stack.turn_to(page)

    def _show_rekey(self) -> None:
        page = RekeyPage(self._session)
        page.print_requested.connect(self.print_requested)
        page.confirmed.connect(self.rekey_requested)
        page.confirmed.connect(self.accept)
        self._stack.turn_to(page)

    def _come_back(self, words: str) -> None:
        self._say(words)
        self._load()

    def _say(self, words: str) -> None:
        self._problem.hide()
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _add_keyring(self) -> None:
        words = _(
            "After you log in to this computer, the desk opens once without the passphrase. "
            "Whoever can log in as you can then read it. After a lock the passphrase is asked "
            "for. On a computer that you share, leave this off."
        )
        if self._prompter.confirm(_("Let this computer open the desk?"), words, _("Let it")):
            self._change(
                self._session.desk.security.add_keyring,
                _("From the next login on, the first start opens the desk."),
            )

    def _try_keyring(self, slot_id: str) -> None:
        self._change(
            lambda: self._session.desk.security.test_keyring(slot_id),
            _("Yes, this computer opens the desk."),
        )

    def _remove(self, slot_id: str) -> None:
        self._change(
            lambda: self._session.desk.security.remove_keyring(slot_id),
            _("This computer opens the desk no more."),
        )

    def _change(self, steps: Callable[[], object], said: str) -> None:
        self._keyring.setEnabled(False)

        def done(_answer: object) -> None:
            self._keyring.setEnabled(True)
            self._say(said)
            self._load()

        def failed(error: Exception) -> None:
            self._keyring.setEnabled(True)
            self._said.hide()
            self._problem.setText(sentence(error))
            self._problem.show()

        self._session.run_slices(steps(), lambda _share: None, done, failed)  # type: ignore[arg-type]

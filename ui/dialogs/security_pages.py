"""The pages of the Security dialog: trying a way in, another passphrase, another recovery code."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.error_text import sentence
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.list_detail.scrolling import scrolling
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.recovery_card import RecoveryCard
from ui.widgets.strength_meter import StrengthMeter


class Page(QWidget):
    """A heading, a sentence, fields, a verb and a way back; ``left`` when it is done with."""

    left = Signal(str)  # what to say on the page before, or nothing

    def __init__(self, session: DeskSession, title: str, text: str) -> None:
        super().__init__()
        self.session = session
        self._title = Label(title, "title", wrap=True)
        self._text = Label(text, "body", "text2", wrap=True)
        self.problem = Label("", "meta", "bad", wrap=True)
        self.problem.hide()
        self.back = Button(_("Back"))
        self.back.clicked.connect(lambda: self.left.emit(""))

    def compose(self, *parts: Any, verb: Button | None = None) -> None:
        """Put the parts between the head and the buttons."""
        foot = row(verb, 8, self.back, STRETCH) if verb else row(self.back, STRETCH)
        inside = column(self._title, 6, self._text, 20, *parts, 10, self.problem, STRETCH)
        boxed(column((scrolling(boxed(inside)), 1), 16, foot), self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the first field; as its proxy, Tab would skip what is above."""
        super().focusInEvent(event)
        if field := self.findChild(QLineEdit):
            field.setFocus(event.reason())

    def run(
        self, steps: Generator[float, None, Any], done: Callable[[Any], None], verb: Button
    ) -> None:
        """Run `steps` on the store's thread; `verb` waits, and what fails is said here."""
        self.problem.hide()
        verb.setEnabled(False)

        def finished(answer: Any) -> None:
            verb.setEnabled(True)
            done(answer)

        def failed(error: Exception) -> None:
            verb.setEnabled(True)
            self.say(sentence(error))

        self.session.run_slices(steps, _nothing, finished, failed)

    def say(self, words: str) -> None:
        """Say what is wrong."""
        self.problem.setText(words)
        self.problem.show()


class TryPage(Page):
    """Does the passphrase, or the recovery code, still open the desk?"""

    def __init__(self, session: DeskSession, *, code: bool) -> None:
        title = _("Try the recovery code") if code else _("Try the passphrase")
        super().__init__(session, title, _("Nothing is changed; it only shows whether it opens."))
        self._is_code = code
        name = _("Recovery code") if code else _("Passphrase")
        self.field: QLineEdit = QLineEdit() if code else PassphraseField(name)
        self.field.setAccessibleName(name)
        self.verb = Button(_("Try it"), "primary", "key-round")
        self.field.returnPressed.connect(self._try)
        self.verb.clicked.connect(self._try)
        self.compose(Label(name, "label", "text2"), 6, self.field, verb=self.verb)

    def _try(self) -> None:
        security, text = self.session.desk.security, self.field.text()
        test = security.test_recovery_code if self._is_code else security.test_passphrase
        if text:
            self.run(test(text), self._show, self.verb)

    def _show(self, opens: bool) -> None:
        if opens:
            self.field.clear()
            self.left.emit(_("Yes, it opens the desk."))
        else:
            self.say(_("No, it does not open the desk."))


class PassphrasePage(Page):
    """Another passphrase for the desk."""

    def __init__(self, session: DeskSession) -> None:
        text = _(
            "From then on only the new one opens the desk. Older backups still open with the "
            "passphrase of their time."
        )
        super().__init__(session, _("Change the passphrase"), text)
        self.present = PassphraseField(_("Present passphrase"))
        self.new = PassphraseField(_("New passphrase"))
        self.meter = StrengthMeter()
        self.verb = Button(_("Change it"), "primary", "key-round")
        self.new.textChanged.connect(self._judge)
        self.present.returnPressed.connect(self.new.setFocus)
        self.new.returnPressed.connect(self._change)
        self.verb.clicked.connect(self._change)
        self.compose(
            Label(_("Present passphrase"), "label", "text2"),
            6,
            self.present,
            12,
            Label(_("New passphrase"), "label", "text2"),
            6,
            self.new,
            8,
            self.meter,
            verb=self.verb,
        )

    def _judge(self, text: str) -> None:
        def judged(_desk: Any) -> Any:
            from mentordesk.vault.strength import passphrase_strength

            return passphrase_strength(text)

        self.session.ask(judged, self.meter.set_strength)

    def _change(self) -> None:
        security = self.session.desk.security
        present, new = self.present.text(), self.new.text()
        if not present or not new:
            self.say(_("Please fill in both."))
            return
        self.run(security.change_passphrase(present, new), self._changed, self.verb)

    def _changed(self, _none: None) -> None:
        self.present.clear()
        self.new.clear()
        self.left.emit(_("The passphrase is changed."))


class CodePage(Page):
    """Another recovery code: shown, asked back, and only then put in the place of the old one."""

    print_requested = Signal(str)

    def __init__(self, session: DeskSession) -> None:
        text = _("Once you have typed its end, the sheet with the old code opens nothing any more.")
        super().__init__(session, _("A new recovery code"), text)
        self.card = RecoveryCard(_("Use this code"))
        self.card.print_requested.connect(self.print_requested)
        self.card.confirmed.connect(self._take)
        self._code = session.desk.security.offered_code()
        self.card.show_code(self._code)
        self.compose(self.card)

    def _take(self) -> None:
        steps = self.session.desk.security.take_recovery_code(self._code)
        self._code = ""
        self.run(
            steps, lambda _none: self.left.emit(_("The new recovery code is in use.")), self.back
        )


class RekeyPage(Page):
    """Another encryption key: the passphrase, and a new recovery code, asked back."""

    confirmed = Signal(str, str)
    print_requested = Signal(str)

    def __init__(self, session: DeskSession) -> None:
        text = _(
            "The whole desk is encrypted anew. Do this if somebody may have had your computer "
            "and your passphrase. Backups that were made before keep the old key."
        )
        super().__init__(session, _("Change the encryption key"), text)
        self.passphrase = PassphraseField(_("Passphrase"))
        self.verb = Button(_("Go on"), "primary", "key-round")
        self.passphrase.returnPressed.connect(self._try)
        self.verb.clicked.connect(self._try)
        self.card = RecoveryCard(_("Change the key now"))
        self.card.print_requested.connect(self.print_requested)
        self.card.confirmed.connect(self._confirm)
        self.card.hide()
        self._ask = boxed(column(Label(_("Passphrase"), "label", "text2"), 6, self.passphrase))
        self._code = ""
        self.compose(self._ask, self.card, verb=self.verb)

    def _try(self) -> None:
        steps = self.session.desk.security.test_passphrase(self.passphrase.text())
        self.run(steps, self._tried, self.verb)

    def _tried(self, opens: bool) -> None:
        if not opens:
            self.say(_("That passphrase does not open the desk. Check Caps Lock and try again."))
            return
        self._code = self.session.desk.security.offered_code()
        self._ask.hide()
        self.verb.hide()
        self.card.show()
        self.card.show_code(self._code)

    def _confirm(self) -> None:
        self.confirmed.emit(self.passphrase.text(), self._code)
        self.passphrase.clear()
        self._code = ""


def _nothing(_share: float) -> None:
    """The verb that waits shows enough."""

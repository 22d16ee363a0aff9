"""The first run, on one page: who you are to whom, a passphrase, and the recovery code."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from mentordesk.domain.record import Role
from mentordesk.vault.strength import Strength
from mentordesk.words import _
from ui.start.card import StartScreen
from ui.widgets.buttons import Button
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.recovery_card import RecoveryCard
from ui.widgets.segmented import Segmented
from ui.widgets.strength_meter import StrengthMeter
from ui.widgets.two_circles import TwoCircles

_WIDTH = 520


class FirstRun(StartScreen):
    """Asks for two names, a role and a passphrase; then shows the recovery code beneath."""

    create_requested = Signal(str, str, str, str)  # my name, role, partner's name, passphrase
    explore = Signal()
    backup_wanted = Signal()
    passphrase_typed = Signal(str)
    suggestion_wanted = Signal()
    finished = Signal()
    print_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(_WIDTH)
        self._me, self._partner = QLineEdit(), QLineEdit()
        self._role = Segmented(_("Your role"))
        self._role.set_items(
            [
                (Role.MENTEE.value, _("I am the mentee"), None),
                (Role.MENTOR.value, _("I am the mentor"), None),
            ]
        )
        self._passphrase = PassphraseField(_("Passphrase"))
        self._meter = StrengthMeter()
        self._suggest = Button(_("Suggest one"), "ghost", "sparkles")
        self._problems = {
            name: Label("", "meta", "bad", wrap=True) for name in ("me", "partner", "passphrase")
        }
        self._create = Button(_("Create my desk"), "primary", "lock")
        self._explore = Button(_("Explore a sample pair"), "ghost", "compass")
        self._backup = Button(_("Use a backup"), "ghost", "archive")
        self.recovery = RecoveryCard()
        self._compose()
        self._connect()

    def show_strength(self, strength: Strength) -> None:
        """Show what the passphrase is worth."""
        self._meter.set_strength(strength)

    def show_suggestion(self, passphrase: str) -> None:
        """Put a suggested passphrase in, to be read and kept."""
        self._passphrase.setText(passphrase)
        self._passphrase.reveal()
        self._passphrase.setFocus()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show what is wrong beside ``me``, ``partner`` or ``passphrase``."""
        self.show_busy(False)
        fields: dict[str, QWidget] = {
            "me": self._me,
            "partner": self._partner,
            "passphrase": self._passphrase,
        }
        for name, label in self._problems.items():
            label.setText(problems.get(name, ""))
            label.setVisible(name in problems)
            fields[name].setAccessibleDescription(label.text())
        first = next((name for name in fields if name in problems), "")
        if first:
            fields[first].setFocus()

    def show_busy(self, busy: bool) -> None:
        """Show that the desk is being made."""
        for widget in (self._form, self._create, self._explore, self._backup):
            widget.setEnabled(not busy)
        self._create.setText(_("Creating…") if busy else _("Create my desk"))

    def show_code(self, code: str) -> None:
        """The desk is made: show its recovery code on the same page."""
        self._form.hide()
        self._buttons.hide()
        self._passphrase.clear()
        self.recovery.show()
        self.recovery.show_code(code)

    def take_focus(self) -> None:
        """Give the keyboard to the first field."""
        self._me.setFocus()

    def _compose(self) -> None:
        for field, name in (
            (self._me, _("Your name")),
            (self._partner, _("Name of the other person")),
        ):
            field.setAccessibleName(name)
            field.setMaxLength(120)
        for label in self._problems.values():
            label.hide()
        text = _(
            "A private desk for the two of you: what you expect, what you aim for, where the "
            "limits are, and what was said. Encrypted, on this computer only."
        )
        self._form = boxed(
            column(
                Label(_("Welcome to MentorDesk"), "title", wrap=True),
                6,
                Label(text, "body", "text2", wrap=True),
                20,
                *self._field(_("Your name"), self._me, "me"),
                row(self._role, STRETCH),
                16,
                *self._field(_("Name of the other person"), self._partner, "partner"),
                *self._field(_("Passphrase"), self._passphrase, "passphrase"),
                self._meter,
                4,
                row(self._suggest, STRETCH),
            )
        )
        self._buttons = boxed(
            column(
                row(self._create, STRETCH, self._explore),
                8,
                row(STRETCH, self._backup),
                margins=(0, 20, 0, 0),
            )
        )
        self.recovery.hide()
        picture = row(STRETCH, TwoCircles("handshake"), STRETCH)
        self.fill(column(picture, 16, self._form, self._buttons, self.recovery))

    def _field(self, words: str, field: QWidget, name: str) -> tuple[QWidget | int, ...]:
        label = Label(words, "label", "text2")
        return label, 6, field, 4, self._problems[name], 8

    def _connect(self) -> None:
        self._passphrase.textChanged.connect(self.passphrase_typed)
        self._passphrase.returnPressed.connect(self._submit)
        self._me.returnPressed.connect(self._partner.setFocus)
        self._partner.returnPressed.connect(self._passphrase.setFocus)
        self._create.clicked.connect(self._submit)
        self._explore.clicked.connect(self.explore)
        self._backup.clicked.connect(self.backup_wanted)
        self._suggest.clicked.connect(self.suggestion_wanted)
        self.recovery.confirmed.connect(self.finished)
        self.recovery.print_requested.connect(self.print_requested)

    def _submit(self) -> None:
        self.create_requested.emit(
            self._me.text(),
            self._role.current_key(),
            self._partner.text(),
            self._passphrase.text(),
        )

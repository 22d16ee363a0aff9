"""The agreement: what it says, each one's word, and what has changed since."""

from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QVBoxLayout, QWidget

from mentordesk.domain.agreement import Acceptance, Agreement
from mentordesk.domain.changes import Changes
from mentordesk.domain.record import Role
from mentordesk.error_text import sentence
from mentordesk.errors import ValidationError
from mentordesk.exchange.agreement_markdown import agreement_title, to_markdown
from mentordesk.services.agreements import Standing
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.agreement_parts import Word, clause_block, difference_block
from ui.dialogs.agreement_words import difference_words, make_words, standing_words
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.saving import Content, Saver
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.date_editors import DateEditor
from ui.widgets.field_spec import OptionalDate
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, refill, row
from ui.widgets.panel import Divider

_SIZE = (640, 720)
_FILES = {"pdf": ("agreement.pdf", "PDF (*.pdf)"), "md": ("agreement.md", "Markdown (*.md)")}


class AgreementDialog(QDialog):
    """Where the agreement stands; `chosen` is the version to be read first, if not the latest."""

    def __init__(
        self,
        parent: QWidget | None,
        session: DeskSession,
        formats: Formats,
        chosen: str = "",
        prompter: Prompter | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._formats, self._chosen = session, formats, chosen
        self._prompter = prompter or QtPrompter(self)
        self._pair = session.the_mentorship()
        self._versions: list[Agreement] = []
        self.setWindowTitle(_("The agreement"))
        self._state = Label("", "body", "text2", wrap=True)
        self._between = Label("", "heading")
        self._changed = QVBoxLayout()
        self._changed.setSpacing(14)
        self._make = Button("", "primary", "handshake")
        self._make.clicked.connect(self._make_version)
        self._words = {
            role: Word(role, self._pair.person(role).name, session.today()) for role in Role
        }
        self._which = QComboBox()
        self._which.setAccessibleName(_("Version"))
        self._text = QVBoxLayout()
        self._text.setSpacing(16)
        self._review = DateEditor(OptionalDate("review_on", ""))
        self._review.set_name(_("Look at it again on"))
        self._said = Label("", "meta", "text2", wrap=True)
        self._saver = Saver(self, session, self._say)
        self._compose()
        self._connect()
        self._load()

    # Making it -----------------------------------------------------------------------------------

    def _compose(self) -> None:
        self._giving = boxed(
            column(Label(_("Your word"), "heading"), 10, *self._words.values(), spacing=12)
        )
        again = Label(_("Look at it again on"), "label", "text2")
        review = row(again, (self._review, 1), spacing=12)
        which = row((self._which, 1), STRETCH)
        self._reading = boxed(column(which, 12, self._text, 16, review))
        news = column(self._between, self._changed, row(self._make, STRETCH), spacing=16)
        inside = column(news, 28, self._giving, 28, self._reading, STRETCH)
        inside.setContentsMargins(0, 0, 12, 0)
        self._saving = [Button(_("Save as PDF…")), Button(_("Save as Markdown…"))]
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        head = column(Label(_("The agreement"), "title"), 6, self._state)
        foot = row(*self._saving, STRETCH, close, spacing=8)
        body = (scrolling(boxed(inside)), 1)
        parts = column(head, 16, body, 8, Divider(vertical=False), 12, self._said, foot)
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        self.resize(*(theme().px(side) for side in _SIZE))

    def _connect(self) -> None:
        self._which.activated.connect(self._read_other)
        for role, word in self._words.items():
            word.given.connect(lambda given, who=role: self._accept(who, given))
            word.taken_back.connect(lambda who=role: self._take_back(who))
        for key, button in zip(_FILES, self._saving, strict=True):
            self._saver.serve(button, partial(self._save, key))
        for told in (self._review.chosen, self._review.typed):
            told.connect(self._set_review)

    # Showing it ----------------------------------------------------------------------------------

    def _load(self) -> None:
        pair = self._pair.mentorship_id
        self._session.ask(lambda desk: desk.agreements.standing(pair), self._show)

    def _show(self, standing: Standing) -> None:
        today = self._session.today()
        self._state.setText(standing_words(standing, self._pair, today, self._formats))
        changed = difference_words(standing)
        self._between.setText(changed)
        self._between.setVisible(bool(changed))
        differences = (standing.since or standing.asked) if changed else ()
        refill(
            self._changed, [difference_block(one, self._pair, self._formats) for one in differences]
        )
        self._make.setVisible(bool(standing.since))
        self._make.setText(make_words(standing))
        latest = standing.latest
        for role, word in self._words.items():
            given = latest.accepted(role) if latest else None
            word.show_word(given, self._formats, may_give=not standing.since)
        self._giving.setVisible(latest is not None)
        both = (standing.waiting, standing.in_force, *standing.earlier)
        self._versions = [one for one in both if one is not None]
        self._show_versions()

    def _show_versions(self) -> None:
        self._which.clear()
        for one in self._versions:
            day = self._formats.day(one.made_on)
            self._which.addItem(_("Version {n}, {date}").format(n=one.number, date=day), one.id)
        self._reading.setVisible(bool(self._versions))
        for button in self._saving:
            button.setVisible(bool(self._versions))
        place = next((n for n, one in enumerate(self._versions) if one.id == self._chosen), 0)
        if self._versions:
            self._which.setCurrentIndex(place)
            self._read(self._versions[place])

    def _read(self, version: Agreement) -> None:
        is_typed_in = self._chosen == version.id and self._review.is_typed_in()
        self._chosen = version.id
        refill(self._text, [clause_block(c, self._pair, self._formats) for c in version.clauses])
        if not is_typed_in:  # what is typed there is newer than what was asked for
            self._review.show_value(version.review_on)

    def _read_other(self, place: int) -> None:
        self._read(self._versions[place])

    # Doing something with it -----------------------------------------------------------------

    def _make_version(self) -> None:
        pair = self._pair.mentorship_id

        def made(changes: Changes) -> None:
            self._chosen = changes.made
            self._load()

        self._session.do(lambda desk: desk.agreements.make(pair), made, self._tell)

    def _accept(self, role: Role, given: Acceptance) -> None:
        version = self._versions[0].id

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                (problem,) = error.problems.values()
                self._words[role].show_problem(problem)
            else:
                self._tell(error)

        self._session.do(
            lambda desk: desk.agreements.accept(version, role, given.name, given.how, given.on),
            lambda _changes: self._load(),
            failed,
        )

    def _take_back(self, role: Role) -> None:
        version = self._versions[0].id
        self._session.do(
            lambda desk: desk.agreements.take_back(version, role),
            lambda _changes: self._load(),
            self._tell,
        )

    def _set_review(self, day: object) -> None:
        version, on = self._chosen, day if isinstance(day, date) else None
        self._session.do(
            lambda desk: desk.agreements.review(version, on),
            lambda _changes: self._load(),
            self._tell,
        )

    def _save(self, what: str) -> None:
        suggested, kinds = _FILES[what]
        path = self._prompter.ask_save_path(_("The agreement"), suggested, kinds)
        if path is None:
            return
        version = next(one for one in self._versions if one.id == self._chosen)
        text = to_markdown(version, self._pair, self._formats.long_day)  # with its year
        self._saver.save(path, text.encode() if what == "md" else self._as_pdf(text))

    def _as_pdf(self, text: str) -> Content:
        from ui.printing.document import pdf_steps

        return pdf_steps(text, agreement_title(self._pair))

    def _say(self, words: str, ink: str) -> None:
        self._said.set_color(ink)
        self._said.setText(words)

    def _tell(self, error: Exception) -> None:
        self._say(sentence(error), "bad")

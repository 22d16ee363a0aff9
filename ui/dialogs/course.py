"""The course of a mentorship: its phase with a checklist, a pause or an end, and how it closes."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.mentorship import Mentorship, MentorshipState, Phase
from mentordesk.error_text import sentence
from mentordesk.services.closure import Item, Place, Writing
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.dialogs.course_pages import CompletePage, EndPage, ExtendPage, PausePage
from ui.dialogs.course_step import Step, step_button
from ui.dialogs.course_words import ABOUT, PHASES, left_words, point_words, state_words
from ui.dialogs.erase_page import ErasePage
from ui.dialogs.pages import Page, Pages
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.saving import Content, Saver, ask_for_private_notes
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, refill, row
from ui.widgets.segmented import Segmented

_WIDTH, _HEIGHT = 640, 720
_WRITINGS = {
    Writing.REFLECTION: ("notebook-pen", N_("Closing reflection"), N_("Private: for you alone")),
    Writing.LETTER: ("mail", N_("Thank-you letter"), N_("Shared: for the other one")),
}
_ARCHIVES = {"pdf": ("mentoring.pdf", "PDF (*.pdf)"), "md": ("mentoring.md", "Markdown (*.md)")}
State = tuple[Mentorship, list[Item], dict[Writing, str | None], date | None]


class CourseDialog(QDialog):
    """One page with all of it, and a page for each thing that is asked."""

    go_requested = Signal(object)  # a Place
    note_requested = Signal(str)

    def __init__(
        self,
        parent: QWidget | None,
        session: DeskSession,
        formats: Formats,
        prompter: Prompter | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._formats = formats
        self._prompter: Prompter = prompter or QtPrompter(self)
        self.setWindowTitle(_("The course of it"))
        self._stack = Pages()
        self._stack.came_back.connect(self._come_back)
        self._state = Label("", "body", "text2", wrap=True)
        self._said = Label("", "body", "ok", wrap=True)
        self._phases = Segmented(_("Phase"))
        self._phases.set_items([(phase.value, _(words), None) for phase, words in PHASES.items()])
        self._about = Label("", "body", "text2", wrap=True)
        self._points = column(spacing=4)
        self._verbs = column()
        self._closing = column(spacing=12)
        self._close = Button(_("Close"), "primary")
        self._saver = Saver(self, session, self._say)
        self._archiving = self._archive_step()
        self._compose()
        self._phases.current_changed.connect(self._choose_phase)
        self._close.clicked.connect(self.accept)
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self._close.setFocus()
        self._load()

    def _compose(self) -> None:
        self._closing_part = boxed(
            column(Label(_("Closing"), "heading"), 12, self._closing, margins=(0, 24, 0, 0))
        )
        inside = column(
            Label(_("The course of it"), "title"),
            6,
            self._state,
            10,
            self._said,
            10,
            row(self._phases, STRETCH),
            10,
            self._about,
            12,
            self._points,
            24,
            Label(_("Pause, go on, or end"), "heading"),
            12,
            self._verbs,
            self._closing_part,
            STRETCH,
            margins=(0, 0, 12, 0),
        )
        page = column((scrolling(boxed(inside)), 1), 16, row(STRETCH, self._close))
        self._main = boxed(page)
        self._stack.set_main(self._main)
        boxed(column(self._stack, margins=(24, 24, 24, 20)), self)
        self._said.hide()

    def _load(self) -> None:
        pair, today = self._session.the_mentorship().mentorship_id, self._session.today()

        def load(desk: Desk) -> State:
            course = desk.course
            return (
                desk.mentorships.get(pair),
                course.checklist(pair, today),
                {what: course.written(pair, what) for what in Writing},
                course.archive_saved_on(pair),
            )

        self._session.ask(load, lambda found: self._show(*found), self._failed)

    def _show(
        self,
        pair: Mentorship,
        items: list[Item],
        written: dict[Writing, str | None],
        saved: date | None,
    ) -> None:
        self._state.setText(state_words(pair, self._formats))
        self._phases.blockSignals(True)
        self._phases.select_key(pair.phase.value)
        self._phases.blockSignals(False)
        self._about.setText(_(ABOUT[pair.phase]))
        refill(self._points, [self._point(item) for item in items])
        refill(self._verbs, [boxed(row(*self._offered(pair), STRETCH, spacing=8))])
        closes = pair.is_over or pair.phase is Phase.COMING_TO_CLOSURE
        self._closing_part.setVisible(closes)
        steps = [self._writing(what, note) for what, note in written.items()]
        refill(self._closing, [*steps, self._archive(saved), self._erasing()])

    def _point(self, item: Item) -> QWidget:
        words, left = point_words(item), left_words(item)
        icon, ink = ("circle-check", "ok") if item.done else ("circle-dashed", "text3")
        mark = IconMark(icon, ink, 18)
        said = _("{point}: done") if item.done else _("{point}: not yet")
        mark.setAccessibleName(said.format(point=words))
        line = row(mark, 10, (Label(words, "body", wrap=True), 1), spacing=0)
        if left:
            line.addWidget(Label(left, "meta", "text3"))
        if item.leads_to is not Place.CLOSING:
            line.addSpacing(8)
            line.addWidget(self._button(_("Show"), words, lambda: self._go(item.leads_to), "ghost"))
        holder = boxed(line)
        holder.setMinimumHeight(theme().px(30))
        return holder

    def _offered(self, pair: Mentorship) -> list[Button]:
        if pair.is_over:
            again = Button(_("Take it up again"), "", "rotate-ccw")
            again.clicked.connect(lambda: self._do(lambda d, of: d.course.reopen(of)))
            return [again]
        if pair.state is MentorshipState.PAUSED:
            first = Button(_("Go on"), "", "rotate-ccw")
            first.clicked.connect(lambda: self._do(lambda d, of: d.course.resume(of)))
        else:
            first = self._leads(_("Pause…"), "clock", PausePage)
        return [
            first,
            self._leads(_("Extend…"), "calendar-plus", ExtendPage),
            self._leads(_("Complete…"), "flag", CompletePage),
            self._leads(_("End…"), "x", EndPage),
        ]

    def _leads(self, words: str, icon: str, page: Callable[[DeskSession], Page]) -> Button:
        button = Button(words, "", icon)
        button.clicked.connect(lambda: self.turn_to(page(self._session)))
        return button

    def _writing(self, what: Writing, note: str | None) -> QWidget:
        icon, title, whose = _WRITINGS[what]
        verb = _("Open it") if note else _("Write it")
        return self._step(icon, _(title), _(whose), verb, lambda: self._write(what, note))

    def _archive_step(self) -> Step:
        title = _("Readable archive")
        verbs = {"pdf": _("PDF…"), "md": _("Markdown…")}
        buttons = {form: step_button(verb, title) for form, verb in verbs.items()}
        for form, button in buttons.items():
            self._saver.serve(button, partial(self._save, form))
        return Step("archive", title, "", list(buttons.values()))

    def _archive(self, saved: date | None) -> Step:
        about = _("What you share, to read without MentorDesk")
        if saved is not None:
            about = _("Saved on {day}").format(day=self._formats.long_day(saved))
        self._archiving.show_about(about)
        return self._archiving

    def _erasing(self) -> QWidget:
        about = _("For good, with the backups that hold them")

        def turn() -> None:
            self.turn_to(ErasePage(self._session, self._formats))

        return self._step("trash-2", _("Erase private notes"), about, _("Erase…"), turn)

    def _step(self, icon: str, title: str, about: str, verb: str, do: Callable[[], None]) -> Step:
        return Step(icon, title, about, [self._button(verb, title, do)])

    def _button(self, verb: str, about: str, run: Callable[[], None], kind: str = "") -> Button:
        button = step_button(verb, about, kind)
        button.clicked.connect(lambda _on=False: run())
        return button

    def _choose_phase(self, key: str) -> None:
        self._do(lambda desk, pair: desk.course.go_to_phase(pair, Phase(key)))

    def _do(self, verb: Callable[[Desk, MentorshipId], Changes]) -> None:
        pair = self._session.the_mentorship().mentorship_id
        self._say("")
        self._session.do(lambda desk: verb(desk, pair), lambda _done: self._load(), self._refused)

    def _go(self, place: Place) -> None:
        self.accept()
        self.go_requested.emit(place)

    def _write(self, what: Writing, note: str | None) -> None:
        def show(note_id: str) -> None:
            self.accept()
            self.note_requested.emit(note_id)

        if note:
            show(note)
            return
        pair = self._session.the_mentorship().mentorship_id
        self._session.do(
            lambda desk: desk.course.begin_writing(pair, what),
            lambda changes: show(changes.made),
            self._failed,
        )

    def _save(self, form: str) -> None:
        private = ask_for_private_notes(self._prompter)
        suggested, kinds = _ARCHIVES[form]
        path = self._prompter.ask_save_path(_("Save the archive"), suggested, kinds)
        if path is None:
            return
        pair, on = self._session.the_mentorship(), self._session.today()

        def note_it() -> None:
            self._session.ask(
                lambda desk: desk.course.note_archive(pair.mentorship_id, on),
                lambda _none: self._load(),
            )

        def write(data: bytes) -> None:
            self._saver.save(path, _as_pdf(data, pair) if form == "pdf" else data, note_it)

        self._session.ask(
            lambda desk: desk.exported("markdown", include_private=private), write, self._failed
        )

    def turn_to(self, page: Page) -> None:
        """Show a page until it is left."""
        self._say("")
        self._stack.turn_to(page)
        if isinstance(page, ErasePage):
            self.finished.connect(page.stop)

    def _come_back(self, words: str) -> None:
        self._say(words)
        self._load()

    def _refused(self, error: Exception) -> None:
        """Say why nothing was changed, and show again what stands."""
        self._load()
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        self._say(sentence(error), "bad")

    def _say(self, words: str, ink: str = "ok") -> None:
        self._said.set_color(ink)
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _as_pdf(markdown: bytes, pair: Mentorship) -> Content:
    from ui.printing.document import pdf_steps

    return pdf_steps(markdown.decode(), f"{pair.mentor.name} & {pair.mentee.name}")

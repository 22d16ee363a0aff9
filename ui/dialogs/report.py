"""A progress report: its period, what is ticked, how it reads, and a file of it."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import Problem, ValidationError
from mentordesk.exchange.report import Report, title_of, to_html, to_markdown
from mentordesk.services.reports import Part
from mentordesk.words import N_, _
from ui import markdown_html
from ui.desk_session import DeskSession
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.saving import Content, Saver
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.field_spec import OptionalDate
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.markdown_preview import MarkdownPreview, preview_style
from ui.widgets.panel import CardPanel
from ui.widgets.toggle_chip import ToggleChip

_PARTS = {
    Part.GOALS: N_("Goals"),
    Part.MILESTONES: N_("Steps done"),
    Part.MEETINGS: N_("Meetings held"),
    Part.COMMITMENTS: N_("Commitments kept"),
}
_FILES = {
    "pdf": ("progress.pdf", "PDF (*.pdf)"),
    "md": ("progress.md", "Markdown (*.md)"),
    "html": ("progress.html", "HTML (*.html)"),
}
_WIDTH, _HEIGHT, _USUAL_DAYS = 640, 720, 90


class ReportDialog(QDialog):
    """Shows the report as it will be; only what is ticked is in it."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, prompter: Prompter | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._prompter: Prompter = prompter or QtPrompter(self)
        self._report: Report | None = None
        today = session.today()
        self._days: dict[str, date | None] = {
            "first": today - timedelta(days=_USUAL_DAYS),
            "last": today,
        }
        self.setWindowTitle(_("Progress report"))
        self.form = RecordForm([OptionalDate("first", _("From")), OptionalDate("last", _("To"))])
        self.chips = {part: ToggleChip(_(words), _(words)) for part, words in _PARTS.items()}
        self.preview = MarkdownPreview()
        self.preview.setAccessibleName(_("Preview of the report"))
        self._said = Label("", "body", "ok", wrap=True)
        self._saver = Saver(self, session, self._say)
        self._saves = {
            form: Button(words)
            for form, words in (("pdf", _("PDF…")), ("md", _("Markdown…")), ("html", _("HTML…")))
        }
        self._close = Button(_("Close"), "primary")
        self._compose()
        self._connect()
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self._close.setFocus()
        self._gather()

    def _compose(self) -> None:
        text = _(
            "It is made of what you share with each other, and of that only what you tick. The "
            "file is not encrypted: whoever has it can read it."
        )
        parts = column(
            Label(_("Progress report"), "title"),
            6,
            Label(text, "body", "text2", wrap=True),
            14,
            self.form,
            12,
            row(*self.chips.values(), STRETCH, spacing=8),
            14,
            (boxed(column((self.preview, 1), margins=(20, 16, 8, 16)), CardPanel()), 1),
            10,
            self._said,
            10,
            row(*self._saves.values(), STRETCH, self._close, spacing=8),
        )
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        self._said.hide()
        self.form.replace_values(self._days)

    def _connect(self) -> None:
        self.form.edited.connect(self._choose_day)
        for chip in self.chips.values():
            chip.setChecked(True)
            chip.toggled.connect(lambda _on: self._gather())
        for form, button in self._saves.items():
            name = _("Save as {form}").format(form=button.text().rstrip("…"))
            button.setAccessibleName(name)
            self._saver.serve(button, partial(self._save, form))
        self._close.clicked.connect(self.accept)

    def _choose_day(self, name: str, value: object) -> None:
        self._days[name] = value if isinstance(value, date) else None
        self._gather()

    def _gather(self) -> None:
        self._say("")
        first, last = self._days["first"], self._days["last"]
        if first is None or last is None:
            empty = {name: Problem.EMPTY for name, day in self._days.items() if day is None}
            self._failed(ValidationError(empty))
            return
        pair = self._session.the_mentorship().mentorship_id
        parts = [part for part, chip in self.chips.items() if chip.isChecked()]
        self._session.ask(
            lambda desk: desk.reports.gather(pair, first, last, parts), self._show, self._failed
        )

    def _show(self, report: Report) -> None:
        self._report = report
        self.form.set_problems({})
        text = to_markdown(report).decode()
        self.preview.show_markdown_html(markdown_html.to_html(text, preview_style()))
        self._allow_saving(any(chip.isChecked() for chip in self.chips.values()))

    def _failed(self, error: Exception) -> None:
        self._report = None
        self._allow_saving(False)
        if isinstance(error, ValidationError):
            words = {name: problem_text(what) for name, what in error.problems.items()}
            self.form.set_problems(words)
        else:
            self._say(sentence(error), "bad")

    def _allow_saving(self, allowed: bool) -> None:
        for button in self._saves.values():
            button.setEnabled(allowed)

    def _save(self, form: str) -> None:
        self.form.flush()
        report = self._report
        if report is None:
            return
        suggested, kinds = _FILES[form]
        path = self._prompter.ask_save_path(_("Save the report"), suggested, kinds)
        if path is not None:
            self._saver.save(path, _written(report, form))

    def _say(self, words: str, ink: str = "ok") -> None:
        self._said.set_color(ink)
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _written(report: Report, form: str) -> Content:
    if form == "html":
        return to_html(report)
    markdown = to_markdown(report)
    if form == "md":
        return markdown
    from ui.printing.document import pdf_steps

    return pdf_steps(markdown.decode(), title_of(report))

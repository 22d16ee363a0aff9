"""Something has changed between the two: ask what, and have everything settled anew."""

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.domain.mentorship import Format
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.exchange.term_words import FORMAT_WORDS
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.widgets.buttons import Button
from ui.widgets.field_spec import Choice, LongText
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_WIDTH = 460


class ReestablishDialog(QDialog):
    """Asks why, and how the two meet from now on; accepted once it is done."""

    def __init__(self, parent: QWidget | None, session: DeskSession) -> None:
        super().__init__(parent)
        self._session = session
        self._given: dict[str, object] = {"because": "", "format": ""}
        title = _("Settle everything anew")
        self.setWindowTitle(title)
        self.setFixedWidth(_WIDTH)
        text = _(
            "A new job, another time zone, meeting at a distance from now on: what was agreed on "
            "may not fit any more. You go through your expectations one by one. Until you settle "
            "one anew, what you agreed on before still stands there."
        )
        choices = [(key.value, _(words)) for key, words in FORMAT_WORDS.items()]
        choices.insert(0, ("", _("As before")))
        self._form = RecordForm(
            [
                LongText("because", _("What has changed?")),
                Choice("format", _("How you meet from now on"), choices=choices),
            ]
        )
        self._form.replace_values(self._given)
        self._form.edited.connect(self._edited)
        self._error = Label("", "meta", "bad", wrap=True)
        go, leave = Button(_("Go through them"), "primary"), Button(_("Not now"))
        go.setDefault(True)
        go.clicked.connect(self._go)
        leave.clicked.connect(self.reject)
        words = column(Label(title, "heading"), 8, Label(text, "body", "text2", wrap=True))
        buttons = row(STRETCH, leave, go, spacing=8)
        parts = (words, 16, self._form, self._error, 20, buttons)
        boxed(column(*parts, margins=(24, 24, 24, 24)), self)
        self._form.focus_first()

    def _edited(self, name: str, value: object) -> None:
        self._given[name] = value

    def _go(self) -> None:
        self._form.flush()
        because, chosen = str(self._given["because"]), str(self._given["format"])
        pair = self._session.the_mentorship().mentorship_id
        meeting = Format(chosen) if chosen else None
        self._session.do(
            lambda desk: desk.expectations.reestablish(pair, because, meeting=meeting),
            lambda _changes: self.accept(),
            self._not_done,
        )

    def _not_done(self, error: Exception) -> None:
        if isinstance(error, ValidationError):
            (problem,) = error.problems.values()
            self._form.set_problems({"because": problem_text(problem)})
        else:
            self._error.setText(sentence(error))

"""A dialog about one record: a form that saves itself, and whatever else belongs to it."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.modal import while_there
from ui.list_detail.scrolling import scrolling
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.field_spec import FieldSpec
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

R = TypeVar("R")

_WIDTH = 520


class RecordDialog(QDialog, Generic[R]):
    """Loads a record, shows it in a form, and saves each field as it is left or chosen."""

    def __init__(
        self,
        parent: QWidget | None,
        session: DeskSession,
        record_id: str,
        *,
        title: str,
        specs: Sequence[FieldSpec],
        height: int,
        more: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.record_id = record_id
        self.setWindowTitle(title)
        self.form = RecordForm(specs)
        self.form.edited.connect(self._save)
        self._problems: dict[str, dict[str, str]] = {}  # by the field whose editing found them
        self._error = Label("", "meta", "bad", wrap=True)
        self._is_shown = False
        done = Button(_("Done"), "primary")
        done.clicked.connect(self.accept)
        inside = column(self.form, *more, STRETCH, spacing=20, margins=(0, 0, 12, 0))
        body = scrolling(boxed(inside))
        foot = row((self._error, 1), done)
        parts = (Label(title, "title"), 16, (body, 1), 16, foot)
        boxed(column(*parts, margins=(24, 24, 24, 20)), self)
        self.resize(theme().px(_WIDTH), theme().px(height))
        self.reload()

    # What a dialog says --------------------------------------------------------------------------

    def load(self, desk: Desk) -> R:
        """Return the record (on the store's thread)."""
        raise NotImplementedError

    def values(self, record: R) -> Mapping[str, object]:
        """Return the fields to be shown, by name."""
        raise NotImplementedError

    def update_field(self, desk: Desk, spell: str, name: str, value: object) -> Changes:
        """Save a field (on the store's thread)."""
        raise NotImplementedError

    def show_more(self, record: R) -> None:
        """Show what is beside the form."""

    # What happens --------------------------------------------------------------------------------

    def reload(self) -> None:
        """Load the record anew."""
        self.session.ask(self.load, while_there(self, self._show))

    def done(self, result: int) -> None:
        """Save what is being typed before it closes, whichever way."""
        self.form.flush()
        super().done(result)

    def run_verb(self, verb: Any) -> None:
        """Do something with the record and show what came of it."""
        self.form.flush()
        self.session.do(
            verb,
            while_there(self, lambda _changes: self.reload()),
            while_there(self, self.tell),
        )

    def tell(self, error: Exception) -> None:
        """Show what went wrong, in words."""
        self._error.setText(sentence(error))

    def _show(self, record: R) -> None:
        values = self.values(record)
        if self._is_shown:
            self.form.show_only(values)
            self.form.set_values(values)
        else:
            self.form.replace_values(values)
            self.form.focus_first()
            self._is_shown = True
        self.show_more(record)

    def _save(self, name: str, value: object) -> None:
        spell = f"{self.record_id}/{name}"

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self._tell_problems(name, error)
            else:
                self.tell(error)

        def saved(_changes: Changes) -> None:
            self._problems.pop(name, None)
            self._show_problems()
            self._error.setText("")
            self.reload()

        self.session.save(
            (self.record_id, "field", name),
            value,
            lambda desk: self.update_field(desk, spell, name, value),
            while_there(self, saved),  # what is being typed is saved as it closes
            while_there(self, failed),
        )

    def _tell_problems(self, name: str, error: ValidationError) -> None:
        self._problems[name] = {key: problem_text(p) for key, p in error.problems.items()}
        self._show_problems()

    def _show_problems(self) -> None:
        told = {k: v for found in self._problems.values() for k, v in found.items()}
        self.form.set_problems(told)

"""Concerns: a log for one's own eyes, and the way out, in plain words."""

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.domain.changes import Changes
from mentordesk.domain.concern import Concern
from mentordesk.domain.text import summary_of
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.modal import while_there
from ui.list_detail.scrolling import scrolling
from ui.models.card_model import CardModel
from ui.models.presenting import hidden_words, presenting
from ui.models.rows import RowData, Section
from ui.ports import Formats
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card_list import CardList
from ui.widgets.field_spec import LongText, OptionalDate, Text
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.panel import Divider
from ui.widgets.row_delegate import RowDelegate
from ui.widgets.veil import Veil

_SIZE, _LIST_WIDTH = (780, 600), 270


class ConcernsDialog(QDialog):
    """A list of concerns beside the form of one; everything is saved as it is typed."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, formats: Formats, chosen: str = ""
    ) -> None:
        super().__init__(parent)
        self._session, self._formats = session, formats
        self._concerns: list[Concern] = []
        self._wanted, self._shown = chosen, ""
        self.setWindowTitle(_("Concerns"))
        self._list = CardList(_("Concerns"))
        self._model = CardModel(self._list, movable=False)
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.chosen.connect(self._choose)
        self._list.delete_requested.connect(self._delete)
        self._form = RecordForm(_specs())
        self._form.edited.connect(self._save)
        self._veil = Veil(self._form)
        self._error = Label("", "meta", "bad", wrap=True)
        self._new = Button(_("New concern"), "primary", "plus")
        self._resolve = Button(_("It is resolved"), "", "check")
        self._drop = Button(_("Delete"), "ghost", "trash-2")
        self._new.clicked.connect(self._create)
        self._resolve.clicked.connect(self._toggle)
        self._drop.clicked.connect(lambda: self._delete(self._shown))
        self._nothing = Label(_("Nothing noted."), "body", "text3")
        self._compose()
        self._load()

    def done(self, result: int) -> None:
        """Save what is being typed before it closes, whichever way."""
        self._form.flush()
        super().done(result)

    def _compose(self) -> None:
        text = _(
            "What bothered you, and what you will do about it. Nobody but you ever sees this: it "
            "is in no export but your own archive, in no report, and it is never shared."
        )
        head = column(Label(_("Concerns"), "title"), 6, Label(text, "body", "text2", wrap=True))
        left = boxed(column(row(self._new, STRETCH), 12, self._nothing, (self._list, 1)))
        left.setFixedWidth(theme().px(_LIST_WIDTH))
        verbs = row(self._resolve, self._drop, STRETCH, spacing=8)
        side = column(self._veil, 12, verbs, self._error, 24, *_way_out(), STRETCH)
        side.setContentsMargins(20, 0, 12, 0)
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        body = row(left, 16, Divider(), (scrolling(boxed(side)), 1))
        parts = column(head, 20, (body, 1), 16, row(STRETCH, close))
        parts.setContentsMargins(24, 24, 24, 20)
        boxed(parts, self)
        self.resize(*(theme().px(side) for side in _SIZE))

    def _load(self) -> None:
        pair = self._session.the_mentorship().mentorship_id
        self._session.ask(lambda desk: desk.concerns.all(pair), while_there(self, self._show))

    def _show(self, concerns: list[Concern]) -> None:
        self._concerns = sorted(concerns, key=lambda one: (one.resolved_on is not None, -_age(one)))
        rows = {one.id: self._row(one) for one in self._concerns}
        groups = (("", False), (_("Resolved"), True))
        sections = [
            Section(title, ids)
            for title, resolved in groups
            if (ids := tuple(o.id for o in self._concerns if bool(o.resolved_on) is resolved))
        ]
        self._model.show(sections, rows)
        if self._wanted not in rows:
            self._wanted = self._concerns[0].id if self._concerns else ""
        self._list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self._list.select_id(self._wanted)
        self._show_one()

    def _row(self, concern: Concern) -> RowData:
        day = concern.happened_on or concern.created_at.astimezone().date()
        date = self._formats.short_day(day)
        if presenting.hides(private=True):
            return RowData(title=_("Concern"), date=date, summary=hidden_words())
        return RowData(title=concern.title, date=date, summary=summary_of(concern.will_do))

    def _show_one(self) -> None:
        one = next((one for one in self._concerns if one.id == self._wanted), None)
        for part in (self._veil, self._resolve, self._drop):
            part.setVisible(one is not None)
        if one is None:
            self._shown = ""
            return
        values = {name: getattr(one, name) for name in ("title", "happened", "will_do")}
        values["happened_on"] = one.happened_on
        if one.id != self._shown:
            self._form.replace_values(values)
            self._shown = one.id
        else:
            self._form.set_values(values)
        self._veil.show_record(one.id, private=True)
        self._resolve.setText(
            _("Not resolved after all") if one.resolved_on else _("It is resolved")
        )

    def _choose(self, concern_id: str) -> None:
        if concern_id:
            self._form.flush()
            self._wanted = concern_id
            self._show_one()

    def _create(self) -> None:
        self._form.flush()
        pair = self._session.the_mentorship().mentorship_id

        def made(changes: Changes) -> None:
            self._wanted = changes.made
            self._load()
            self._form.focus_first()

        self._session.do(lambda desk: desk.concerns.add(pair, title=_("New concern")), made)

    def _save(self, name: str, value: object) -> None:
        concern_id = self._shown

        def saved(_changes: Changes) -> None:
            self._form.set_problems({})
            self._load()

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self._form.set_problems({k: problem_text(p) for k, p in error.problems.items()})
            else:
                self._error.setText(sentence(error))

        self._session.save(
            (concern_id, "field", name),
            value,
            lambda desk: desk.concerns.update(concern_id, spell=concern_id, **{name: value}),
            while_there(self, saved),  # what is being typed is saved as it closes
            while_there(self, failed),
        )

    def _toggle(self) -> None:
        self._form.flush()
        concern_id = self._shown
        resolved = any(one.id == concern_id and one.resolved_on is None for one in self._concerns)
        self._session.do(
            lambda desk: desk.concerns.set_resolved(concern_id, resolved), lambda _c: self._load()
        )

    def _delete(self, concern_id: str) -> None:
        if concern_id:
            self._form.flush()
            self._session.do(lambda desk: desk.concerns.trash(concern_id), lambda _c: self._load())


def _specs() -> list[Text | LongText | OptionalDate]:
    return [
        Text("title", _("In a few words")),
        OptionalDate("happened_on", _("When it happened")),
        LongText("happened", _("What happened")),
        LongText("will_do", _("What I will do")),
    ]


def _way_out() -> tuple[QWidget | int, ...]:
    """Return the way out in words: nobody has to look for them when they are needed."""
    words = (
        _("You do not have to carry it alone, and you do not have to go on."),
        _(
            "Often a sentence at the next meeting is enough: “Last time something stayed with me. "
            "May I say it?”"
        ),
        _(
            "If that is not possible, speak with somebody outside: whoever runs your programme, "
            "somebody you trust at work, a counselling service. Where you feel threatened, help "
            "comes first, and the police is there for it."
        ),
        _(
            "You may end the mentorship at any time, with a reason or without one. It is not a "
            "failure, and nobody is owed an explanation."
        ),
    )
    lines = [Label(text, "meta", "text2", wrap=True) for text in words]
    return (Label(_("If something is not right"), "label", "text2"), 6, *_spaced(lines))


def _spaced(lines: list[Label]) -> list[QWidget | int]:
    found: list[QWidget | int] = []
    for line in lines:
        found += [line, 6]
    return found


def _age(concern: Concern) -> float:
    return concern.created_at.timestamp()

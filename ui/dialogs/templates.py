"""Templates: those that come with MentorDesk, to read, and one's own, to write."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import ValidationError
from mentordesk.services.own_templates import TEMPLATES_CHANGED
from mentordesk.services.template_files import file_name, read_file, to_markdown
from mentordesk.services.template_text import text_of
from mentordesk.services.templates import Template, TemplateKind
from mentordesk.words import _
from ui import markdown_html
from ui.desk_session import DeskSession
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.saving import Saver
from ui.dialogs.template_words import hint_for, kind_choices, readable
from ui.list_detail.scrolling import scrolling
from ui.models.card_model import CardModel
from ui.models.rows import RowData, Section
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.card_list import CardList
from ui.widgets.field_spec import Choice, LongText, Text
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row
from ui.widgets.markdown_preview import MarkdownPreview, preview_style
from ui.widgets.panel import Divider
from ui.widgets.row_delegate import RowDelegate

_SIZE, _LIST_WIDTH = (860, 660), 290
_FILES = "Markdown (*.md)"

Verb = Callable[[Desk], Template]


class TemplatesDialog(QDialog):
    """A list by kind beside one of them; one's own are saved as they are typed."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, prompter: Prompter | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._prompter: Prompter = prompter or QtPrompter(self)
        self._all: dict[str, Template] = {}
        self._wanted, self._shown = "", ""
        self._removed: Template | None = None
        self.setWindowTitle(_("Templates"))
        self._list = CardList(_("Templates"))
        self._model = CardModel(self._list, movable=False)
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowDelegate(self._list))
        kinds = Choice("kind", _("What it is for"), choices=kind_choices())
        self._form = RecordForm([Text("title", _("Title")), kinds, LongText("text", _("Text"))])
        self._hint = Label("", "meta", "text3", wrap=True)
        self._heading = Label("", "heading", wrap=True)
        self._preview = MarkdownPreview()
        self._preview.setAccessibleName(_("What the template holds"))
        self._said = Label("", "body", "ok", wrap=True)
        self._saver = Saver(self, session, self._say)
        self._new = Button(_("New"), "primary", "plus")
        self._import = Button(_("Import…"))
        self._save_as = Button(_("Save as file…"))
        self._drop = Button(_("Delete"), "ghost", "trash-2")
        self._undo = Button(_("Undo"), "", "undo-2")
        self._compose()
        self._connect()
        self._load()

    def select(self, name: str) -> None:
        """Show one, by its kind and key: ``"goal/smart"``."""
        self._wanted = name
        self._load()

    def done(self, result: int) -> None:
        """Save what is being typed before it closes, whichever way."""
        self._form.flush()
        super().done(result)

    def _compose(self) -> None:
        text = _(
            "What you can start from, so that nothing has to begin empty. Your own stay in this "
            "desk, encrypted with it; only a file that you save takes one out."
        )
        head = column(Label(_("Templates"), "title"), 6, Label(text, "body", "text2", wrap=True))
        left = boxed(column(row(self._new, self._import, STRETCH, spacing=8), 12, (self._list, 1)))
        left.setFixedWidth(theme().px(_LIST_WIDTH))
        form = boxed(column(self._form, 6, self._hint, STRETCH, margins=(0, 0, 12, 0)))
        self._sides = QStackedWidget()
        self._sides.addWidget(scrolling(form))
        self._sides.addWidget(boxed(column(self._heading, 12, (self._preview, 1))))
        side = column((self._sides, 1), 12, row(self._save_as, self._drop, STRETCH, spacing=8))
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        body = row(left, 16, Divider(), 20, (side, 1))
        foot = row((self._said, 1), 12, self._undo, 8, close)
        parts = column(head, 20, (body, 1), 16, foot, margins=(24, 24, 24, 20))
        boxed(parts, self)
        self._undo.hide()
        self.resize(*(theme().px(side) for side in _SIZE))

    def _connect(self) -> None:
        self._list.chosen.connect(self._choose)
        self._list.opened.connect(lambda _id: self._edit())
        self._list.delete_requested.connect(self._delete)
        self._form.edited.connect(self._edited)
        self._new.clicked.connect(self._create)
        self._import.clicked.connect(self._take_in)
        self._drop.clicked.connect(lambda: self._delete(self._shown))
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self._put_back)
        self._undo.setAccessibleName(_("Undo the deletion"))
        self._undo.clicked.connect(self._put_back)
        self._saver.serve(self._save_as, self._save_file)

    # What is shown -------------------------------------------------------------------------------

    def _load(self) -> None:
        self._session.ask(
            lambda desk: {kind: desk.templates.all(kind) for kind in TemplateKind}, self._show
        )

    def _show(self, found: Mapping[TemplateKind, tuple[Template, ...]]) -> None:
        self._all = {f"{kind}/{one.key}": one for kind, some in found.items() for one in some}
        sections = [
            Section(words, tuple(name for name, one in self._all.items() if one.kind == kind))
            for kind, words in kind_choices()
        ]
        self._list.blockSignals(True)  # what is in view stays so, though its row is another one
        self._model.show(sections, {name: _row(one) for name, one in self._all.items()})
        if self._wanted not in self._all:
            self._wanted = self._name_of(self._wanted) or next(iter(self._all))
        self._list.select_id(self._wanted)
        self._list.blockSignals(False)
        self._show_one()

    def _name_of(self, gone: str) -> str:
        """Return what a template is called now: another kind has another name."""
        key = gone.rpartition("/")[2]
        return next((name for name, one in self._all.items() if one.key == key), "")

    def _show_one(self) -> None:
        one = self._all[self._wanted]
        self._drop.setVisible(one.is_own)
        if one.is_own:
            values = {"title": one.title, "kind": one.kind.value, "text": text_of(one)}
            if one.key == self._shown:
                self._form.set_values(values)
            else:
                self._form.set_problems({})
                self._form.replace_values(values)
            self._hint.setText(hint_for(one.kind))
        else:
            self._heading.setText(one.title)
            html = markdown_html.to_html(readable(one), preview_style())
            self._preview.show_markdown_html(html)
        self._shown = one.key
        self._sides.setCurrentIndex(0 if one.is_own else 1)

    def _say(self, words: str, ink: str = "ok") -> None:
        self._said.set_color(ink)
        self._said.setText(words)
        if self._removed is not None:
            self._removed = None
            self._undo.hide()

    def _fail(self, error: Exception) -> None:
        self._say(sentence(error), "bad")

    # What is done --------------------------------------------------------------------------------

    def _choose(self, name: str) -> None:
        if name:
            self._form.flush()
            self._wanted = name
            self._show_one()

    def _edit(self) -> None:
        if self._all[self._wanted].is_own:
            self._form.focus_first()
        else:
            self._preview.setFocus()

    def _create(self) -> None:
        kind = self._all[self._wanted].kind
        self._do(
            lambda desk: desk.templates.add(kind, _("New template")),
            lambda one: self._show_new(one, ""),
        )

    def _take_in(self) -> None:
        kind = self._all[self._wanted].kind
        path = self._prompter.ask_open_path(_("Import a template"), _FILES)
        if path is not None:
            self._do(
                lambda desk: desk.templates.take_in(read_file(path), path, kind),
                lambda one: self._show_new(one, _("Imported “{title}”").format(title=one.title)),
            )

    def _show_new(self, one: Template, words: str) -> None:
        self._say(words)
        self._wanted = f"{one.kind}/{one.key}"
        self._load()
        self._form.focus_first()

    def _edited(self, name: str, value: object) -> None:
        key = self._shown
        fields: dict[str, Any] = {name: TemplateKind(str(value)) if name == "kind" else value}

        def verb(desk: Desk) -> Changes:
            desk.templates.change(key, **fields)
            return TEMPLATES_CHANGED

        def saved() -> None:
            self._form.set_problems({})
            self._load()

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self._form.set_problems({k: problem_text(p) for k, p in error.problems.items()})
            else:
                self._fail(error)

        self._session.save((key, "field", name), value, verb, lambda _c: saved(), failed)

    def _delete(self, name_or_key: str) -> None:
        one = self._all.get(self._name_of(name_or_key))
        if one is None:
            return
        if not one.is_own:
            self._say(_("It comes with MentorDesk and stays."), "text2")
            return
        self._form.flush()
        names = list(self._all)
        at = names.index(self._name_of(one.key))
        self._wanted = names[at - 1]
        self._do(lambda desk: desk.templates.remove(one.key), self._tell_removed)

    def _tell_removed(self, one: Template) -> None:
        self._say(_("“{title}” is deleted.").format(title=one.title), "text2")
        self._removed = one
        self._undo.show()
        self._undo.setFocus()
        self._load()

    def _put_back(self) -> None:
        one = self._removed
        if one is not None:
            self._do(
                lambda desk: desk.templates.put_back(one),
                lambda again: self._show_new(again, ""),
            )

    def _save_file(self) -> None:
        self._form.flush()
        one = self._all[self._wanted]
        path = self._prompter.ask_save_path(_("Save the template"), file_name(one), _FILES)
        if path is not None:
            self._saver.save(path, to_markdown(one))

    def _do(self, verb: Verb, then: Callable[[Template], None]) -> None:
        self._form.flush()
        found: list[Template] = []

        def run(desk: Desk) -> Changes:
            found.append(verb(desk))
            return TEMPLATES_CHANGED

        self._session.do(run, lambda _c: then(found[0]), self._fail)


def _row(one: Template) -> RowData:
    whose = _("Your own") if one.is_own else _("Comes with MentorDesk")
    return RowData(title=one.title, summary=whose)

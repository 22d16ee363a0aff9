"""The dialog of templates: ours are read, one's own are written, taken in, saved and deleted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextBrowser, QTextEdit
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.services.templates import Template, TemplateKind, templates_for
from tests.support.asking import Person
from tests.support.shown import named, press, read, show
from tests.support.stage import Stage, context_for
from ui.dialogs.templates import TemplatesDialog
from ui.widgets.buttons import Button
from ui.widgets.card_list import CardList


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def both(desk: Desk, qtbot: QtBot, person: Person) -> tuple[TemplatesDialog, Stage]:
    _context, stage = context_for(desk)
    made = TemplatesDialog(None, stage.session, person)
    show(qtbot, made)
    return made, stage


@pytest.fixture
def dialog(both: tuple[TemplatesDialog, Stage]) -> TemplatesDialog:
    return both[0]


def own(desk: Desk) -> list[Template]:
    return [one for kind in TemplateKind for one in desk.templates.all(kind) if one.is_own]


def shows(dialog: TemplatesDialog, name: str) -> bool:
    buttons = [one for one in dialog.findChildren(Button) if one.text() == name]
    return any(one.isVisible() for one in buttons)


def listed(dialog: TemplatesDialog) -> list[str]:
    model = dialog._model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def title_of(dialog: TemplatesDialog) -> QLineEdit:
    return named(dialog, "Title", QLineEdit)


def test_ours_are_listed_by_kind_and_can_be_read(dialog: TemplatesDialog) -> None:
    rows = listed(dialog)
    assert rows.index("Expectations") < rows.index("SMART goal") < rows.index("Questions")
    dialog.select("questions/midpoint")
    text = named(dialog, "What the template holds", QTextBrowser).toPlainText()
    assert "What has helped you most so far?" in text
    assert "Midpoint" in read(dialog)
    assert not shows(dialog, "Delete")
    dialog.select("goal/smart")
    assert "Doran" in named(dialog, "What the template holds", QTextBrowser).toPlainText()


def test_one_of_its_own_kind_is_made_and_written(
    dialog: TemplatesDialog, desk: Desk, qtbot: QtBot
) -> None:
    dialog.select("agenda/regular")
    press(dialog, "New")
    title = title_of(dialog)
    assert title.hasFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Friday")
    text = named(dialog, "Text", QTextEdit)
    qtbot.keyClicks(text, "How we are")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClicks(text, "Money")
    dialog.accept()
    (one,) = own(desk)
    assert (one.kind, one.title) == ("agenda", "Friday")
    assert [item.title for item in one.items] == ["How we are", "Money"]


def test_it_becomes_one_of_another_kind(dialog: TemplatesDialog, desk: Desk) -> None:
    made = desk.templates.add(TemplateKind.AGENDA, "Friday", "How we are")
    dialog.select(f"agenda/{made.key}")
    kinds = named(dialog, "What it is for", QComboBox)
    kinds.setCurrentIndex(kinds.findText("Questions"))
    dialog._form.edited.emit("kind", "questions")
    (one,) = own(desk)
    assert [question.text for question in one.questions] == ["How we are"]
    assert title_of(dialog).text() == "Friday"
    assert any("[yes/no]" in line for line in read(dialog))
    assert listed(dialog)[-1] == "Friday"


def test_a_title_is_needed_and_said_beside_it(dialog: TemplatesDialog, desk: Desk) -> None:
    press(dialog, "New")
    title_of(dialog).clear()
    dialog._form.edited.emit("title", " ")
    assert "Please fill this in" in read(dialog)
    assert own(desk)[0].title == "New template"


def test_one_is_deleted_and_had_back(dialog: TemplatesDialog, desk: Desk, qtbot: QtBot) -> None:
    made = desk.templates.add(TemplateKind.AGENDA, "Friday", "How we are")
    dialog.select(f"agenda/{made.key}")
    press(dialog, "Delete")
    assert own(desk) == []
    assert "“Friday” is deleted." in read(dialog)
    assert "Friday" not in listed(dialog)
    undo = named(dialog, "Undo the deletion", Button)
    assert undo.hasFocus()
    qtbot.keyClick(undo, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert own(desk) == [made]
    assert title_of(dialog).text() == "Friday"
    assert not shows(dialog, "Undo")


def test_ours_cannot_be_deleted(dialog: TemplatesDialog, qtbot: QtBot) -> None:
    dialog.select("goal/smart")
    qtbot.keyClick(named(dialog, "Templates", CardList), Qt.Key.Key_Delete)
    assert "It comes with MentorDesk and stays." in read(dialog)
    assert "SMART goal" in listed(dialog)


def test_a_file_is_saved_and_taken_in(
    dialog: TemplatesDialog, desk: Desk, person: Person, tmp_path: Path
) -> None:
    dialog.select("expectation/starter")
    person.path = tmp_path / "mine.md"
    press(dialog, "Save as file…")
    assert "Saved as mine.md" in read(dialog)
    starter = desk.templates.find("expectation", "starter")
    assert starter is not None
    dialog.select("note/grow")
    press(dialog, "Import…")
    (one,) = own(desk)
    assert (one.kind, one.items) == ("expectation", starter.items)
    assert f"Imported “{one.title}”" in read(dialog)
    assert title_of(dialog).text() == one.title
    assert person.asked[0].endswith(".md")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xff\xfe", "The file is not a text"),
        (b"x" * 70_000, "larger than MentorDesk takes"),
        (b"+++\n+++\n", "has no title"),
        (b"## Words\n", "does not read as it should"),
        (None, "could not be read"),
    ],
)
def test_a_file_that_is_none_is_refused_in_words(
    dialog: TemplatesDialog,
    desk: Desk,
    person: Person,
    tmp_path: Path,
    data: bytes | None,
    words: str,
) -> None:
    person.path = tmp_path / "mine.md"
    if data is not None:
        person.path.write_bytes(data)
    press(dialog, "Import…")
    assert any(words in line for line in read(dialog))
    assert own(desk) == []


def test_thinking_better_of_it_does_nothing(dialog: TemplatesDialog, desk: Desk) -> None:
    for name in ("Import…", "Save as file…"):
        press(dialog, name)
    assert own(desk) == []


def test_tabs_hear_of_it(both: tuple[TemplatesDialog, Stage], qtbot: QtBot) -> None:
    dialog, stage = both
    with qtbot.waitSignal(stage.session.changed) as told:
        press(dialog, "New")
    assert told.args is not None
    assert told.args[0].topics == {"template"}


def test_everything_is_named_and_reached_by_keyboard(dialog: TemplatesDialog, desk: Desk) -> None:
    press(dialog, "New")
    QApplication.sendPostedEvents()
    met, at = set(), dialog.focusWidget()
    for _step in range(40):
        met.add(at)
        dialog.focusNextChild()
        at = dialog.focusWidget()
    wanted = [one for one in dialog.findChildren(Button) if one.isVisible() and one.isEnabled()]
    assert {*wanted, dialog._list, title_of(dialog)} <= met
    assert all(one.accessibleName() or one.text() for one in wanted)


def test_every_template_of_ours_can_be_looked_at(dialog: TemplatesDialog) -> None:
    for kind in TemplateKind:
        for one in templates_for(kind):
            dialog.select(f"{kind}/{one.key}")
            assert one.title in read(dialog)

"""The small dialog shows plain words, and its size follows them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from ui.dialogs.ask import AskDialog
from ui.widgets.buttons import Button
from ui.widgets.label import Label


@pytest.fixture
def ask(qtbot):
    """Return a function that makes a dialog and shows it."""

    def shown(text: str = "Text", *, safe: bool = False, field: str = "") -> AskDialog:
        dialog = AskDialog(None, "Title", text)
        qtbot.addWidget(dialog)
        if field:
            dialog.add_field(field, "given")
        dialog.offer(Button("Do it", "primary"), Button("Cancel"), safe=safe)
        dialog.show()
        return dialog

    return shown


def test_words_are_plain_and_named(ask) -> None:
    dialog = ask("<b>no</b>")
    labels = dialog.findChildren(Label)
    assert [label.text() for label in labels] == ["Title", "<b>no</b>"]
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert dialog.accessibleName() == "Title"
    assert dialog.accessibleDescription() == "<b>no</b>"


@pytest.mark.parametrize(("safe", "result"), [(False, QDialog.Accepted), (True, QDialog.Rejected)])
def test_enter_does_the_safe_thing(ask, qtbot, safe: bool, result: int) -> None:
    dialog = ask(safe=safe)
    with qtbot.waitSignal(dialog.finished) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert told.args == [result]


def test_escape_says_no(ask, qtbot) -> None:
    dialog = ask()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_field_is_named_and_has_the_focus(ask) -> None:
    dialog = ask(field="&Name")
    field = dialog.focusWidget()
    assert field.accessibleName() == "Name"
    assert field.selectedText() == "given"


def test_the_height_follows_the_words_and_the_text_size(ask, look, qapp) -> None:
    short = ask("Short").height()
    long = ask("Many words. " * 60)
    assert long.height() > short * 2
    look.apply(qapp, "light", 1.5)
    large = ask("Short")
    assert large.height() > short
    for label in large.findChildren(Label):
        assert label.height() >= label.heightForWidth(label.width())

"""Writing Markdown: the text is exactly what was typed, and the keys help."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from ui.widgets.layout import boxed, column
from ui.widgets.markdown_editor import MarkdownEditor

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEEP = QTextCursor.MoveMode.KeepAnchor


@pytest.fixture
def editor(qtbot) -> MarkdownEditor:
    made = MarkdownEditor()
    qtbot.addWidget(made)
    return made


def fill(editor: MarkdownEditor, marked: str) -> None:
    """Show a text and select what stands between ``⟨`` and ``⟩``; or put the cursor at ``|``."""
    start = marked.index("⟨") if "⟨" in marked else marked.index("|")
    end = marked.index("⟩") - 1 if "⟩" in marked else start
    editor.set_text(marked.translate({ord(mark): None for mark in "⟨⟩|"}))
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, KEEP)
    editor.setTextCursor(cursor)


def shown(editor: MarkdownEditor) -> str:
    """Return the text with its selection or cursor marked as in `fill`."""
    text, cursor = editor.text(), editor.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    if start == end:
        return f"{text[:start]}|{text[start:]}"
    return f"{text[:start]}⟨{text[start:end]}⟩{text[end:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a ⟨b⟩ c", "a **⟨b⟩** c"),
        ("a **⟨b⟩** c", "a ⟨b⟩ c"),
        ("a ⟨**b**⟩ c", "a ⟨b⟩ c"),
        ("a ⟨b ⟩c", "a **⟨b⟩** c"),
        ("a wo|rd c", "a **word|** c"),
        ("a **wo|rd** c", "a word| c"),
        ("|", "**|**"),
        ("⟨a\nb⟩", "⟨**a**\n**b**⟩"),
        ("*⟨b⟩*", "***⟨b⟩***"),
    ],
)
def test_bold(editor, qtbot, before: str, after: str) -> None:
    fill(editor, before)
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    assert shown(editor) == after


def test_italic(editor, qtbot) -> None:
    fill(editor, "a ⟨b⟩ c")
    qtbot.keyClick(editor, Qt.Key.Key_I, CTRL)
    assert shown(editor) == "a *⟨b⟩* c"
    editor.toggle_italic()
    assert shown(editor) == "a ⟨b⟩ c"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a|", "- a\n- |"),
        ("- [x] a|b", "- [x] a\n- [ ] |b"),
        ("2. a|", "2. a\n3. |"),
        ("> a|", "> a\n> |"),
        ("- a\n- |", "- a\n|"),
        ("a|", "a\n|"),
        ("|- a", "\n|- a"),
        ("- ⟨a⟩", "- \n|"),
    ],
)
def test_enter_goes_on_with_a_list_until_an_empty_item(editor, qtbot, before, after) -> None:
    fill(editor, before)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert shown(editor) == after


def test_shift_and_enter_is_a_line_alone(editor, qtbot) -> None:
    fill(editor, "- a|")
    qtbot.keyClick(editor, Qt.Key.Key_Return, SHIFT)
    assert shown(editor) == "- a\n|"


@pytest.mark.parametrize(
    ("command", "before", "after"),
    [
        ("heading", "a|", "## a"),
        ("heading", "## a|", "a"),
        ("heading", "# a|", "## a"),
        ("bullet_list", "⟨a\n\nb⟩", "- a\n\n- b"),
        ("bullet_list", "⟨- a\n- b⟩", "a\nb"),
        ("task_list", "⟨- a\nb⟩", "- [ ] a\n- [ ] b"),
        ("task_list", "|", "- [ ] "),
        ("toggle_task", "⟨- [ ] a\n- [x] b\nc⟩", "- [x] a\n- [ ] b\nc"),
    ],
)
def test_lines_become_something_else_in_one_step(editor, command, before, after) -> None:
    fill(editor, before)
    was = editor.text()
    getattr(editor, command)()
    assert editor.text() == after
    editor.undo()
    assert editor.text() == was


def test_control_and_enter_ticks_the_task(editor, qtbot) -> None:
    fill(editor, "- [ ] a|")
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    assert shown(editor) == "- [x] a|"
    qtbot.keyClick(editor, Qt.Key.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert shown(editor) == "- [ ] a|"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("⟨a b⟩", "[a b](⟨https://⟩)"),
        ("⟨https://a.org⟩", "[|](https://a.org)"),
        ("|", "[|](https://)"),
    ],
)
def test_a_link(editor, qtbot, before: str, after: str) -> None:
    fill(editor, before)
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL | SHIFT)
    assert shown(editor) == after


def test_only_typing_is_told(editor, qtbot, look, qapp) -> None:
    told: list[str] = []
    editor.edited.connect(lambda: told.append(editor.text()))
    editor.set_text("# a\n\n**b**")
    look.apply(qapp, "dark", 1.2)
    assert told == []
    qtbot.keyClicks(editor, "x")
    assert told == ["x# a\n\n**b**"]


def test_the_text_is_kept_to_the_letter(editor) -> None:
    text = "a\u00a0b\n\n\tc  \n| x | \u2019 \U0001f600\n"
    editor.set_text(text)
    assert editor.text() == text


def test_new_text_keeps_the_place_and_begins_undo_anew(editor) -> None:
    fill(editor, "one tw|o")
    editor.set_text("one two three")
    assert shown(editor) == "one tw|o three"
    assert not editor.document().isUndoAvailable()
    editor.set_text("")
    assert shown(editor) == "|"


def test_lines_are_set_apart_also_new_ones(editor, qtbot) -> None:
    editor.set_text("a")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    block = editor.document().begin()
    while block.isValid():
        assert block.blockFormat().lineHeight() == 150
        block = block.next()


def test_pasting_brings_words_alone(editor) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///x.png'>")
    data.setText("bold\r\nwords")
    editor.insertFromMimeData(data)
    assert editor.text() == "bold\nwords"
    files = QMimeData()
    files.setUrls([QUrl("file:///x.png")])
    files.setText("")
    editor.insertFromMimeData(files)
    assert "<img" not in editor.toHtml()


def test_a_note_that_may_only_be_read_stays(editor, qtbot) -> None:
    fill(editor, "- [ ] a|")
    editor.setReadOnly(True)
    qtbot.keyClick(editor, Qt.Key.Key_Return, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text() == "- [ ] a"


def test_letters_of_every_script_are_typed(editor, qapp) -> None:
    none = Qt.KeyboardModifier.NoModifier
    qapp.sendEvent(editor, QKeyEvent(QEvent.Type.KeyPress, ord("Я"), none, "я"))
    assert editor.text() == "я"


def test_the_keys_of_writing_win_over_the_window_and_tab_moves_on(qtbot) -> None:
    editor, other = MarkdownEditor(), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window = boxed(column(editor, other))
    qtbot.addWidget(window)
    fired: list[str] = []
    for keys in ("Ctrl+Backspace", "Ctrl+B", "Ctrl+K"):
        shortcut = QShortcut(QKeySequence(keys), window)
        shortcut.activated.connect(lambda keys=keys: fired.append(keys))
    window.show()
    window.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    fill(editor, "one two|")
    qtbot.keyClick(editor, Qt.Key.Key_Backspace, CTRL)
    assert shown(editor) == "one |"
    qtbot.keyClick(editor, Qt.Key.Key_K, CTRL)
    assert fired == ["Ctrl+K"]
    qtbot.keyClick(editor, Qt.Key.Key_Tab)
    assert other.hasFocus()

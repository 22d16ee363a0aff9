"""The pane of a note saves after a pause, previews the latest text and fits its room."""

from threading import Thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from ui.widgets.buttons import IconButton
from ui.widgets.note_pane import Deliver, NotePane
from ui.widgets.segmented import Segmented

CTRL = Qt.KeyboardModifier.ControlModifier


class Renderer:
    """Keeps what was asked until the test delivers it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Deliver]] = []

    def __call__(self, markdown: str, deliver: Deliver) -> None:
        self.asked.append((markdown, deliver))

    def answer(self, at: int = -1) -> None:
        markdown, deliver = self.asked[at]
        deliver(f"<p>{markdown}</p>")


@pytest.fixture
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def pane(qtbot, renderer: Renderer) -> NotePane:
    made = NotePane(renderer)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.activateWindow()
    made.set_note("1", "one")
    return made


def told(pane: NotePane) -> list[str]:
    heard: list[str] = []
    pane.edited.connect(heard.append)
    return heard


def type_at_end(pane: NotePane, qtbot, words: str) -> None:
    pane.editor.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(pane.editor, words)


def test_words_are_told_after_a_pause(pane, qtbot) -> None:
    heard = told(pane)
    type_at_end(pane, qtbot, " two")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["one two"])


def test_flush_tells_at_once_and_only_once(pane, qtbot) -> None:
    heard = told(pane)
    type_at_end(pane, qtbot, "!")
    pane.flush()
    pane.flush()
    assert heard == ["one!"]


def test_leaving_the_editor_tells_at_once(pane, qtbot) -> None:
    heard = told(pane)
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    type_at_end(pane, qtbot, "!")
    pane.preview.setFocus()
    assert heard == ["one!"]


def test_another_note_is_shown_after_the_last_words_of_the_first(pane, qtbot) -> None:
    heard: list[tuple[str, str]] = []
    pane.edited.connect(lambda text: heard.append((pane.note_id(), text)))
    type_at_end(pane, qtbot, "!")
    pane.set_note("2", "other")
    assert heard == [("1", "one!")]
    assert (pane.note_id(), pane.text()) == ("2", "other")
    assert pane.editor.textCursor().position() == 0


def test_words_being_typed_are_not_overwritten(pane, qtbot) -> None:
    type_at_end(pane, qtbot, "!")
    pane.set_note("1", "one, from elsewhere")
    assert pane.text() == "one!"
    pane.flush()
    pane.set_note("1", "one, from elsewhere")
    assert pane.text() == "one, from elsewhere"


def test_the_preview_shows_the_latest_answer_only(pane, qtbot, renderer) -> None:
    renderer.answer()
    assert pane.preview.toPlainText() == "one"
    type_at_end(pane, qtbot, "!")
    qtbot.waitUntil(lambda: renderer.asked[-1][0] == "one!")
    renderer.answer()
    renderer.answer(0)
    assert pane.preview.toPlainText() == "one!"


def test_another_note_leaves_nothing_of_the_first_in_the_preview(pane, renderer) -> None:
    renderer.answer()
    pane.set_note("2", "other")
    assert pane.preview.toPlainText() == ""


def test_an_answer_may_come_from_any_thread_and_too_late(pane, qtbot, renderer) -> None:
    thread = Thread(target=renderer.answer)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: pane.preview.toPlainText() == "one")


def test_an_answer_after_the_end_is_dropped(qapp, renderer) -> None:
    pane = NotePane(renderer)
    pane.set_note("1", "one")
    pane.set_mode("preview")
    import shiboken6

    shiboken6.delete(pane)
    renderer.answer()


def test_nothing_is_rendered_that_nobody_sees(pane, renderer) -> None:
    pane.set_mode("source")
    asked = len(renderer.asked)
    pane.set_note("2", "other")
    assert len(renderer.asked) == asked
    pane.set_mode("preview")
    assert renderer.asked[-1][0] == "other"


def test_control_and_e_goes_through_the_views(pane, qtbot) -> None:
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    modes: list[str] = []
    pane.mode_changed.connect(modes.append)
    for _time in range(3):
        qtbot.keyClick(pane.focusWidget(), Qt.Key.Key_E, CTRL)
    assert modes == ["preview", "source", "both"]


def test_the_focus_goes_with_the_view(pane, qtbot) -> None:
    pane.editor.setFocus()
    qtbot.waitUntil(pane.editor.hasFocus)
    pane.set_mode("preview")
    assert pane.preview.hasFocus()
    assert not pane.editor.isVisible()
    pane.set_mode("source")
    assert pane.editor.hasFocus()


def test_a_narrow_pane_shows_one_half(pane, qtbot) -> None:
    switch = pane.findChild(Segmented)
    assert switch.count() == 3
    pane.resize(500, 400)
    assert switch.count() == 2
    assert pane.editor.isVisible()
    assert not pane.preview.isVisible()
    pane.cycle_mode()
    assert pane.preview.isVisible()
    assert pane.mode() == "both"
    pane.resize(800, 400)
    assert pane.preview.isVisible()
    assert pane.editor.isVisible()


def test_what_is_narrow_depends_on_the_size_of_text(look, qapp, pane) -> None:
    look.apply(qapp, "light", 1.5)
    assert not pane.preview.isVisible()


def test_the_tool_bar_writes(pane, qtbot) -> None:
    tools = {tool.accessibleName(): tool for tool in pane.findChildren(IconButton)}
    assert list(tools) == ["Heading", "Bold", "Italic", "List", "Task list", "Link"]
    tools["Task list"].click()
    assert pane.text() == "- [ ] one"
    tools["Heading"].click()
    assert pane.text() == "## one"
    pane.set_read_only(True)
    assert not tools["Heading"].isEnabled()
    assert pane.editor.isReadOnly()
    pane.set_read_only(False)
    pane.set_mode("preview")
    assert not tools["Heading"].isEnabled()


def test_the_state_is_told_in_words(pane) -> None:
    from ui.widgets.label import Label

    pane.set_state("saving")
    assert "Saving…" in [label.text() for label in pane.findChildren(Label)]
    pane.set_state("failed")
    assert "Not saved" in [label.text() for label in pane.findChildren(Label)]


def test_a_change_of_theme_renders_anew(look, qapp, pane, renderer) -> None:
    asked = len(renderer.asked)
    look.apply(qapp, "dark", 1.0)
    assert len(renderer.asked) == asked + 1

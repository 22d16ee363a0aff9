"""A note: tool bar, Markdown source and, beside it, how it will read."""

from collections.abc import Callable
from typing import Literal

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QTextEdit, QWidget

from mentordesk.words import N_, _
from ui.theme.theme import theme
from ui.widgets.buttons import IconButton, with_shortcut
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column, row
from ui.widgets.markdown_editor import MarkdownEditor
from ui.widgets.markdown_preview import MarkdownPreview
from ui.widgets.panel import Divider
from ui.widgets.segmented import Segmented

Deliver = Callable[[str], None]
Render = Callable[[str, Deliver], None]
Mode = Literal["source", "both", "preview"]
State = Literal["saved", "saving", "failed"]

EDITED_MS, PREVIEW_MS = 400, 150
_NARROW = 560
_MODES: tuple[tuple[Mode, str], ...] = (
    ("source", N_("Source")),
    ("both", N_("Both")),
    ("preview", N_("Preview")),
)
_STATES: dict[State, tuple[str, str]] = {
    "saved": (N_("Saved"), "text3"),
    "saving": (N_("Saving…"), "text3"),
    "failed": (N_("Not saved"), "bad"),
}


class NotePane(QWidget):
    """Edits one note at a time.

    `render` is given Markdown and a function; it makes HTML of the one, away from the GUI thread,
    and hands it to the other, from whichever thread. `edited` carries the text after a pause in
    typing; call `flush` before anything that must not miss the last words.
    """

    edited = Signal(str)
    link_activated = Signal(str)
    mode_changed = Signal(str)
    _rendered = Signal(int, str)

    def __init__(self, render: Render, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._render = render
        self._note_id = ""
        self._mode: Mode = "both"
        self._alone: Mode = "source"  # what is shown where there is no room for both
        self._untold = False  # whether there are words that `edited` has not carried yet
        self._asked = 0
        self._stale = True
        self.editor, self.preview = MarkdownEditor(), MarkdownPreview()
        self._pause = _timer(self, EDITED_MS, self.flush)
        self._render_pause = _timer(self, PREVIEW_MS, self._ask_preview)
        self._lay_out()
        self._connect()
        self._show_mode()

    def _lay_out(self) -> None:
        self._tools = self._make_tools()
        self._state = Label("", "caption", "text3")
        self._switch = Segmented(_("View of the note"))
        self._switch.setToolTip(with_shortcut(_("View of the note"), "Ctrl+E"))
        self._source, self._reading = FocusFrame(self.editor), FocusFrame(self.preview)
        self._divider = Divider()
        bar = row(*self._tools, None, self._state, 12, self._switch, spacing=2)
        halves = row((self._source, 1), self._divider, (self._reading, 1), spacing=10)
        boxed(column(bar, (halves, 1), spacing=10), self)
        self.setFocusProxy(self.editor)

    def _make_tools(self) -> list[IconButton]:
        editor = self.editor
        tools: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("heading-2", _("Heading"), "", editor.heading),
            ("bold", _("Bold"), "Ctrl+B", editor.toggle_bold),
            ("italic", _("Italic"), "Ctrl+I", editor.toggle_italic),
            ("list", _("List"), "", editor.bullet_list),
            ("list-checks", _("Task list"), "", editor.task_list),
            ("link", _("Link"), "Ctrl+Shift+K", editor.insert_link),
        )
        return [self._tool(*tool) for tool in tools]

    def _tool(self, icon: str, name: str, keys: str, run: Callable[[], None]) -> IconButton:
        button = IconButton(icon, name, keys)
        button.clicked.connect(lambda: self._run(run))
        return button

    def _run(self, command: Callable[[], None]) -> None:
        command()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.editor.edited.connect(self._note_edit)
        self.editor.installEventFilter(self)
        self.preview.link_activated.connect(self.link_activated)
        self._switch.current_changed.connect(self._choose)
        self._rendered.connect(self._show_preview)
        keys = QShortcut(QKeySequence("Ctrl+E"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.cycle_mode)
        theme().changed.connect(self._restyle)

    # The note

    def note_id(self) -> str:
        """Return the id of the note shown, empty before the first."""
        return self._note_id

    def set_note(self, note_id: str, text: str) -> None:
        """Show a note. Words of the same note that are still being typed are not overwritten.

        What was typed into another note is emitted first, while `note_id` still tells that one.
        """
        same = note_id == self._note_id
        if same and (self._untold or text == self.text()):
            return
        self.flush()
        self._note_id = note_id
        self.editor.set_text(text)
        if not same:
            self.editor.moveCursor(self.editor.textCursor().MoveOperation.Start)
            self.preview.show_markdown_html("")
        self._ask_preview()

    def text(self) -> str:
        """Return the Markdown as it stands."""
        return self.editor.text()

    def flush(self) -> None:
        """Emit what has been typed since the last time, now."""
        self._pause.stop()
        if self._untold:
            self._untold = False
            self.edited.emit(self.text())

    def set_state(self, state: State) -> None:
        """Show whether the words are on the disk."""
        words, color = _STATES[state]
        self._state.setText(_(words))
        self._state.set_color(color)

    def set_read_only(self, read_only: bool) -> None:
        """Let the note be read alone, or written too."""
        self.editor.setReadOnly(read_only)
        self._enable_tools()

    # Which halves are shown

    def mode(self) -> Mode:
        """Return which view was chosen; a narrow pane shows one half of "both"."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Show the source, the preview or both."""
        if mode != self._mode:
            self._mode = mode
            self._show_mode()
            self.mode_changed.emit(mode)

    def cycle_mode(self) -> None:
        """Show the next view: source, both, preview, and from the start."""
        offered = self._offered()
        self._choose(offered[(offered.index(self._shown()) + 1) % len(offered)])

    def _choose(self, mode: str) -> None:
        chosen: Mode = next(key for key, _words in _MODES if key == mode)
        if self._is_narrow() and self._mode == "both":
            self._alone = chosen
            self._show_mode()
        else:
            self.set_mode(chosen)

    def _offered(self) -> list[Mode]:
        return [key for key, _words in _MODES if key != "both" or not self._is_narrow()]

    def _shown(self) -> Mode:
        return self._alone if self._is_narrow() and self._mode == "both" else self._mode

    def _is_narrow(self) -> bool:
        return self.width() < theme().px(_NARROW)

    def _show_mode(self) -> None:
        shown, offered = self._shown(), self._offered()
        focused = self.editor.hasFocus() or self.preview.hasFocus()
        self._switch.blockSignals(True)
        self._switch.set_items([(key, _(words), None) for key, words in _MODES if key in offered])
        self._switch.select_key(shown)
        self._switch.blockSignals(False)
        self._source.setVisible(shown != "preview")
        self._reading.setVisible(shown != "source")
        self._divider.setVisible(shown == "both")
        self._enable_tools()
        half: QTextEdit = self.preview if shown == "preview" else self.editor
        self.setFocusProxy(half)
        if focused and not (self.editor.hasFocus() or self.preview.hasFocus()):
            half.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._stale:
            self._ask_preview()

    def _enable_tools(self) -> None:
        writing = self._shown() != "preview" and not self.editor.isReadOnly()
        for tool in self._tools:
            tool.setEnabled(writing)

    # Typing and rendering

    def _note_edit(self) -> None:
        self._untold = True
        self._pause.start()
        self._stale = True
        self._render_pause.start()

    def _ask_preview(self) -> None:
        """Ask for the preview of the present text, unless nobody would see it."""
        self._render_pause.stop()
        self._stale = self._shown() == "source"
        self._asked += 1
        if not self._stale:
            number = self._asked
            self._render(self.text(), lambda html: self._hand_over(number, html))

    def _hand_over(self, number: int, html: str) -> None:
        if shiboken6.isValid(self):
            self._rendered.emit(number, html)

    def _show_preview(self, number: int, html: str) -> None:
        if number == self._asked:
            self.preview.show_markdown_html(html)

    def _restyle(self) -> None:
        self._show_mode()
        self._ask_preview()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show one half alone where there is no room for two."""
        super().resizeEvent(event)
        if (self._switch.count() == len(_MODES)) == self._is_narrow():
            self._show_mode()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the writer goes elsewhere."""
        if watched is self.editor and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)


def _timer(parent: QObject, pause_ms: int, run: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(pause_ms)
    timer.timeout.connect(run)
    return timer

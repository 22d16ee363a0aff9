"""Where a note is written: plain Markdown, with the keys and commands a writer expects."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from mentordesk.words import _
from ui.markdown_lines import (
    BOLD,
    ITALIC,
    Line,
    emphasis,
    next_prefix,
    plain_prefix,
    prefix_as,
    read_line,
    toggled_box,
    toggled_emphasis,
)
from ui.theme.theme import theme
from ui.widgets.markdown_highlighter import MarkdownHighlighter

_LINE_HEIGHT = 150.0
_PARAGRAPH, _SOFT_BREAK = "\u2029", "\u2028"
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_Keys = tuple[int, Qt.KeyboardModifier]
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor


class MarkdownEditor(QTextEdit):
    """Markdown source. The text stays exactly what was typed; only its look is dressed up."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Note in Markdown"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._known = ""
        self._commands: dict[_Keys, Callable[[], object]] = {
            (Qt.Key.Key_B, _CTRL): self.toggle_bold,
            (Qt.Key.Key_I, _CTRL): self.toggle_italic,
            (Qt.Key.Key_K, _CTRL | _SHIFT): self.insert_link,
            (Qt.Key.Key_Return, _CTRL): self.toggle_task,
            (Qt.Key.Key_Enter, _CTRL): self.toggle_task,
        }
        self._restyle()
        self._highlighter = MarkdownHighlighter(self.document())
        self.set_text("")
        self.textChanged.connect(self._tell)
        theme().changed.connect(self._restyle)

    def text(self) -> str:
        """Return the Markdown as it was typed, lines ended by newlines."""
        raw = self.document().toRawText()
        return raw.replace(_PARAGRAPH, "\n").replace(_SOFT_BREAK, "\n")

    def set_text(self, text: str) -> None:
        """Show `text`; nothing is emitted, and undo begins anew.

        The cursor stays where it was as far as it can. The same text changes nothing.
        """
        if text == self._known and text:
            return
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self._space_lines()
        self.blockSignals(False)
        self._known = self.text()
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def toggle_bold(self) -> None:
        """Make the selection, or the word at the cursor, bold; or no longer."""
        self._toggle_emphasis(BOLD)

    def toggle_italic(self) -> None:
        """Make the selection, or the word at the cursor, italic; or no longer."""
        self._toggle_emphasis(ITALIC)

    def heading(self) -> None:
        """Make the chosen lines headings; or text again where they all are."""
        self._set_kind("heading")

    def bullet_list(self) -> None:
        """Make the chosen lines items of a list; or text again where they all are."""
        self._set_kind("item")

    def task_list(self) -> None:
        """Make the chosen lines tasks; or text again where they all are."""
        self._set_kind("task")

    def toggle_task(self) -> None:
        """Tick the tasks of the chosen lines, or open them again."""
        self._replace_prefixes(toggled_box)

    def insert_link(self) -> None:
        """Make a link of the selection and put the cursor where the next part is typed."""
        cursor = self.textCursor()
        words = _lines_of(cursor.selectedText()).replace("\n", " ")
        is_address = words.startswith(("https://", "http://", "mailto:"))
        made = f"[]({words})" if is_address else f"[{words}](https://)"
        start = cursor.selectionStart()
        cursor.insertText(made)
        if is_address or not words:
            cursor.setPosition(start + 1)
        else:
            cursor.setPosition(start + made.rindex("(") + 1)
            cursor.setPosition(start + len(made) - 1, _KEEP)
        self.setTextCursor(cursor)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys of writing from becoming commands of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            words = (
                QKeySequence.StandardKey.DeleteStartOfWord,
                QKeySequence.StandardKey.DeleteEndOfWord,
            )
            if _combination(event) in self._commands or any(event.matches(key) for key in words):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Run a command, continue a list, or type."""
        command = self._commands.get(_combination(event))
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif command is not None:
            command()
        elif event.key() in _ENTER and not event.modifiers() & ~(_SHIFT | _KEYPAD):
            self._break_line(plain=bool(event.modifiers() & _SHIFT))
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words alone; pictures and files are not put into a note."""
        if source.hasText():
            self.textCursor().insertText(source.text().replace("\r\n", "\n"))
            self.ensureCursorVisible()

    def _break_line(self, *, plain: bool) -> None:
        cursor = self.textCursor()
        line = read_line(cursor.block().text())
        within = cursor.positionInBlock() >= len(line.prefix) and not cursor.hasSelection()
        prefix = next_prefix(line) if within and not plain else None
        cursor.beginEditBlock()
        if prefix == "":
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
            cursor.removeSelectedText()
        else:
            cursor.insertBlock()
            cursor.insertText(prefix or "")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Changes of the text

    def _toggle_emphasis(self, which: int) -> None:
        cursor = self.textCursor()
        chosen = cursor.hasSelection()
        if not chosen:
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        _grow_over_stars(cursor)
        words = _lines_of(cursor.selectedText())
        if not words.strip("* \n"):
            self._insert_stars("*" * which)
            return
        made = toggled_emphasis(words, which)
        start = cursor.selectionStart()
        cursor.insertText(made)
        first, last = _without_stars(made)
        cursor.setPosition(start + (first if chosen else last))
        cursor.setPosition(start + last, _KEEP)
        self.setTextCursor(cursor)

    def _insert_stars(self, stars: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(stars * 2)
        cursor.setPosition(cursor.position() - len(stars))
        self.setTextCursor(cursor)

    def _set_kind(self, kind: str) -> None:
        lines = [read_line(block.text()) for block in self._chosen_blocks()]
        if all(line.kind == kind and _same_level(kind, line) for line in lines):
            self._replace_prefixes(plain_prefix)
        else:
            several = len(lines) > 1
            self._replace_prefixes(
                lambda line: None if several and not line.rest else prefix_as(kind, line)
            )

    def _replace_prefixes(self, wanted: Callable[[Line], str | None]) -> None:
        """Give each chosen line the prefix that `wanted` says, if any, as one step of undo."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for block in list(self._chosen_blocks()):
            line = read_line(block.text())
            prefix = wanted(line)
            if prefix is not None and prefix != line.prefix:
                cursor.setPosition(block.position(), _MOVE)
                cursor.setPosition(block.position() + len(line.prefix), _KEEP)
                cursor.insertText(prefix)
        cursor.endEditBlock()

    def _chosen_blocks(self) -> Iterator[QTextBlock]:
        cursor, document = self.textCursor(), self.document()
        block = document.findBlock(cursor.selectionStart())
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            yield block
            block = block.next()

    def _space_lines(self) -> None:
        """Set the lines apart; what is typed later takes this from the line before it."""
        document = self.document()
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        spaced = QTextBlockFormat()
        proportional = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        spaced.setLineHeight(_LINE_HEIGHT, proportional)
        cursor.mergeBlockFormat(spaced)
        document.setUndoRedoEnabled(True)

    def _tell(self) -> None:
        # Colouring the text counts as a change with Qt; only other words count here.
        text = self.text()
        if text != self._known:
            self._known = text
            self.edited.emit()

    def _restyle(self) -> None:
        self.setFont(theme().font("body"))
        self.document().setDefaultFont(theme().font("body"))
        self.setCursorWidth(max(1, theme().px(1.5)))


def _combination(event: QKeyEvent) -> _Keys:
    return event.key(), event.modifiers() & ~_KEYPAD


def _same_level(kind: str, line: Line) -> bool:
    return kind != "heading" or line.prefix == prefix_as(kind, line)


def _lines_of(selected: str) -> str:
    return selected.replace(_PARAGRAPH, "\n").replace(_SOFT_BREAK, "\n")


def _without_stars(made: str) -> tuple[int, int]:
    """Return where the words of `made` begin and end within its marks; all of several lines."""
    if "\n" in made:
        return 0, len(made)
    stars = emphasis(made.strip())
    return len(made) - len(made.lstrip()) + stars, len(made.rstrip()) - stars


def _grow_over_stars(cursor: QTextCursor) -> None:
    """Take into the selection the stars that stand on both its sides."""
    block = cursor.document().findBlock(cursor.selectionStart())
    text, start = block.text(), cursor.selectionStart() - block.position()
    end = cursor.selectionEnd() - block.position()
    if end > len(text):
        return
    while start > 0 and end < len(text) and text[start - 1] == text[end] == "*":
        start, end = start - 1, end + 1
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, _KEEP)

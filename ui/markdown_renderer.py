"""Markdown to HTML off the window's thread; only the latest text is delivered."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.markdown_html import to_html
from ui.store_runner import StoreRunner
from ui.widgets.markdown_preview import preview_style


class MarkdownRenderer(QObject):
    """Has a thread of its own, so that neither typing nor saving waits for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = StoreRunner(self)
        self._asked = 0
        runner = self._runner
        parent.destroyed.connect(lambda *_gone: runner.close())

    def render(self, markdown: str, deliver: Callable[[str], None]) -> None:
        """Render `markdown` and deliver its HTML, unless something newer was asked for since."""
        self._asked += 1
        asked, style = self._asked, preview_style()

        def done(html: str) -> None:
            if asked == self._asked:
                deliver(html)

        self._runner.run(lambda: to_html(markdown, style), done, _drop)


def _drop(_error: Exception) -> None:
    """A preview that fails leaves the one before; the text itself is safe."""

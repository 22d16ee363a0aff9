"""Markdown to HTML off the window's thread; only the latest text is delivered."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.markdown_html import PreviewStyle, to_html
from ui.store_runner import StoreRunner
from ui.theme.theme import theme


class MarkdownRenderer(QObject):
    """Has a thread of its own, so that neither typing nor saving waits for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = StoreRunner(self)
        self._asked = 0
        parent.destroyed.connect(self._runner.close)

    def render(self, markdown: str, deliver: Callable[[str], None]) -> None:
        """Render `markdown` and deliver its HTML, unless something newer was asked for since."""
        self._asked += 1
        asked, style = self._asked, preview_style()

        def done(html: str) -> None:
            if asked == self._asked:
                deliver(html)

        self._runner.run(lambda: to_html(markdown, style), done, _drop)


def preview_style() -> PreviewStyle:
    """Return the colours and sizes of the present look."""
    look, scheme = theme(), theme().scheme

    def px(length: float) -> str:
        return f"{look.px(length)}px"

    return PreviewStyle(
        text=scheme.text,
        quote_text=scheme.text2,
        link=scheme.accent_text,
        quote_bar=scheme.accent_line,
        border=scheme.border,
        code_ground=scheme.sunken,
        code_font="monospace",
        padding=str(look.px(8)),
        body=px(14),
        code=px(13),
        h1=px(18),
        h2=px(17),
        h3=px(15),
        line_height="150%",
        gap=px(8),
        wide_gap=px(14),
        narrow_gap=px(2),
        box=px(15),
        box_column=px(24),
    )


def _drop(_error: Exception) -> None:
    """A preview that fails leaves the one before; the text itself is safe."""

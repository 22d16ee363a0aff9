"""A line across the page for what holds as long as it is shown: nothing can be changed, say."""

from PySide6.QtWidgets import QWidget

from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import boxed, row
from ui.widgets.panel import Panel

_MARGINS = (20, 10, 20, 10)


class NoticeBar(Panel):
    """Words on a soft ground, with an icon."""

    def __init__(self, words: str, icon: str = "eye", parent: QWidget | None = None) -> None:
        super().__init__("warn_soft", parent)
        said = Label(words, "body", "text", wrap=True)
        boxed(row(IconMark(icon, "warn"), (said, 1), spacing=10, margins=_MARGINS), self)
        self.setAccessibleName(words)

"""The last line of the sidebar: encrypted, saved, and the main menu."""

from typing import Literal

from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from mentordesk.words import N_, _
from ui.widgets.buttons import IconButton
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.layout import boxed, row

State = Literal["saved", "saving", "failed", "read_only"]

_WORDS: dict[State, tuple[str, str, str, str]] = {
    "saved": (N_("Encrypted  ·  Saved"), "lock", "ok", "text3"),
    "saving": (N_("Saving…"), "lock", "ok", "text3"),
    "failed": (N_("Not saved"), "circle-alert", "bad", "bad"),
    "read_only": (N_("Only to be read"), "eye", "warn", "text3"),
}


class SavedLine(QWidget):
    """Whether everything is on the disk; `menu_button` opens the main menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = IconMark("lock", "ok", 14)
        self._label = Label("", "caption", "text3", elide=True)
        self.menu_button = IconButton("menu", _("Main menu"), "F10")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        boxed(row(self._mark, (self._label, 1), self.menu_button, spacing=6), self)
        self.set_state("saved")

    def set_menu(self, menu: QMenu) -> None:
        """Let the button open `menu`."""
        self.menu_button.setMenu(menu)

    def set_state(self, state: State, detail: str = "") -> None:
        """Show how saving stands; `detail` is told in the tool tip."""
        words, icon, ink, color = _WORDS[state]
        self._mark.set_icon(icon, ink)
        self._label.setText(_(words))
        self._label.set_color(color)
        self.setToolTip(detail)
        self.setAccessibleName(_(words))
        self.setAccessibleDescription(detail)

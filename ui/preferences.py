"""What the window remembers outside the desk: its look and its place. No people's words."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow

from ui.theme.theme import LARGEST, MODES, SMALLEST, Mode


class Preferences:
    """Theme, text size, geometry and the tab in view, in a small file."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the system."""
        found = self._settings.value("look/mode", "system")
        return next((mode for mode in MODES if mode == found), "system")

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("look/mode", mode)

    @property
    def text_size(self) -> float:
        """Text size, 0.85 to 1.5."""
        return _bounded(self._settings.value("look/text_size", 1.0), SMALLEST, LARGEST)

    @text_size.setter
    def text_size(self, size: float) -> None:
        self._settings.setValue("look/text_size", size)

    @property
    def tab(self) -> str:
        """The key of the tab last in view."""
        return str(self._settings.value("window/tab", ""))

    @tab.setter
    def tab(self, key: str) -> None:
        self._settings.setValue("window/tab", key)

    def order(self, kind: str) -> str:
        """Return in which order the records of a kind are listed, empty where none was chosen."""
        return str(self._settings.value(f"order/{kind}", ""))

    def keep_order(self, kind: str, order: str) -> None:
        """Remember in which order the records of a kind are listed."""
        self._settings.setValue(f"order/{kind}", order)

    @property
    def menu_bar(self) -> bool:
        """Whether the menu bar is shown."""
        return str(self._settings.value("window/menu_bar", "false")).lower() == "true"

    @menu_bar.setter
    def menu_bar(self, shown: bool) -> None:
        self._settings.setValue("window/menu_bar", shown)

    @property
    def presenting(self) -> bool:
        """Whether what is private is hidden until asked for; a lock in between does not end it."""
        return str(self._settings.value("window/presenting", "false")).lower() == "true"

    @presenting.setter
    def presenting(self, on: bool) -> None:
        self._settings.setValue("window/presenting", on)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without input the desk is locked; 0 is never."""
        return int(_bounded(self._settings.value("lock/minutes", 15), 0, 60))

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._settings.setValue("lock/minutes", minutes)

    @property
    def strict_lock(self) -> bool:
        """Whether a lock starts the program anew, so that nothing stays in memory."""
        return str(self._settings.value("lock/strict", "true")).lower() == "true"

    @strict_lock.setter
    def strict_lock(self, strict: bool) -> None:
        self._settings.setValue("lock/strict", strict)

    def keep_geometry(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        self._settings.sync()

    def restore_geometry(self, window: QMainWindow) -> bool:
        """Put the window where it was; tell whether there was anything to go by."""
        found: Any = self._settings.value("window/geometry")
        return isinstance(found, QByteArray) and window.restoreGeometry(found)


def _bounded(value: Any, low: float, high: float) -> float:
    try:
        return min(high, max(low, float(value)))
    except (TypeError, ValueError):
        return 1.0

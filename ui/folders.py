"""Where a desk and the window's own settings are kept unless another folder is named."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_NAME = "mentordesk"


def desk_folder() -> Path:
    """Return the usual folder of the desk, for example ``~/.local/share/mentordesk``."""
    return _under(QStandardPaths.StandardLocation.GenericDataLocation)


def settings_folder() -> Path:
    """Return the folder of the window's settings, for example ``~/.config/mentordesk``."""
    return _under(QStandardPaths.StandardLocation.GenericConfigLocation)


def _under(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place)) / _NAME

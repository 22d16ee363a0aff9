"""The bundled typeface: static cuts of Inter, registered once for the running application."""

from functools import cache

from PySide6.QtGui import QFontDatabase

import resources

FAMILY = "MentorDesk Inter"


@cache
def register_fonts() -> bool:
    """Make the bundled cuts known to Qt; false when a file could not be read.

    Needs a running application. Call it before the first window asks for a font.
    """
    paths = sorted((resources.root() / "fonts").glob("*.ttf"))
    return bool(paths) and all(QFontDatabase.addApplicationFont(str(path)) >= 0 for path in paths)

"""What every test of the window has: the theme at 100 %, and one offscreen complaint ignored."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.theme import Theme, theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Offscreen windows have no manager to tell their smallest size, and Qt warns of it."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    """Return the theme, light and at 100 % text whatever the test before left."""
    if (theme().mode, theme().scale, bool(qapp.styleSheet())) != ("light", 1.0, True):
        theme().apply(qapp, "light", 1.0)
    return theme()

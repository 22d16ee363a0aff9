"""What every test of the window has: the theme at 100 %, and one offscreen complaint ignored."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.store_runner import StoreRunner
from ui.theme.theme import Theme, theme
from ui.widgets.roles import CardData, Role, RowData

TOP = QModelIndex()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Offscreen there is no window manager to tell sizes, raise or grab, and Qt warns of it."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    """Return the theme, light and at 100 % text whatever the test before left.

    Windows of the test before go first: without an event loop Qt would keep them to the end, and
    every change of the theme would polish them again.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if (theme().mode, theme().scale, bool(qapp.styleSheet())) != ("light", 1.0, True):
        theme().apply(qapp, "light", 1.0)
    return theme()


@pytest.fixture
def runner() -> Iterator[StoreRunner]:
    """Return the store's thread, which ends with the test."""
    made = StoreRunner()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """Return a window that is shown, with its preferences in a file of the test."""
    made = MainWindow(Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def paint(qtbot: QtBot) -> Callable[..., set[str]]:
    """Return a function that paints a widget unseen and gives the colours it used."""

    def painted(widget: QWidget, width: int = 0, height: int = 0) -> set[str]:
        qtbot.addWidget(widget)
        hint = widget.sizeHint()
        widget.resize(width or hint.width(), height or hint.height())
        image = widget.grab().toImage()
        points = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {image.pixelColor(x, y).name().upper() for x, y in points}

    return painted


class ListModel(QAbstractListModel):
    """Headings (text) and cards or rows, whose ids are their titles."""

    def __init__(self, rows: list[str | CardData | RowData]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: QModelIndex = TOP) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = 0) -> object:
        """Return what a row is."""
        row = self.rows[index.row()]
        if isinstance(row, str):
            return {0: row, Role.IS_SECTION: True}.get(role)
        known = {0: row.title, Role.ID: row.title, Role.IS_SECTION: False}
        known[Role.CARD if isinstance(row, CardData) else Role.ROW] = row
        return known.get(role)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Headings can be neither chosen nor dragged."""
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        choose = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return choose | Qt.ItemFlag.ItemIsDragEnabled

    def show(self, rows: list[str | CardData | RowData]) -> None:
        """Show other rows, as after a query."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


@pytest.fixture
def list_model() -> type[ListModel]:
    """Return a small model of headings and cards."""
    return ListModel

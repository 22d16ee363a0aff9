"""Small programs that measure themselves; each prints one JSON object. Run as a module with a name.

Times are seconds from the start of the process's own code, memory is PSS in MiB.
"""

import json
import sys
import time

BEGAN = time.perf_counter()

from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402


def pss() -> float:
    """Return the proportional set size of this process in MiB."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def settle(app: object, check: object) -> None:
    """Process events until `check` holds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: check() and loop.quit())
    timer.start(1)  # in between the thread sleeps, as it does in the program
    if not check():
        loop.exec()


class PaintWatch:
    """Tells when a widget was first painted."""

    def __new__(cls, widget: object) -> object:
        from PySide6.QtCore import QEvent, QObject

        class Watch(QObject):
            painted = 0.0

            def eventFilter(self, watched: object, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and not self.painted:
                    self.painted = time.perf_counter()
                return False

        watch = Watch(widget)
        widget.installEventFilter(watch)
        return watch


def empty() -> dict[str, float]:
    """An empty main window with four tabs."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

    app = QApplication([])
    window = QMainWindow()
    tabs = QTabWidget()
    for name in ("One", "Two", "Three", "Four"):
        tabs.addTab(QWidget(), name)
    window.setCentralWidget(tabs)
    window.resize(1280, 800)
    watch = PaintWatch(tabs)
    window.show()
    settle(app, lambda: watch.painted)
    return {"painted": watch.painted - BEGAN, "pss": pss()}


def unlock_window(folder: str) -> dict[str, float]:
    """From the start to the lock screen painted, by the program's own `main`."""
    import gc

    gc.disable()  # as `main` does before it imports the window
    from ui import __main__ as program
    from ui.app import Application

    start, seen = Application.start, []

    def start_and_watch(self: Application, *then: object) -> None:
        start(self, *then)
        seen.append(PaintWatch(self.window.screen_shown()))
        self.window.seen.connect(self.window.close)

    Application.start = start_and_watch
    program.main(["--store", folder])
    return {"painted": seen[0].painted - BEGAN}


def first_tab(folder: str, key: str, rest: str = "0") -> dict[str, float]:
    """From an open key to the first tab painted, once all is imported; the memory `rest` s later.

    What is seen to after an opening is done in 3 s, and belongs to what an open desk takes.
    """
    from ui.app import Application
    from ui.preferences import Preferences
    from ui.theme.theme import apply, make_application

    app = make_application("bench")
    preferences = Preferences(Path(folder) / "bench.ini")
    apply(app, preferences.mode, preferences.text_size)
    running = Application(Path(folder), preferences)
    seen: list[int] = []
    running.start(lambda: seen.append(1))
    settle(app, lambda: seen)  # by then what can be loaded behind the lock screen is queued
    ready: list[int] = []
    running.runner.run(lambda: __import__("mentordesk.opening"), lambda _m: ready.append(1), print)
    settle(app, lambda: ready)
    from mentordesk.desk import open_desk

    began = time.perf_counter()
    running.runner.run(
        lambda: open_desk(Path(folder), bytes.fromhex(key)), running.flow._open, print
    )
    settle(app, lambda: running.open_desk is not None)
    space = running.open_desk.workspace
    settle(app, lambda: "overview" in space._made)
    view = space._made["overview"].widget
    watch = PaintWatch(view)
    settle(app, lambda: watch.painted and view._next_title.text())
    app.processEvents()
    painted = time.perf_counter() - began
    settle(app, lambda: time.perf_counter() > began + painted + float(rest))
    memory = pss()
    running.window.close()
    return {"painted": painted, "pss": memory}


def window_on(folder: str, key: str) -> tuple[Any, Any]:
    """Return Qt's application and ours, with the desk of that key open in an active window."""
    from ui.app import Application  # first, for it imports Qt lightly

    from PySide6.QtWidgets import QApplication  # isort: skip

    from mentordesk.desk import open_desk
    from ui.preferences import Preferences
    from ui.theme.theme import apply, make_application

    app = make_application("bench")
    preferences = Preferences(Path(folder) / "bench.ini")
    apply(app, preferences.mode, preferences.text_size)
    running = Application(Path(folder), preferences)
    running.window.show()
    running.runner.run(
        lambda: open_desk(Path(folder), bytes.fromhex(key)), running.flow._open, print
    )
    settle(app, lambda: running.open_desk is not None)
    QApplication.setActiveWindow(running.window)  # no window manager does it here
    return app, running


def inputs(folder: str, key: str) -> dict[str, object]:  # noqa: C901 - it is a script
    """A scripted visit of every tab: from each key or click to the window painted again."""
    app, running = window_on(folder, key)  # first, for it imports Qt lightly

    from collections.abc import Callable

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.tab_registry import TABS
    from ui.widgets.card_list import CardList
    from ui.widgets.check_row import CheckRow
    from ui.widgets.note_pane import NotePane
    from ui.widgets.segmented import Segmented

    space = running.open_desk.workspace
    visited: set[int] = set()
    times: dict[str, list[float]] = {}
    none = Qt.KeyboardModifier.NoModifier

    def timed(what: str, act: Callable[[], None]) -> None:
        """Do something and time it, from the input to the window painted again."""
        began = time.perf_counter()
        act()
        app.sendPostedEvents()  # what is to be laid out and painted is asked for by such events
        times.setdefault(what, []).append(time.perf_counter() - began)
        rest = time.perf_counter() + 0.12
        settle(app, lambda: time.perf_counter() > rest)

    def strike(what: str, key: int, modifier: Qt.KeyboardModifier = none) -> None:
        target = QApplication.focusWidget() or running.window
        timed(what, lambda: QTest.keyClick(target, key, modifier))

    def write(what: str, text: str) -> None:
        for letter in text:
            target = QApplication.focusWidget() or running.window
            timed(what, lambda target=target, letter=letter: QTest.keyClick(target, letter))

    def click(what: str, widget: QWidget | None) -> None:
        if widget is not None and widget.isVisible():
            button = Qt.MouseButton.LeftButton
            middle = widget.rect().center()
            timed(what, lambda: QTest.mouseClick(widget, button, none, middle))

    control = Qt.KeyboardModifier.ControlModifier
    for round_ in range(3):
        for number in range(len(TABS)):
            strike("tab by key", Qt.Key.Key_1 + number, control)
            page = space.tab.widget
            visited.add(id(page))
            for _step in range(4):
                strike("row by key", Qt.Key.Key_Down)
            for view in page.findChildren(CardList):
                click("row by click", view.viewport())
            for bar in page.findChildren(Segmented):
                click("filter by click", bar)
                bar.setCurrentIndex(0)
            for box in page.findChildren(CheckRow)[:2]:
                click("tick by click", box)
                strike("undo", Qt.Key.Key_Z, control)
            click("tab by click", space.sidebar.tabs)
        strike("tab by key", Qt.Key.Key_3, control)
        strike("form opened", Qt.Key.Key_F2)
        write("letter in a field", "abc")
        strike("form left", Qt.Key.Key_Escape)
        strike("tab by key", Qt.Key.Key_5, control)
        for pane in space.tab.widget.findChildren(NotePane):
            pane.setFocus()
            write("letter in a note", "abcde")
        strike("palette opened", Qt.Key.Key_K, control)
        write("letter in the palette", "rev")
        strike("palette left", Qt.Key.Key_Escape)
        if round_ == 0:
            times.clear()  # the first visit makes the tabs
    running.window.close()
    assert len(visited) == len(TABS)  # else the keys went nowhere
    return {"times": times}


def rows(count: str) -> dict[str, float]:
    """First paint of our list with many rows, against a QTableView on a bare model."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QApplication, QTableView

    from mentordesk.services.notes import NoteRow
    from ui.formats import LocaleFormats
    from ui.tabs.meeting_notes.entries import entries
    from ui.tabs.meeting_notes.model import NoteListModel
    from ui.theme.theme import apply
    from ui.widgets.card_list import CardList
    from ui.widgets.row_delegate import RowDelegate

    app = QApplication([])
    apply(app, "light", 1.0)
    many = [
        NoteRow(f"2026-{n % 12 + 1:02}-15T10:00:00.000Z", str(n), f"Note {n}", "words", None, n % 2)
        for n in range(int(count))
    ]
    found = entries(sorted(many, reverse=True), [], "2026-01-01", "Europe/Berlin", "all")

    class Bare(QAbstractTableModel):
        def rowCount(self, parent: object = None) -> int:
            return int(count)

        def columnCount(self, parent: object = None) -> int:
            return 1

        def data(self, index: object, role: int = 0) -> object:
            return many[index.row()].title if role == Qt.ItemDataRole.DisplayRole else None

    def first_paint(view: object, model: object, fill: object) -> float:
        view.resize(300, 700)
        watch = PaintWatch(view.viewport())
        began = time.perf_counter()
        view.setModel(model)
        fill()
        view.show()
        settle(app, lambda: watch.painted)
        return watch.painted - began

    table, bare = QTableView(), Bare()
    reference = first_paint(table, bare, lambda: None)
    table.hide()
    ours = CardList("Notes")
    ours.setItemDelegate(RowDelegate(ours))
    model = NoteListModel(LocaleFormats(), lambda: "Europe/Berlin")
    return {"reference": reference, "ours": first_paint(ours, model, lambda: model.show(found))}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))

"""Small programs that measure the vault in a process or a session of their own, as JSON.

Run as a module with a name. Times are seconds.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.programs import settle, window_on


def keyring_slot(folder: str, key: str, runs: str) -> dict[str, list[float]]:
    """Give the desk a slot of this session's keyring and open it by that, each time anew."""
    from mentordesk.vault import this_computer
    from mentordesk.vault.data_key import DataKey

    slot = this_computer.add(Path(folder), DataKey(bytes.fromhex(key)))
    command = [sys.executable, "-m", "tests.bench.vault_programs", "unlock_by_keyring", folder]
    seen: dict[str, list[float]] = {}
    try:
        for _run in range(int(runs)):
            for mark in Path(os.environ["XDG_RUNTIME_DIR"]).glob("mentordesk-*.opened"):
                mark.unlink()  # it opens a desk once after each login
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            for what, seconds in json.loads(done.stdout).items():
                seen.setdefault(what, []).append(seconds)
    finally:
        this_computer.remove(Path(folder), DataKey(bytes.fromhex(key)), slot)
    return seen


def unlock_by_keyring(folder: str) -> dict[str, float]:
    """Open a desk by the keyring in a process that loaded nothing yet, as the window does."""
    began = time.perf_counter()
    from mentordesk.opening import unlock_by_keyring

    loaded = time.perf_counter()
    desk = unlock_by_keyring(Path(folder))
    opened = time.perf_counter()
    desk.close()
    return {"with what it loads": opened - began, "alone": opened - loaded}


def lock(folder: str, key: str) -> dict[str, float]:
    """From Ctrl+L, in the middle of a note, to a blank sheet painted over the window."""
    app, running = window_on(folder, key)  # first, for it imports Qt lightly

    from PySide6.QtCore import QEvent, QObject, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.widgets.note_pane import NotePane

    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(running.window, Qt.Key.Key_5, control)
    page = running.open_desk.workspace.tab.widget
    settle(app, lambda: page.findChildren(NotePane))
    for pane in page.findChildren(NotePane):
        pane.setFocus()
        for letter in "abc":
            QTest.keyClick(QApplication.focusWidget() or running.window, letter)
    painted: list[QObject] = []
    blank: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched is running.window.screen_shown():
                painted.append(watched)
            return False

    cover, watch = running.window.cover, Watch()

    def cover_and_look() -> None:
        before = running.window.screen_shown()
        app.installEventFilter(watch)
        cover()
        blank.append(time.perf_counter())
        app.removeEventFilter(watch)
        sheet = running.window.screen_shown()
        assert sheet is not before
        assert painted[-1:] == [sheet]  # it is on the screen, not only asked for

    running.window.cover = cover_and_look
    began = time.perf_counter()
    QTest.keyClick(QApplication.focusWidget() or running.window, Qt.Key.Key_L, control)
    closed = time.perf_counter()
    assert running.open_desk is None
    running.window.close()
    return {"blank": blank[0] - began, "closed": closed - began}


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))

"""Small programs that measure the agreement's and the goals' tabs, as JSON. Times are seconds."""

import json
import sys
import time
from collections.abc import Callable
from functools import partial

from tests.bench.programs import settle, window_on


def goals(folder: str, key: str, runs: str) -> dict[str, list[float]]:
    """Show the Goals tab again and again, filter and sort it, from the key or choice to painted."""
    app, running = window_on(folder, key)  # first, for it imports Qt lightly

    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    space = running.open_desk.workspace
    settle(app, lambda: space.session.mentorship is not None)
    control = Qt.KeyboardModifier.ControlModifier
    times: dict[str, list[float]] = {"shown again": [], "filtered": [], "sorted": []}

    def timed(what: str, act: Callable[[], None]) -> None:
        began = time.perf_counter()
        act()
        app.sendPostedEvents()  # what is to be laid out and painted is asked for by such events
        times[what].append(time.perf_counter() - began)
        rest = time.perf_counter() + 0.15
        settle(app, lambda: time.perf_counter() > rest)

    for _run in range(int(runs) + 1):
        QTest.keyClick(running.window, Qt.Key.Key_1, control)
        rest = time.perf_counter() + 0.3
        settle(app, lambda rest=rest: time.perf_counter() > rest)
        timed("shown again", lambda: QTest.keyClick(running.window, Qt.Key.Key_3, control))
        presenter = space.tab.presenter
        for chosen in ("in_focus", "all"):
            timed("filtered", partial(presenter.choose_filter, chosen))
        for order in ("date", "progress", "own"):
            timed("sorted", partial(presenter.choose_order, order))
    assert len(space.tab.presenter.items) >= 500
    running.window.close()
    return {what: seen[2:] for what, seen in times.items()}  # the first makes the tab


if __name__ == "__main__":
    print(json.dumps(globals()[sys.argv[1]](*sys.argv[2:])))

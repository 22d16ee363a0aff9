"""What the session says reaches the lock; what it takes back does not."""

import pytest
from pytestqt.qtbot import QtBot

from ui.locking.session import SessionWatch


@pytest.mark.parametrize(
    ("slot", "given", "leaves"),
    [
        ("sleep", (True,), True),
        ("sleep", (False,), False),
        ("saver", (True,), True),
        ("saver", (False,), False),
        ("locked", (), True),
        ("changed", ("org.freedesktop.login1.Session", {"Active": False}, []), True),
        ("changed", ("org.freedesktop.login1.Session", {"Active": True}, []), False),
        ("changed", ("org.freedesktop.login1.Session", {"LockedHint": True}, []), True),
        ("changed", ("org.freedesktop.login1.Session", {"IdleHint": True}, []), False),
    ],
)
def test_what_counts_as_leaving(
    qtbot: QtBot, slot: str, given: tuple[object, ...], leaves: bool
) -> None:
    watch, left = SessionWatch(), []
    watch.left.connect(lambda: left.append(1))
    getattr(watch, slot)(*given)
    assert bool(left) is leaves


def test_listening_without_a_bus_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    watch = SessionWatch()
    watch.begin()
    watch.begin()

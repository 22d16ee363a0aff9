"""Idle time is asked of the system, or measured by our own windows."""

from PySide6.QtCore import QEvent, QObject

from ui.locking.idle import OwnInput, system_idle


def test_input_sets_it_back_and_other_events_do_not() -> None:
    moment = [100.0]
    own = OwnInput(lambda: moment[0])
    moment[0] = 160.0
    assert own.idle() == 60
    own.eventFilter(QObject(), QEvent(QEvent.Type.Timer))
    assert own.idle() == 60
    assert own.eventFilter(QObject(), QEvent(QEvent.Type.KeyPress)) is False
    assert own.idle() == 0


def test_a_system_without_anybody_to_ask_says_nothing(monkeypatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    found = system_idle()
    assert found is None or found >= 0

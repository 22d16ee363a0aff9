"""The wish for less motion is asked of the system, and no answer is no wish."""

import pytest

from ui.theme import motion


@pytest.fixture(autouse=True)
def forgotten():
    motion.reduced_motion.cache_clear()
    yield
    motion.reduced_motion.cache_clear()


def test_without_a_session_bus_nothing_is_asked(monkeypatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    assert motion.reduced_motion() is False


@pytest.mark.parametrize(
    ("answers", "wish"),
    [
        ({"reduced-motion": 1}, True),
        ({"reduced-motion": 0, "enable-animations": True}, False),
        ({"enable-animations": False}, True),
        ({}, False),
    ],
)
def test_either_setting_of_the_desktop_counts(monkeypatch, answers, wish) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.setattr(motion, "_setting", lambda _namespace, key: answers.get(key))
    assert motion._portal_asked() is wish


def test_a_failing_question_is_no_wish(monkeypatch) -> None:
    def fail() -> bool:
        raise OSError

    monkeypatch.setattr(motion, "_asked", fail)
    assert motion.reduced_motion() is False


def test_a_bus_that_is_not_there_answers_nothing(monkeypatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert motion._setting("org.freedesktop.appearance", "reduced-motion") is None

"""One window a desk: a second start asks the first to come forward."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtCore import QDir
from pytestqt.qtbot import QtBot

from ui import single_instance
from ui.single_instance import SingleInstance


@pytest.fixture
def first(tmp_path: Path, qapp: object) -> Iterator[SingleInstance]:
    made = SingleInstance(tmp_path)
    yield made
    made.close()


def second_start(folder: Path, answers: list[bool]) -> Thread:
    """Start again on another thread, as another process would while the first one works."""

    def start() -> None:
        again = SingleInstance(folder)
        answers.append(again.is_first())
        again.close()

    thread = Thread(target=start)
    thread.start()
    return thread


def test_the_second_start_ends_and_the_first_comes_forward(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    answers: list[bool] = []
    assert first.is_first()
    first.listen()
    with qtbot.waitSignal(first.asked_to_show, timeout=5000):
        thread = second_start(tmp_path, answers)
    qtbot.waitUntil(lambda: bool(answers), timeout=5000)
    thread.join()
    assert answers == [False]


def test_the_place_is_free_again_after_the_first_is_closed(
    first: SingleInstance, tmp_path: Path
) -> None:
    assert first.is_first()
    first.listen()
    first.close()
    after = SingleInstance(tmp_path)
    assert after.is_first()
    after.close()


def test_another_desk_has_a_window_of_its_own(first: SingleInstance, tmp_path: Path) -> None:
    assert first.is_first()
    other = SingleInstance(tmp_path / "other")
    assert other.is_first()
    other.close()


def test_a_first_start_that_does_not_answer_keeps_nobody_out(
    first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_PATIENCE_SECONDS", 0.1)
    assert first.is_first()  # and never listens
    began = time.monotonic()
    again = SingleInstance(tmp_path)
    assert again.is_first()
    assert time.monotonic() - began < 2
    again.close()


def test_what_a_crash_left_behind_is_no_hindrance(
    first: SingleInstance, tmp_path: Path, qtbot: QtBot
) -> None:
    first.listen()
    path = Path(QDir.tempPath()) / first._name
    first.close()
    path.touch()  # a socket nobody listens to
    after = SingleInstance(tmp_path)
    assert after.is_first()
    after.listen()
    assert after._server is not None
    assert after._server.isListening()
    after.close()
    path.unlink(missing_ok=True)


def test_the_name_others_can_see_tells_nothing_of_the_path(
    first: SingleInstance, tmp_path: Path
) -> None:
    assert tmp_path.name not in first._name
    assert first._name == SingleInstance(tmp_path / ".." / tmp_path.name)._name

"""The pictures of every screen: each can be made, and each shows what it is named for."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from ui import screens
from ui.tab_registry import TABS
from ui.workspace import Workspace


def test_every_screen_can_be_painted(qtbot: QtBot) -> None:
    names: list[str] = []
    for name, make in screens._screens():
        widget = make()
        qtbot.addWidget(widget)
        QApplication.processEvents()
        picture = widget.grab()
        names.append(name)
        assert not picture.isNull(), name
        if not isinstance(widget, QDialog):
            assert picture.deviceIndependentSize().toSize() == QSize(1280, 800), name
        widget.close()
    assert len(set(names)) == len(names)
    for tab in TABS:
        assert {tab.key, f"{tab.key}-empty"} <= set(names)


def test_the_form_of_a_goal_is_open(qtbot: QtBot) -> None:
    with screens._sample() as desk:
        space = screens._goal_form(desk)
        qtbot.addWidget(space)
        assert isinstance(space, Workspace)
        titles = [one for one in space.findChildren(QLineEdit) if one.accessibleName() == "Goal"]
        assert titles[0].isVisible()
        assert titles[0].text()


def test_the_trash_has_something_in_it_and_the_desk_is_left_as_it_was(qtbot: QtBot) -> None:
    with screens._sample() as desk:
        pair = desk.mentorships.in_view()
        assert pair is not None
        before = [goal.title for goal in desk.goals.all(pair.mentorship_id)]
        dialog = screens._dialog(desk, "trash")
        qtbot.addWidget(dialog)
        models = [view.model() for view in dialog.findChildren(QAbstractItemView) if view.model()]
        rows = [str(m.index(n, 0).data()) for m in models for n in range(m.rowCount())]
        assert any(before[-1] in row for row in rows)
        assert [goal.title for goal in desk.goals.all(pair.mentorship_id)] == before


def test_the_sample_leaves_nothing_behind() -> None:
    with screens._sample() as desk:
        folder = Path(desk.store.path).parent
        assert folder.exists()
    assert not folder.exists()


def test_it_is_painted_again_at_twice_the_pixels(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs: list[tuple[str, str]] = []

    class Run:
        def __init__(self, command: list[str], *, env: dict[str, str]) -> None:
            assert command[1:] == ["-m", "ui.screens", str(tmp_path)]
            runs.append((env["MENTORDESK_SCREENS_AT"], env["QT_SCALE_FACTOR"]))

        def wait(self) -> int:
            return 0

    monkeypatch.delenv("MENTORDESK_SCREENS_AT", raising=False)
    monkeypatch.setattr(sys, "argv", ["screens", str(tmp_path)])
    monkeypatch.setattr("subprocess.Popen", Run)
    assert screens.main() == 0
    assert runs == [("1x", "1"), ("2x", "2")]
    assert capsys.readouterr().out == f"0 pictures in {tmp_path}\n"

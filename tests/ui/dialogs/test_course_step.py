"""A step of the closing says what it is, and each of its buttons what it is for."""

from pytestqt.qtbot import QtBot

from tests.support.shown import read, show
from ui.dialogs.course_step import Step, step_button


def test_a_step_and_another_remark(qtbot: QtBot) -> None:
    button = step_button("PDF…", "Readable archive")
    step = Step("archive", "Readable archive", "To read without MentorDesk", [button])
    show(qtbot, step)
    assert {"Readable archive", "To read without MentorDesk"} <= set(read(step))
    assert button.accessibleName() == "Readable archive: PDF…"
    step.show_about("Saved on 1 May")
    assert "Saved on 1 May" in read(step)

"""What presenters are given."""

import dataclasses
import sys
from subprocess import run

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from tests.support.stage import context_for
from ui.ports import TabContext


def test_the_mentorship_is_the_one_in_view_now(desk: Desk, mentorship: Mentorship) -> None:
    context, stage = context_for(desk)
    assert context.mentorship_id == mentorship.mentorship_id
    other = dataclasses.replace(mentorship, mentorship_id="other")  # type: ignore[arg-type]
    stage.session.show_mentorship(other)
    assert context.mentorship_id == "other"


def test_a_tab_cannot_change_what_all_are_given(desk: Desk) -> None:
    context, _stage = context_for(desk)
    with pytest.raises(dataclasses.FrozenInstanceError):
        context.now = context.now  # type: ignore[misc]
    assert isinstance(context, TabContext)


def test_presenters_can_be_had_without_qt() -> None:
    modules = ("boundaries", "expectations", "goals", "meeting_notes", "overview")
    imports = "; ".join(f"import ui.tabs.{name}.presenter" for name in modules)
    check = f"import sys, ui.ports; {imports}; sys.exit('PySide6' in sys.modules)"
    assert run([sys.executable, "-c", check], check=False).returncode == 0

"""A way in is tried where nothing is at stake: it opens the desk, or it does not."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from tests.support.keyed import PASSPHRASE, give_keys
from tests.support.shown import press, read, show
from ui.desk_session import DeskSession
from ui.dialogs.security_pages import TryPage
from ui.inline_runner import InlineRunner


@pytest.mark.parametrize("code", [False, True])
def test_what_opens_it_is_said_and_forgotten(
    desk: Desk, folder: Path, raw_key: bytes, qtbot: QtBot, code: bool
) -> None:
    made = give_keys(folder, raw_key)
    page = TryPage(DeskSession(desk, InlineRunner()), code=code)
    show(qtbot, page)
    told: list[str] = []
    page.left.connect(told.append)
    press(page, "Try it")  # with nothing typed, nothing is tried
    page.field.setText("something else entirely")
    press(page, "Try it")
    refusal = "A character of the recovery code is wrong" if code else "No, it does not open"
    assert any(refusal in line for line in read(page))
    assert told == []
    page.field.setText(made.recovery_code if code else PASSPHRASE)
    press(page, "Try it")
    assert told == ["Yes, it opens the desk."]
    assert page.field.text() == ""

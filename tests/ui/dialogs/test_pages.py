"""A page waits while its verb runs, says what failed, and can be left."""

from collections.abc import Generator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.errors import WrongPassphrase
from tests.support.shown import press, read
from ui.desk_session import DeskSession
from ui.dialogs.pages import Page, Pages
from ui.inline_runner import InlineRunner
from ui.widgets.buttons import Button


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> Page:
    made = Page(DeskSession(desk, InlineRunner()), "Title", "Text")
    made.compose()
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_done_is_handed_on_and_the_verb_is_free_again(page: Page) -> None:
    verb, done = Button("Do it"), []
    page.say("something was wrong before")

    def steps() -> Generator[float, None, int]:
        assert not verb.isEnabled()
        yield 0.5
        return 7

    page.run(steps(), done.append, verb)
    assert done == [7]
    assert verb.isEnabled()
    assert "something was wrong before" not in read(page)


def test_what_fails_is_said_here(page: Page) -> None:
    def steps() -> Generator[float, None, None]:
        yield 0.5
        raise WrongPassphrase

    verb = Button("Do it")
    page.run(steps(), lambda _none: None, verb)
    assert any("does not open" in line for line in read(page))
    assert verb.isEnabled()


def test_the_way_back_says_nothing(page: Page, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.left) as left:
        press(page, "Back")
    assert left.args == [""]


def test_a_page_is_turned_to_and_left_with_its_words(page: Page, qtbot: QtBot) -> None:
    pages, main, said = Pages(), QWidget(), []
    qtbot.addWidget(pages)
    pages.set_main(main)
    pages.came_back.connect(said.append)
    pages.show()
    pages.turn_to(page)
    assert pages.currentWidget() is page
    page.left.emit("It is done.")
    assert pages.currentWidget() is main
    assert said == ["It is done."]

"""A tab with a list and a page as a person uses it: by keyboard, with words being typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from mentordesk.desk import Desk
from mentordesk.domain.goal import Standing
from mentordesk.domain.mentorship import Mentorship
from tests.support.later_runner import LaterRunner
from tests.support.shown import named, press, read, show_tab
from tests.support.stage import Stage
from ui.list_detail.tab import ListDetailTab
from ui.list_detail.view import ListDetailView
from ui.tabs.goals.view import make
from ui.theme.theme import theme


@pytest.fixture
def both(desk: Desk, mentorship: Mentorship, qtbot: QtBot) -> tuple[ListDetailTab, Stage]:
    for title in ("One", "Two", "Three"):
        desk.goals.add(mentorship.mentorship_id, title=title)
    return show_tab(qtbot, desk, make)


@pytest.fixture
def tab(both: tuple[ListDetailTab, Stage]) -> ListDetailTab:
    return both[0]


@pytest.fixture
def view(tab: ListDetailTab) -> ListDetailView:
    tab.focus()
    return tab.view


def titles(view: ListDetailView) -> list[str]:
    rows = (view.model.index(row, 0) for row in range(view.model.rowCount()))
    return [row.data() for row in rows if row.flags() & Qt.ItemFlag.ItemIsSelectable]


def chosen(view: ListDetailView) -> str:
    return str(view.list.currentIndex().data())


def field(view: ListDetailView) -> QLineEdit:
    return named(view.form, "Goal", QLineEdit)


def test_arrow_keys_choose_what_the_page_shows(view: ListDetailView, qtbot: QtBot) -> None:
    assert chosen(view) == "One"
    assert "One" in read(view)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert chosen(view) == "Two"
    assert "Two" in read(view)
    assert "One" not in read(view)


def test_enter_edits_and_escape_goes_back_with_all_saved(
    view: ListDetailView, qtbot: QtBot, desk: Desk
) -> None:
    goal = view.list.current_id()
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert field(view).hasFocus()
    assert field(view).selectedText() == "One"
    qtbot.keyClicks(field(view), "Uno")
    qtbot.keyClick(field(view), Qt.Key.Key_Escape)
    assert view.list.hasFocus()
    assert desk.goals.get(goal).title == "Uno"
    assert titles(view) == ["Uno", "Two", "Three"]
    assert not field(view).isVisible()


def test_done_saves_too(view: ListDetailView, qtbot: QtBot, tab: ListDetailTab) -> None:
    tab.edit()
    qtbot.keyClicks(field(view), "Uno")
    press(view, "Done")
    assert chosen(view) == "Uno"


def test_typing_is_saved_after_a_pause_and_stays_while_it_goes_on(
    view: ListDetailView, qtbot: QtBot, desk: Desk, tab: ListDetailTab
) -> None:
    tab.edit()
    with qtbot.waitSignal(view.form.edited, timeout=3000):
        qtbot.keyClicks(field(view), "Uno")
    assert desk.goals.get(view.list.current_id()).title == "Uno"
    qtbot.keyClicks(field(view), " e due")
    tab.presenter.refresh()
    assert field(view).text() == "Uno e due"
    assert field(view).hasFocus()


def test_typing_belongs_to_the_record_it_was_typed_for(
    desk: Desk, mentorship: Mentorship, qtbot: QtBot
) -> None:
    """As on the store's thread: the words are saved after another card was chosen."""
    first, second = (
        desk.goals.add(mentorship.mentorship_id, title=title).made for title in ("One", "Two")
    )
    runner = LaterRunner()
    tab, _stage = show_tab(qtbot, desk, make, runner)
    runner.go()
    tab.edit()
    runner.go()
    qtbot.keyClicks(field(tab.view), "Uno")
    tab.view.list.select_id(second)
    runner.go()
    assert [desk.goals.get(goal).title for goal in (first, second)] == ["Uno", "Two"]
    assert titles(tab.view) == ["Uno", "Two"]
    assert chosen(tab.view) == "Two"
    assert not field(tab.view).isVisible()


def test_a_problem_stands_beneath_its_field_until_it_is_mended(
    view: ListDetailView, qtbot: QtBot, tab: ListDetailTab
) -> None:
    tab.edit()
    qtbot.keyClick(field(view), Qt.Key.Key_Backspace)
    view.flush()
    assert "Please fill this in" in read(view.form)
    qtbot.keyClicks(field(view), "Uno")
    view.flush()
    assert "Please fill this in" not in read(view.form)


def test_delete_key_and_undo(
    view: ListDetailView, qtbot: QtBot, both: tuple[ListDetailTab, Stage]
) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert titles(view) == ["One", "Three"]
    assert chosen(view) == "Three"
    both[1].session.undo()
    assert titles(view) == ["One", "Two", "Three"]
    assert chosen(view) == "Three"


def test_alt_and_arrows_move_and_keep_the_choice(view: ListDetailView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(view) == ["Two", "One", "Three"]
    assert chosen(view) == "One"
    qtbot.keyClick(view.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert titles(view) == ["One", "Two", "Three"]


def test_dropping_puts_a_card_behind_the_one_above(view: ListDetailView) -> None:
    view.list.reordered.emit(view.list.current_id(), 3)  # between the second and the third card
    assert titles(view) == ["Two", "One", "Three"]
    assert chosen(view) == "One"


def test_a_filter_by_keyboard(
    view: ListDetailView, qtbot: QtBot, desk: Desk, tab: ListDetailTab
) -> None:
    desk.goals.set_standing(view.list.current_id(), Standing.LATER)
    tab.presenter.refresh()
    view.segmented.setFocus()
    for _step in range(2):
        qtbot.keyClick(view.segmented, Qt.Key.Key_Right)
    assert titles(view) == ["One"]
    desk.goals.set_standing(view.list.current_id(), Standing.IN_FOCUS)
    tab.presenter.refresh()
    assert "Nothing here. Choose another filter to see the rest." in read(view)


def test_the_menu_of_a_card(view: ListDetailView, qtbot: QtBot) -> None:
    view.list.menu_requested.emit(view.list.current_id(), view.mapToGlobal(view.pos()))
    menu = view.findChild(QMenu)
    assert menu is not None
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == ["Edit", "Move up", "Move down", "Delete"]
    menu.actions()[2].trigger()
    assert titles(view) == ["Two", "One", "Three"]
    menu.close()


def test_a_refresh_repaints_without_losing_the_place(
    view: ListDetailView, qtbot: QtBot, desk: Desk, tab: ListDetailTab
) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    desk.goals.update(view.list.current_id(), title="Dos")
    tab.presenter.refresh()
    assert chosen(view) == "Dos"
    assert view.list.hasFocus()


def test_what_is_asked_of_nobody_is_said(qapp: QApplication, tab: ListDetailTab) -> None:
    tab.view._presenter = None
    with pytest.raises(RuntimeError):
        _ = tab.view.presenter


def test_the_page_grows_with_the_text(view: ListDetailView, qapp: QApplication) -> None:
    before = view._inspector.width()
    theme().apply(qapp, "light", 1.5)
    assert view._inspector.width() == round(before * 1.5)


def test_things_are_dragged_and_moved_in_their_own_order_alone(
    both: tuple[ListDetailTab, Stage], view: ListDetailView, qtbot: QtBot
) -> None:
    tab, stage = both
    assert view.list.dragEnabled()
    assert view.orders.isVisible()
    tab.presenter.choose_order("date")
    assert not view.list.dragEnabled()
    assert not view.list.acceptDrops()
    qtbot.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(view) == ["One", "Two", "Three"]
    assert stage.said == ["This list is sorted. Choose your own order to move things."]
    view._show_menu(tab.presenter.current, view.mapToGlobal(view.rect().center()))
    menu = view.findChildren(QMenu)[-1]
    assert [one.text() for one in menu.actions() if one.text()] == ["Edit", "Delete"]
    menu.close()
    tab.presenter.choose_order("own")
    assert view.list.dragEnabled()
    qtbot.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert titles(view) == ["Two", "One", "Three"]

"""The palette: typed into, steered by keys, and gone without a trace."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from ui.dialogs.palette import Palette, PaletteItem
from ui.widgets.label import Label
from ui.widgets.layout import boxed, column

Key = Qt.Key
COMMANDS = [PaletteItem(f"c{n}", "command", "plus", f"Command {n}") for n in range(30)]


def found(*keys: str) -> list[PaletteItem]:
    return [PaletteItem(key, "note", "file-text", f"\x02{key}\x03", "words") for key in keys]


class Desk:
    """A window with a field that has the focus, and the palette over it."""

    def __init__(self, qtbot) -> None:
        self.under = QLineEdit()
        self.window = boxed(column(self.under, None))
        qtbot.addWidget(self.window)
        self.window.resize(900, 600)
        self.window.show()
        self.window.activateWindow()
        self.under.setFocus()
        qtbot.waitUntil(self.under.hasFocus)
        self.palette = Palette(self.window)
        self.asked: list[str] = []
        self.chosen: list[str] = []
        self.closed: list[bool] = []
        self.palette.query_changed.connect(self.asked.append)
        self.palette.chosen.connect(lambda item: self.chosen.append(item.key))
        self.palette.closed.connect(lambda: self.closed.append(True))
        self.palette.open_with(COMMANDS)

    @property
    def field(self) -> QWidget:
        return self.palette.findChild(QLineEdit)

    @property
    def view(self) -> QListView:
        return self.palette.findChild(QListView)

    def current(self) -> str:
        return str(self.view.currentIndex().data())


@pytest.fixture
def desk(qtbot) -> Desk:
    return Desk(qtbot)


def test_it_opens_with_the_focus_in_the_field(desk) -> None:
    assert desk.field.hasFocus()
    assert desk.palette.geometry() == desk.window.rect()
    assert desk.field.accessibleName() == "Search everything"
    assert desk.view.accessibleName() == "Results"
    assert desk.current() == "Command 0"


def test_keys_move_along_the_rows(desk, qtbot) -> None:
    for key, row in (
        (Key.Key_Down, 1),
        (Key.Key_Up, 0),
        (Key.Key_Up, 29),
        (Key.Key_Down, 0),
        (Key.Key_Tab, 1),
        (Key.Key_Backtab, 0),
        (Key.Key_PageUp, 0),
    ):
        qtbot.keyClick(desk.field, key)
        assert desk.view.currentIndex().row() == row
    qtbot.keyClick(desk.field, Key.Key_PageDown)
    assert 3 < desk.view.currentIndex().row() < 29
    assert desk.field.hasFocus()


def test_enter_chooses_closes_and_gives_the_focus_back(desk, qtbot) -> None:
    order: list[str] = []
    desk.palette.closed.connect(lambda: order.append("closed"))
    desk.palette.chosen.connect(lambda _item: order.append(str(desk.under.hasFocus())))
    qtbot.keyClick(desk.field, Key.Key_Down)
    qtbot.keyClick(desk.field, Key.Key_Return)
    assert desk.chosen == ["c1"]
    assert order == ["closed", "True"]
    assert not desk.palette.isVisible()


def test_escape_and_a_click_beside_the_card_close_without_a_choice(desk, qtbot) -> None:
    qtbot.keyClick(desk.field, Key.Key_Escape)
    assert (desk.closed, desk.chosen) == ([True], [])
    assert desk.under.hasFocus()
    desk.palette.open_with(COMMANDS)
    qtbot.mouseClick(desk.palette, Qt.MouseButton.LeftButton, pos=QPoint(450, 100))
    assert desk.palette.isVisible()
    qtbot.mouseClick(desk.palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 590))
    assert desk.closed == [True, True]


def test_a_click_chooses(desk, qtbot) -> None:
    spot = desk.view.visualRect(desk.view.model().index(2, 0)).center()
    qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.chosen == ["c2"]


def test_typing_asks_and_only_the_present_answer_is_shown(desk, qtbot) -> None:
    qtbot.keyClicks(desk.field, "ab")
    assert desk.asked == ["a", "ab"]
    desk.palette.show_results("a", found("old"))
    assert desk.current() == "Command 0"
    desk.palette.show_results("ab", found("x", "y"))
    assert desk.current() == "x"


def test_a_better_answer_to_the_same_query_keeps_the_row(desk, qtbot) -> None:
    qtbot.keyClicks(desk.field, "a")
    desk.palette.show_results("a", found("x", "y"))
    qtbot.keyClick(desk.field, Key.Key_Down)
    desk.palette.show_results("a", found("z", "x", "y"))
    assert desk.current() == "y"


def test_enter_before_the_answer_waits_for_it(desk, qtbot) -> None:
    qtbot.keyClicks(desk.field, "a")
    qtbot.keyClick(desk.field, Key.Key_Return)
    assert desk.chosen == []
    desk.palette.show_results("a", found("x"))
    assert desk.chosen == ["x"]


def test_nothing_found_is_said_in_words(desk, qtbot) -> None:
    qtbot.keyClicks(desk.field, "zz")
    desk.palette.show_results("zz", [])
    shown = [label.text() for label in desk.palette.findChildren(Label) if label.isVisible()]
    assert shown == ["Nothing found for “zz”."]
    assert not desk.view.isVisible()
    qtbot.keyClick(desk.field, Key.Key_Down)
    qtbot.keyClick(desk.field, Key.Key_Return)
    assert desk.chosen == []


def test_an_empty_field_offers_the_commands_again(desk, qtbot) -> None:
    qtbot.keyClicks(desk.field, "a")
    desk.palette.show_results("a", [])
    qtbot.keyClick(desk.field, Key.Key_Backspace)
    assert desk.asked[-1] == ""
    assert desk.view.isVisible()
    assert desk.current() == "Command 0"
    desk.palette.show_results("", found("x"))
    assert desk.current() == "Command 0"


def test_it_leaves_nothing_behind(desk, qtbot) -> None:
    qtbot.keyClicks(desk.field, "secret")
    desk.palette.show_results("secret", found("x"))
    desk.palette.dismiss()
    assert desk.view.model().rowCount() == 0
    assert desk.palette.query() == ""


def test_it_closes_when_the_focus_goes_elsewhere(desk) -> None:
    desk.under.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.closed == [True]
    assert QApplication.focusWidget() is desk.under


def test_it_fits_its_window_and_the_text(desk, look, qapp) -> None:
    desk.window.resize(500, 400)
    qapp.processEvents()
    assert desk.palette.size() == desk.window.size()
    look.apply(qapp, "dark", 1.5)
    card = desk.view.parentWidget().parentWidget()
    assert card.width() <= 500
    assert card.geometry().bottom() < 400

"""One row of a checklist."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.theme.theme import theme
from ui.widgets.check_row import CheckBox, CheckRow, is_left

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@pytest.fixture
def row(qtbot: QtBot) -> CheckRow:
    made = CheckRow()
    made.show_item("1", "Draft the record", False, "Due 4 December")
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    with qtbot.waitActive(made):
        made.show()
    made.check.setFocus()
    return made


def edit(row: CheckRow) -> QLineEdit:
    found = row.findChild(QLineEdit)
    assert found is not None
    return found


def test_a_screen_reader_meets_a_check_box_with_the_words(row: CheckRow) -> None:
    told = QAccessible.queryAccessibleInterface(row.check)
    assert told.role() == QAccessible.Role.CheckBox
    assert told.text(QAccessible.Text.Name) == "Draft the record"
    assert told.text(QAccessible.Text.Description) == "Due 4 December"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_box_is_filled_when_done(
    qapp: QApplication, paint: Callable[..., set[str]], mode: str
) -> None:
    theme().apply(qapp, mode, 1.0)
    box = CheckBox()
    accent = theme().color("accent").name().upper()
    assert accent not in paint(box)
    box.setChecked(True)
    assert accent in paint(box)


@pytest.mark.parametrize(
    ("key", "held", "verb"),
    [
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, "rename"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "open"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "open"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "remove"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "previous"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "move down"),
    ],
)
def test_its_keys_ask_before_the_window_runs_a_command_for_them(
    row: CheckRow, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier, verb: str
) -> None:
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    override.ignore()
    QApplication.sendEvent(row.check, override)
    assert override.isAccepted()
    with qtbot.waitSignal(row.asked) as told:
        qtbot.keyClick(row.check, key, held)
    assert told.args == [verb]


def test_other_keys_are_left_to_the_window(row: CheckRow, qtbot: QtBot) -> None:
    override = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier
    )
    override.ignore()
    QApplication.sendEvent(row.check, override)
    assert not override.isAccepted()


def test_space_ticks(row: CheckRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.toggled) as told:
        qtbot.keyClick(row.check, Qt.Key.Key_Space)
    assert told.args == [True]


def test_renaming(row: CheckRow, qtbot: QtBot) -> None:
    row.rename()
    assert edit(row).hasFocus()
    qtbot.keyClicks(edit(row), "Write it")
    with qtbot.waitSignal(row.renamed) as told:
        qtbot.keyClick(edit(row), Qt.Key.Key_Return)
    assert told.args == ["Write it"]
    assert row.check.hasFocus()


@pytest.mark.parametrize("typed", ["", "   ", "Draft the record"])
def test_nothing_new_is_no_renaming(row: CheckRow, qtbot: QtBot, typed: str) -> None:
    row.rename()
    edit(row).setText(typed)
    with qtbot.assertNotEmitted(row.renamed):
        row.finish()
    assert edit(row).isHidden()


def test_escape_keeps_the_old_words_and_stays_in_the_row(row: CheckRow, qtbot: QtBot) -> None:
    row.rename()
    qtbot.keyClicks(edit(row), "Other")
    escape = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier
    )
    escape.ignore()
    QApplication.sendEvent(edit(row), escape)
    assert escape.isAccepted()
    with qtbot.assertNotEmitted(row.renamed):
        qtbot.keyClick(edit(row), Qt.Key.Key_Escape)
    assert row.check.hasFocus()


def test_going_elsewhere_takes_the_new_words(row: CheckRow, qtbot: QtBot) -> None:
    row.rename()
    qtbot.keyClicks(edit(row), "Other")
    with qtbot.waitSignal(row.renamed) as told:
        row.check.setFocus()
    assert told.args == ["Other"]


def test_news_of_the_item_leave_a_field_being_typed_in_alone(row: CheckRow, qtbot: QtBot) -> None:
    row.rename()
    qtbot.keyClicks(edit(row), "Other")
    row.show_item("1", "From elsewhere", True, "")
    assert edit(row).text() == "Other"


def drag(row: CheckRow, to: QPoint) -> None:
    def send(kind: QEvent.Type, at: QPoint, buttons: Qt.MouseButton) -> None:
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        none = Qt.KeyboardModifier.NoModifier
        spot, wide = QPointF(at), QPointF(row.mapToGlobal(at))
        QApplication.sendEvent(row, QMouseEvent(kind, spot, wide, button, buttons, none))

    send(QEvent.Type.MouseButtonPress, QPoint(50, 10), LEFT)
    send(QEvent.Type.MouseMove, to, LEFT)
    send(QEvent.Type.MouseButtonRelease, to, NONE)


def test_a_drag_tells_where(row: CheckRow, qtbot: QtBot) -> None:
    with qtbot.waitSignals([row.dragged, row.dropped]):
        drag(row, QPoint(50, 90))


def test_a_small_movement_is_no_drag(row: CheckRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.dropped):
        drag(row, QPoint(52, 11))


def test_words_wrap_and_larger_text_makes_a_higher_row(row: CheckRow, qapp: QApplication) -> None:
    height = row.heightForWidth(300)
    row.show_item("1", "Walk Amara through the draft and take the time " * 3, False, "")
    row.layout().activate()
    assert row.heightForWidth(300) > height
    theme().apply(qapp, "light", 1.5)
    assert row.check.sizeHint().height() == 36


@pytest.mark.parametrize(
    ("reason", "left"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.OtherFocusReason, True),
        (Qt.FocusReason.PopupFocusReason, False),
        (Qt.FocusReason.ActiveWindowFocusReason, False),
    ],
)
def test_a_menu_or_another_window_is_no_leaving(reason: Qt.FocusReason, left: bool) -> None:
    assert is_left(QFocusEvent(QEvent.Type.FocusOut, reason)) is left
    assert not is_left(QFocusEvent(QEvent.Type.FocusIn, reason))
    assert not is_left(QEvent(QEvent.Type.Show))

"""Tabs carry keys and are walked through by keyboard."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent

from ui.widgets.tab_bar import PaintedTabBar


class Upright(PaintedTabBar):
    steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}  # noqa: RUF012


def filled(qtbot) -> Upright:
    bar = Upright()
    qtbot.addWidget(bar)
    for key in ("a", "b", "c"):
        bar.setTabData(bar.addTab(key.upper()), key)
    return bar


def test_keys_name_the_tabs(qtbot) -> None:
    bar = filled(qtbot)
    with qtbot.waitSignal(bar.current_key_changed) as told:
        bar.select_key("c")
    assert told.args == ["c"]
    bar.select_key("unknown")
    assert bar.current_key() == "c"
    assert bar.index_of("b") == 1
    assert bar.key_at(7) == ""


def test_home_end_and_the_steps_stop_at_the_ends(qtbot) -> None:
    bar = filled(qtbot)
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Up):
        qtbot.keyClick(bar, key)
        walked.append(bar.current_key())
    assert walked == ["b", "c", "c", "a", "a"]
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.current_key() == "b"


def test_the_pointer_is_noted_and_forgotten(qtbot) -> None:
    bar = filled(qtbot)
    bar.resize(bar.sizeHint())
    spot = QPointF(bar.tabRect(1).center())
    button = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, spot, spot, button, button, Qt.KeyboardModifier.NoModifier
    )
    bar.mouseMoveEvent(move)
    assert bar._hovered == 1
    bar.leaveEvent(QEvent(QEvent.Type.Leave))
    assert bar._hovered == -1

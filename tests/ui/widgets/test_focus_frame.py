"""The ring shows for the keyboard alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTextEdit

from ui.widgets.focus_frame import FocusFrame


@pytest.mark.parametrize(
    ("reason", "ringed"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.BacktabFocusReason, True),
        (Qt.FocusReason.ShortcutFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, False),
        (Qt.FocusReason.OtherFocusReason, False),
    ],
)
def test_the_ring_follows_the_focus(look, qapp, qtbot, reason, ringed: bool) -> None:
    inner = QTextEdit()
    frame = FocusFrame(inner)
    qtbot.addWidget(frame)
    frame.resize(100, 80)
    qapp.sendEvent(inner, QFocusEvent(QEvent.Type.FocusIn, reason))
    assert frame.is_ringed() == ringed
    edge = frame.grab().toImage().pixelColor(50, 0)
    assert (edge == look.color("accent")) == ringed
    qapp.sendEvent(inner, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert not frame.is_ringed()

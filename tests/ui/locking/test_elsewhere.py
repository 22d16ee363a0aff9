"""Windows tells in messages to a window; what they say is told apart here."""

import ctypes
import sys
from ctypes import wintypes

import pytest
from pytestqt.qtbot import QtBot

from ui.locking.elsewhere import WindowsMessages, is_leave


@pytest.mark.parametrize(
    ("message", "word", "leaves"),
    [
        (0x02B1, 0x7, True),  # the session is locked
        (0x02B1, 0x8, False),  # it is unlocked
        (0x02B1, 0x2, True),  # another user takes the screen
        (0x02B1, 0x1, False),  # this user takes it again
        (0x02B1, 0x4, True),  # a remote session is let go
        (0x0218, 0x4, True),  # the computer goes to sleep
        (0x0218, 0x12, False),  # it is awake again
        (0x0100, 0x7, False),  # a key that has the same number
    ],
)
def test_what_counts_as_leaving(message: int, word: int, leaves: bool) -> None:
    assert is_leave(message, word) is leaves


@pytest.mark.skipif(sys.platform == "win32", reason="made up, in place of Windows' own")
def test_a_message_is_read_and_left_to_qt(qtbot: QtBot) -> None:
    left: list[int] = []
    listening = WindowsMessages(0, lambda: left.append(1))
    sent = wintypes.MSG(None, 0x02B1, 0x7, 0, 0)
    assert listening.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent)) == (False, 0)
    assert left == [1]

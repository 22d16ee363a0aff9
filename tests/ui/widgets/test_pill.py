"""A status is an icon, a word and a colour."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.pill import TONES, Pill, pill_height, pill_width, tone_ink


@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("rtl", [False, True])
def test_a_pill_shows_its_tone(look, paint, tone: str, rtl: bool) -> None:
    pill = Pill(tone, "On track", "circle-check")
    if rtl:
        pill.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    colors = paint(pill)
    assert look.color(f"{tone}_soft").name().upper() in colors
    assert look.color(tone_ink(tone)).name().upper() in colors
    assert pill.accessibleName() == "On track"


def test_a_pill_is_as_wide_as_its_words(look, qapp, qtbot) -> None:
    assert (
        pill_width("A longer status", "flag")
        > pill_width("Short", "flag")
        > pill_width("Short", "")
    )
    assert pill_height() == 24
    pill = Pill("ok", "Short", "flag")
    qtbot.addWidget(pill)
    before = pill.sizeHint()
    pill.set_status("bad", "Not any more", "")
    assert pill.sizeHint().width() > before.width()
    look.apply(qapp, "light", 1.5)
    assert pill.sizeHint().height() == 36


def test_a_pill_without_an_icon_is_painted(paint) -> None:
    assert len(paint(Pill("info", "Shared"))) > 2

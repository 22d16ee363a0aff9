"""The picture of a pair is drawn in the colours of the theme, whichever way one reads."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.two_circles import TwoCircles


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("rtl", [False, True])
def test_the_two_circles_are_the_two_people(look, qapp, paint, mode: str, rtl: bool) -> None:
    look.apply(qapp, mode, 1.0)
    art = TwoCircles("shield")
    if rtl:
        art.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    found = {look.color("accent").name().upper(), look.color("canvas").name().upper()}
    assert found <= paint(art)

"""A template is a card and a button."""

import pytest
from PySide6.QtCore import Qt

from ui.widgets.template_card import TemplateCard


def test_it_is_named_and_pressed(qtbot, look) -> None:
    card = TemplateCard("lock", "Confidentiality", "What stays between you")
    qtbot.addWidget(card)
    assert card.accessibleName() == "Template: Confidentiality"
    assert card.accessibleDescription() == "What stays between you"
    card.show()
    card.activateWindow()
    card.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(card.hasFocus)
    assert card.grab().toImage().pixelColor(100, 1).name() == look.color("accent").name()
    with qtbot.waitSignal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)


@pytest.mark.parametrize("rtl", [False, True])
def test_the_tile_leads(look, qtbot, rtl: bool) -> None:
    card = TemplateCard("lock", "Roles", "Mentor is not the manager")
    qtbot.addWidget(card)
    if rtl:
        card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    card.resize(card.sizeHint())
    image, soft = card.grab().toImage(), look.color("accent_soft").name()
    middle = card.height() // 2
    tile = [x for x in range(card.width()) if image.pixelColor(x, middle).name() == soft]
    assert (min(tile) > card.width() / 2) is rtl


def test_it_has_a_usual_width_and_an_end(look) -> None:
    assert TemplateCard("lock", "Short", "Short").sizeHint().width() == 236
    assert TemplateCard("lock", "long " * 30, "").sizeHint().width() == 300
    assert TemplateCard("lock", "Short", "Short").sizeHint().height() == pytest.approx(76, abs=2)

"""Cards show title, status, facts and milestones in every state."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.widgets.card_delegate import CardDelegate, card_height, section_height
from ui.widgets.roles import CardData, Fact

GOAL = CardData(
    title="Lead the payments design review",
    tone="warn",
    status="At risk",
    status_icon="triangle-alert",
    facts=(Fact("calendar", "Due 18 December"), Fact("flag", "Blocked for now", "warn")),
    done=1,
    total=4,
)
AGREED = CardData(title="Agreed", tone="accent", status="Agreed", status_icon="check", muted=True)
S = QStyle.StateFlag


@pytest.fixture
def shot(list_model, qapp):
    def paint(row, state=S.State_Enabled, width=500, direction=Qt.LayoutDirection.LeftToRight):
        model, delegate = list_model([row]), CardDelegate()
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, width, delegate.sizeHint(option, model.index(0)).height())
        option.state, option.direction = state, direction
        image = QImage(option.rect.size(), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(0))
        painter.end()
        return image

    return paint


def colors(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_heights_follow_the_text(look, qapp, shot) -> None:
    assert card_height(bar=True) == 100
    assert card_height(bar=False) < 90
    assert shot(GOAL).height() == 100
    assert shot(AGREED).height() == card_height(bar=False)
    assert shot("In focus").height() == section_height() == 40
    look.apply(qapp, "light", 1.5)
    assert card_height(bar=True) == pytest.approx(147, abs=3)


def test_a_card_shows_its_tone_everywhere(look, shot) -> None:
    found = colors(shot(GOAL))
    assert {look.color(token).name() for token in ("warn", "warn_soft", "track")} <= found
    assert look.color("accent").name() not in found


@pytest.mark.parametrize(
    ("state", "token"),
    [
        (S.State_Selected, "accent"),
        (S.State_HasFocus | S.State_Selected, "accent_soft"),
    ],
)
def test_states_are_seen(look, shot, state, token: str) -> None:
    assert look.color(token).name() in colors(shot(GOAL, state))
    assert look.color(token).name() not in colors(shot(GOAL))


def test_the_pointer_is_seen(look, shot) -> None:
    assert shot(GOAL, S.State_MouseOver).pixelColor(250, 12) == look.color("hover")
    assert shot(GOAL).pixelColor(250, 12) == look.color("surface")


def test_it_is_mirrored_for_right_to_left(look, shot) -> None:
    soft = look.color("warn_soft").name()
    pill = [x for x in range(500) if shot(GOAL).pixelColor(x, 28).name() == soft]
    turned = shot(GOAL, direction=Qt.LayoutDirection.RightToLeft)
    other = [x for x in range(500) if turned.pixelColor(x, 28).name() == soft]
    assert min(pill) > 300
    assert max(other) < 200


@pytest.mark.parametrize("width", [60, 140, 220])
def test_a_narrow_card_elides(shot, width: int) -> None:
    long = CardData(
        title="long " * 40, status="A long status", status_icon="flag", facts=GOAL.facts * 5
    )
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        image = shot(long, width=width, direction=direction)
        edge = 0 if direction == Qt.LayoutDirection.LeftToRight else width - 1
        assert image.pixelColor(edge, 10).name() == "#ffffff"
    assert not shot(GOAL, width=width).isNull()


def test_a_row_without_a_card_is_left_blank(shot, list_model) -> None:
    from ui.widgets.roles import RowData

    assert colors(shot(RowData(title="x"))) == {"#ffffff"}

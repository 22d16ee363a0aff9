"""Grounds are painted in the colours of the theme."""

from ui.widgets.panel import CardPanel, Divider, Panel


def test_a_panel_follows_the_theme(look, qapp, paint) -> None:
    panel = Panel("sidebar")
    assert paint(panel, 20, 20) == {"#F1EFEA"}
    look.apply(qapp, "dark", 1.0)
    assert paint(panel, 20, 20) == {"#131414"}


def test_a_card_has_a_ground_and_an_edge(look, paint) -> None:
    colors = paint(CardPanel(), 60, 40)
    assert look.color("surface").name().upper() in colors
    assert look.color("border").name().upper() in colors


def test_a_divider_is_one_pixel(paint) -> None:
    upright, level = Divider(), Divider(vertical=False)
    assert paint(upright, 1, 20) == {"#E5E1D8"}
    assert upright.maximumWidth() == 1
    assert paint(level, 20, 1) == {"#E5E1D8"}
    assert level.maximumHeight() == 1

"""One theme answers for colours, fonts and lengths, and tells when they change."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QPalette

from ui.theme import theme as module
from ui.theme.theme import apply, theme
from ui.theme.tokens import DARK, LIGHT, TYPE


def test_there_is_one_theme() -> None:
    assert theme() is theme()


@pytest.mark.parametrize("role", TYPE)
def test_fonts_are_the_bundled_ones_in_the_size_of_the_role(look, role: str) -> None:
    info = QFontInfo(look.font(role))
    assert info.family() == "MentorDesk Inter"
    assert info.pixelSize() == TYPE[role].px
    assert info.weight() == TYPE[role].weight


def test_answers_are_kept(look) -> None:
    assert look.font("body") is look.font("body")
    assert look.color("accent") is look.color("accent")
    assert look.metrics("body") is look.metrics("body")


def test_a_switch_changes_everything_and_says_so(look, qapp, qtbot) -> None:
    with qtbot.waitSignal(look.changed):
        apply(qapp, "dark", 1.5)
    assert look.scheme is DARK
    assert look.is_dark
    assert look.color("canvas").name().upper() == DARK.canvas
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.canvas
    assert look.px(10) == 15
    assert QFontInfo(qapp.font()).pixelSize() == 21


@pytest.mark.parametrize(("asked", "got"), [(0.1, 0.85), (9.0, 1.5), (1.2, 1.2)])
def test_the_text_size_has_bounds(look, qapp, asked: float, got: float) -> None:
    apply(qapp, "light", asked)
    assert look.scale == got


def test_system_mode_follows_the_system() -> None:
    assert module._scheme_of("system", Qt.ColorScheme.Dark) is DARK
    assert module._scheme_of("system", Qt.ColorScheme.Unknown) is LIGHT
    assert module._scheme_of("light", Qt.ColorScheme.Dark) is LIGHT
    assert module._scheme_of("dark", Qt.ColorScheme.Light) is DARK


def test_a_change_of_the_system_counts_in_system_mode_alone(look, qapp, qtbot) -> None:
    with qtbot.assertNotEmitted(look.changed):
        look._follow_system()
    apply(qapp, "system", 1.0)
    with qtbot.waitSignal(look.changed):
        look._follow_system()


@pytest.mark.parametrize(
    ("user_px", "factor"),
    [(12, 1.0), (13.3, 1.0), (15, 1.0), (18, 1.2), (60, 2.0), (9, 0.75), (4, 0.75)],
)
def test_a_font_chosen_by_the_user_scales_ours(user_px: float, factor: float) -> None:
    assert module._factor_of(user_px) == pytest.approx(factor)


def test_an_unknown_token_is_an_error(look) -> None:
    with pytest.raises(AttributeError):
        look.color("no_such_token")
    with pytest.raises(KeyError):
        look.font("no_such_role")

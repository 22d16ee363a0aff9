"""The palette speaks the colours of the scheme."""

from PySide6.QtGui import QColor, QPalette

from ui.theme.palette import build_palette
from ui.theme.tokens import DARK, LIGHT


def test_roles_are_taken_from_the_scheme() -> None:
    for scheme in (LIGHT, DARK):
        palette = build_palette(scheme)
        assert palette.color(QPalette.ColorRole.Window) == QColor(scheme.canvas)
        assert palette.color(QPalette.ColorRole.Base) == QColor(scheme.surface)
        assert palette.color(QPalette.ColorRole.PlaceholderText) == QColor(scheme.text3)


def test_words_that_are_off_are_paler_and_a_resting_selection_is_soft() -> None:
    palette = build_palette(LIGHT)
    group, role = QPalette.ColorGroup, QPalette.ColorRole
    assert palette.color(group.Disabled, role.Text) == QColor(LIGHT.text3)
    assert palette.color(group.Inactive, role.Highlight) == QColor(LIGHT.accent_soft)

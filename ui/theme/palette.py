"""The palette of a scheme: what Qt's own painting goes by where no rule of ours reaches."""

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Scheme


def build_palette(scheme: Scheme) -> QPalette:
    """Return the palette of `scheme`."""
    role = QPalette.ColorRole
    colors = {
        role.Window: scheme.canvas,
        role.WindowText: scheme.text,
        role.Base: scheme.surface,
        role.AlternateBase: scheme.hover,
        role.Text: scheme.text,
        role.Button: scheme.surface,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.bad,
        role.Highlight: scheme.accent,
        role.HighlightedText: scheme.on_accent,
        role.Link: scheme.accent_text,
        role.LinkVisited: scheme.accent_text,
        role.ToolTipBase: scheme.text,
        role.ToolTipText: scheme.canvas,
        role.PlaceholderText: scheme.text3,
        role.Light: scheme.surface,
        role.Midlight: scheme.hover,
        role.Mid: scheme.border,
        role.Dark: scheme.control_edge,
        role.Shadow: scheme.border,
        role.Accent: scheme.accent,
    }
    palette = QPalette()
    for name, color in colors.items():
        palette.setColor(name, QColor(color))
    group = QPalette.ColorGroup
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, name, QColor(scheme.text3))
    palette.setColor(group.Inactive, role.Highlight, QColor(scheme.accent_soft))
    palette.setColor(group.Inactive, role.HighlightedText, QColor(scheme.text))
    return palette

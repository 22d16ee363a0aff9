"""What Qt's own controls need beside palette and stylesheet."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from ui.theme.theme import theme

_INSET = 11


def inset_spin(spin: QAbstractSpinBox) -> None:
    """Set the text of `spin` off its edge, which Qt's stylesheets leave at the border.

    Not for a QDateEdit with a calendar popup, where the stylesheet's padding does reach.
    """
    edit = spin.findChild(QLineEdit)
    if edit is not None:
        edit.setTextMargins(theme().px(_INSET), 0, 0, 0)

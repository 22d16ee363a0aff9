"""Spin boxes get the inset that stylesheets cannot give."""

from PySide6.QtWidgets import QLineEdit, QSpinBox

from ui.theme.controls import inset_spin


def test_the_text_stands_off_the_edge(qtbot) -> None:
    spin = QSpinBox()
    qtbot.addWidget(spin)
    inset_spin(spin)
    assert spin.findChild(QLineEdit).textMargins().left() == 11

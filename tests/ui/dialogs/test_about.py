"""About tells the version and the licences, as text to select and copy."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

import mentordesk
from ui.dialogs.about import AboutDialog, licence_text
from ui.licences import zone_rules
from ui.widgets.label import Label


def test_version_and_zone_rules_are_told(qtbot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    words = " ".join(label.text() for label in dialog.findChildren(Label))
    assert mentordesk.__version__ in words
    assert zone_rules() in words


def test_licences_are_plain_text_to_select(qtbot) -> None:
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    view = dialog.findChild(QPlainTextEdit)
    assert view.isReadOnly()
    assert view.accessibleName() == "Licences"
    assert view.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard
    text = view.toPlainText()
    assert text == licence_text()
    for part in ("PySide6_Essentials", "LGPL", "Inter", "SIL", "Lucide", "ISC License"):
        assert part in text


def test_it_fits_the_screen_and_escape_closes(look, qapp, qtbot) -> None:
    look.apply(qapp, "dark", 1.5)
    dialog = AboutDialog(None)
    qtbot.addWidget(dialog)
    dialog.show()
    room = dialog.screen().availableSize()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

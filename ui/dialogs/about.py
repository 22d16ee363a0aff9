"""What MentorDesk is, which one this is, and what it is made of."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent, QTextOption
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QSizePolicy, QWidget

import mentordesk
from mentordesk.words import _
from ui.licences import bundled, components, zone_rules
from ui.theme.icons import app_icon
from ui.theme.theme import theme
from ui.theme.tokens import SPACE
from ui.widgets.buttons import Button
from ui.widgets.focus_frame import FocusFrame
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_WIDTH, _HEIGHT, _ICON = 560, 560, 64
_OF_SCREEN = 0.9


class _AppIcon(QWidget):
    """The icon of the application; the name stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_ICON), theme().px(_ICON))

    def paintEvent(self, _event: QPaintEvent) -> None:
        app_icon().paint(QPainter(self), self.rect())


class AboutDialog(QDialog):
    """Icon, version and the licences, all of it plain text to select and copy."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About MentorDesk"))
        self.setAccessibleName(_("About MentorDesk"))
        self._text = _text_view()
        close = Button(_("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        edge = SPACE.S
        head = row(_AppIcon(), (_heading(), 1), spacing=SPACE.L, margins=(edge, 0, edge, 0))
        foot = row(STRETCH, close, margins=(0, 0, edge, 0))
        body = column(head, (FocusFrame(self._text), 1), foot, spacing=SPACE.L)
        body.setContentsMargins(SPACE.L, SPACE.XL, SPACE.L, SPACE.L)
        boxed(body, self)
        close.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for the words, as far as the screen has it."""
        room = self.screen().availableSize() * _OF_SCREEN
        return QSize(theme().px(_WIDTH), theme().px(_HEIGHT)).boundedTo(room)

    def showEvent(self, event: QShowEvent) -> None:
        """Come up in the size that fits text and screen."""
        self.resize(self.sizeHint())
        super().showEvent(event)


def _heading() -> QWidget:
    version = _("Version {version}").format(version=mentordesk.__version__)
    zones = _("Time zone rules {edition}").format(edition=zone_rules())
    return boxed(
        column(
            Label("MentorDesk", "title"),
            Label(_("A private desk for one mentor and one mentee."), "body", "text2", wrap=True),
            Label(f"{version}  ·  {zones}", "meta", "text3", wrap=True),
            spacing=SPACE.XS,
        )
    )


def _text_view() -> QPlainTextEdit:
    view = QPlainTextEdit(licence_text())
    view.setReadOnly(True)
    by = Qt.TextInteractionFlag
    view.setTextInteractionFlags(by.TextSelectableByMouse | by.TextSelectableByKeyboard)
    view.setTabChangesFocus(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setAccessibleName(_("Licences"))
    view.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    view.document().setDocumentMargin(0)
    return view


def licence_text() -> str:
    """Return what is told of the licences, as plain text."""
    elsewhere = _("see its own files")
    parts = [f"{part.name} {part.version}  ·  {part.licence or elsewhere}" for part in components()]
    texts = [f"{name}\n\n{text}" for name, text in bundled()]
    ours = _("MentorDesk is under the MIT licence. It stands on the work of others:")
    return "\n\n\n".join((f"{ours}\n\n" + "\n".join(parts), *texts)) + "\n"

"""The recovery code on a sheet of paper."""

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.words import _

_MARGIN_MM = 25.0


def print_recovery_sheet(parent: QWidget, code: str) -> None:
    """Ask for a printer (or a PDF file) and print the sheet."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("MentorDesk")
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        paint_sheet(printer, code)


def paint_sheet(printer: QPrinter, code: str) -> None:
    """Paint the sheet: what it is, the code in large type, where to keep it."""
    painter = QPainter(printer)
    area = QRectF(painter.viewport())
    line = _write(painter, area, _("MentorDesk recovery code"), size=22, bold=True)
    line = _write(painter, line, "\n".join(_rows(code)), size=20, family="monospace")
    _write(
        painter,
        line,
        _(
            "With this code the desk opens even when the passphrase is forgotten. "
            "Keep it where nobody else looks. Whoever has it and the computer can read everything."
        ),
        size=11,
    )
    painter.end()


def _rows(code: str) -> list[str]:
    groups = code.split("-")
    return ["  ".join(groups[at : at + 3]) for at in range(0, len(groups), 3)]


def _write(
    painter: QPainter, area: QRectF, words: str, *, size: int, bold: bool = False, family: str = ""
) -> QRectF:
    font = QFont(painter.font())
    font.setPointSize(size)
    font.setBold(bold)
    if family:
        font.setFamily(family)
        font.setStyleHint(QFont.StyleHint.Monospace)
    painter.setFont(font)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
    used = painter.boundingRect(area, int(flags), words)
    painter.drawText(area, int(flags), words)
    return area.adjusted(0, used.height() * 1.4, 0, 0)

"""The recovery code on a sheet of paper."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QTextItem
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.printing import recovery_sheet
from ui.printing.recovery_sheet import paint_sheet, print_recovery_sheet

CODE = "VIZX-TKD5-5TAQ-6JZZ-2RT4-ICIB-CW2O-X3PQ-FT4V"
WIDTH, HEIGHT, DPI = 1000, 1400, 150


class Pen(QPaintEngine):
    """Remembers the words written, with the room they take."""

    def __init__(self) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.words: list[tuple[QRectF, str]] = []

    def begin(self, _device: QPaintDevice) -> bool:
        return True

    def end(self) -> bool:
        return True

    def updateState(self, _state: object) -> None:  # noqa: N802
        pass

    def type(self) -> QPaintEngine.Type:
        return QPaintEngine.Type.User

    def drawTextItem(self, at: QPointF, item: QTextItem) -> None:  # noqa: N802
        high = item.ascent() + item.descent()
        room = QRectF(at.x(), at.y() - item.ascent(), item.width(), high)
        self.words.append((room, item.text()))


class Paper(QPaintDevice):
    """A page that can be read again."""

    def __init__(self) -> None:
        super().__init__()
        self.pen = Pen()

    def paintEngine(self) -> QPaintEngine:  # noqa: N802
        return self.pen

    def metric(self, which: QPaintDevice.PaintDeviceMetric) -> int:
        of = QPaintDevice.PaintDeviceMetric
        known = {of.PdmWidth: WIDTH, of.PdmHeight: HEIGHT, of.PdmDevicePixelRatio: 1}
        scaled = {of.PdmDevicePixelRatioScaled: 0x10000, of.PdmNumColors: 2**24, of.PdmDepth: 32}
        return {**known, **scaled}.get(which, DPI)

    def lines(self) -> list[str]:
        """Return the words, a line each."""
        lines: dict[int, list[str]] = {}
        for room, words in self.pen.words:
            lines.setdefault(round(room.y()), []).append(words)
        return [" ".join("".join(words).split()) for _y, words in sorted(lines.items())]


@pytest.fixture
def paper(qapp: object) -> Paper:
    made = Paper()
    paint_sheet(made, CODE)  # type: ignore[arg-type]
    return made


def test_the_code_stands_three_groups_in_a_row(paper: Paper) -> None:
    lines = paper.lines()
    assert lines[:4] == [
        "MentorDesk recovery code",
        "VIZX TKD5 5TAQ",
        "6JZZ 2RT4 ICIB",
        "CW2O X3PQ FT4V",
    ]
    assert " ".join(lines[4:]).endswith("Whoever has it and the computer can read everything.")


def test_nothing_runs_over_the_edge_or_into_the_next_line(paper: Paper) -> None:
    page = QRectF(0, 0, WIDTH, HEIGHT)
    rooms = [room for room, words in paper.pen.words if words.strip()]
    assert all(page.contains(room) for room in rooms)
    tops = sorted({round(room.y()) for room in rooms})
    for top, below in pairwise(tops):
        high = max(room.height() for room in rooms if round(room.y()) == top)
        assert below - top > 0.8 * high


def test_a_printer_gets_one_page(tmp_path: Path, qapp: object) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    paint_sheet(printer, CODE)
    assert (tmp_path / "sheet.pdf").read_bytes().count(b"/Type /Page\n") == 1


@pytest.mark.parametrize("agreed", [True, False])
def test_it_is_printed_only_when_it_is_agreed_to(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, agreed: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    painted: list[str] = []
    answer = QDialog.DialogCode.Accepted if agreed else QDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answer)
    monkeypatch.setattr(recovery_sheet, "paint_sheet", lambda _printer, code: painted.append(code))
    print_recovery_sheet(parent, CODE)
    assert painted == ([CODE] if agreed else [])

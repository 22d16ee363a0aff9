"""Markdown as a PDF with numbered pages."""

import re
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QUrl
from PySide6.QtGui import QTextDocument

from ui.markdown_html import LIMIT
from ui.printing.document import _Document, pieces, to_pdf
from ui.theme.theme import Theme


def page_count(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def streams(pdf: bytes) -> bytes:
    """Return all that the PDF holds, unpacked."""
    found = []
    for match in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        try:
            found.append(zlib.decompress(match[1]))
        except zlib.error:
            found.append(match[1])
    return b"".join(found)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_it_is_a_pdf_of_as_many_pages_as_it_takes(look: Theme, qapp: object, mode: str) -> None:
    look.apply(qapp, mode, 1.0)  # type: ignore[arg-type]
    short = to_pdf("# Amara & Jonas\n\n- [x] Done\n- [ ] Open\n", "Amara & Jonas")
    assert short.startswith(b"%PDF-")
    assert page_count(short) == 1
    long = to_pdf("\n\n".join(f"Paragraph {n}. " + "words " * 60 for n in range(60)), "Long")
    assert page_count(long) > 5


def test_the_text_size_and_colours_of_the_window_do_not_reach_paper(
    look: Theme, qapp: object
) -> None:
    text = "\n\n".join("words " * 60 for _n in range(60))
    usual = page_count(to_pdf(text, "Same"))
    look.apply(qapp, "dark", 1.5)  # type: ignore[arg-type]
    assert page_count(to_pdf(text, "Same")) == usual


def test_nothing_is_left_out_of_a_long_text() -> None:
    note = "\n\n".join(f"Line {n} " + "ä" * 400 for n in range(300))
    code = "```\n" + "\n".join(f"code {n}" for n in range(20_000)) + "\n```\n"
    text = f"# One\n\n{note}\n\n# Two\n\n{code}\n\n{'x' * 150_000}\n"
    parts = list(pieces(text))
    assert "".join(parts) == text
    assert all(len(part.encode()) < LIMIT for part in parts)


def test_pieces_begin_with_headings_where_they_can() -> None:
    text = "".join(f"# Part {n}\n\n" + "word " * 3000 + "\n\n" for n in range(20))
    assert all(part.startswith("# Part") for part in pieces(text))


@pytest.mark.parametrize("name", ["file:///etc/hostname", "https://example.org/x.png", "md:on"])
def test_it_reads_no_file_and_no_address(name: str) -> None:
    document = _Document()
    image = document.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert image.width() == (1 if "/" in name else 48)  # type: ignore[attr-defined]
    sheet = QTextDocument.ResourceType.StyleSheetResource.value
    assert document.loadResource(sheet, QUrl(name)) is None


def test_pictures_and_html_stay_text() -> None:
    pdf = to_pdf("![x](file:///etc/passwd) <img src='https://example.org/a.png'>", "Safe")
    assert b"example.org" not in streams(pdf)
    buffer = QBuffer(QByteArray(pdf))
    assert buffer.size() < 200_000


def test_the_fonts_of_the_window_stay_as_they_are(look: Theme) -> None:
    before = look.font("body").pixelSize()
    to_pdf("# Words\n\nand more", "Words")
    assert look.font("body").pixelSize() == before

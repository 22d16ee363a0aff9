"""Markdown as a PDF with numbered pages."""

import io
import re
import zlib

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QByteArray, QSizeF, QUrl
from PySide6.QtGui import QTextBlock, QTextDocument

from mentordesk.services.snapshots import finish
from ui.markdown_html import LIMIT
from ui.printing.document import _Document, _is_heading, _laid_out, _page, pdf_steps, pieces, to_pdf
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


@pytest.mark.parametrize("lines", (0, 15, 35))
def test_every_word_reaches_the_paper(qapp: object, lines: int) -> None:
    parts = "".join(
        f"## Goal number{n}\n\nIt says {'more ' * 90}till{n}.\n\n- [x] one\n- two\n\n### Notes\n\nsaid{n}\n\n"
        for n in range(150)
    )
    pdf = to_pdf("\n\n".join(["First."] * lines) + f"\n\n{parts}The end.", "Words")
    pages = PdfReader(io.BytesIO(pdf)).pages
    said = " ".join(word for page in pages for word in page.extract_text().split())
    for word in ("number", "till", "said"):
        assert [int(n) for n in re.findall(rf"{word}(\d+)", said)] == list(range(150)), word
    # Of a paragraph that goes on, Qt writes the last line once more behind the next page's edge.
    assert said.count("more") >= 150 * 90
    assert said.count("The end.") == 1


def blocks(document: QTextDocument) -> list[QTextBlock]:
    return [document.findBlockByNumber(n) for n in range(document.blockCount())]


@pytest.mark.parametrize("lines", range(1, 24))
def test_a_heading_stands_with_what_follows_it(qapp: object, lines: int) -> None:
    before = "\n\n".join("One line." for _n in range(lines))
    text = f"{before}\n\n" + "## Part\n\n### Point\n\nIt says this.\n\nAnd that.\n\n" * 30
    document = finish(_laid_out(text, QSizeF(640, 500)))
    for block in blocks(document):
        if _is_heading(block):
            assert _page(block, 0) == _page(block.next(), 0), block.text()


@pytest.mark.parametrize("lines", range(1, 24))
def test_a_signature_stands_with_its_name(qapp: object, lines: int) -> None:
    before = "\n\n".join("One line." for _n in range(lines))
    signed = "**Mentor: Amara**  \nAccepted on 1 March, with MentorDesk.\n\n"
    document = finish(_laid_out(f"{before}\n\n{signed * 40}", QSizeF(640, 500)))
    for block in blocks(document):
        if block.text().startswith("Mentor"):
            assert _page(block, 0) == _page(block, -1)
            assert block.layout().lineCount() == 2


def test_a_long_paragraph_goes_on_over_the_page(qapp: object) -> None:
    document = finish(_laid_out("Short.\n\n" + "words " * 4000, QSizeF(640, 500)))
    first, long = blocks(document)[:2]
    assert _page(first, 0) == _page(long, 0) == 0
    assert _page(long, -1) > 1


def test_it_goes_in_steps_and_can_be_left(qapp: object) -> None:
    text = "\n\n".join(f"Paragraph {n}. " + "words " * 60 for n in range(600))
    steps = pdf_steps(text, "Long")
    shares = [next(steps) for _n in range(30)]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    steps.close()  # on a page, with the painter at work

"""The preview draws our own boxes, fetches nothing and tells which link was clicked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QPixmap, QTextDocument

from ui.markdown_html import to_html
from ui.widgets.markdown_preview import MarkdownPreview, preview_style

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def preview(qtbot) -> MarkdownPreview:
    made = MarkdownPreview()
    qtbot.addWidget(made)
    made.resize(300, 200)
    return made


def show(preview: MarkdownPreview, markdown: str) -> None:
    preview.show_markdown_html(to_html(markdown, preview_style()))


def test_it_shows_words_and_boxes(look, paint) -> None:
    preview = MarkdownPreview()
    show(preview, "## A\n\n- [x] b\n- [ ] c\n")
    assert [word.strip("\ufffc\n") for word in preview.toPlainText().split()][:1] == ["A"]
    colors = paint(preview, 300, 200)
    assert look.color("accent").name().upper() in colors
    assert look.color("control_edge").name().upper() in colors


def test_boxes_grow_with_the_text(look, qapp, preview) -> None:
    before = preview.loadResource(IMAGE, QUrl("md:on"))
    look.apply(qapp, "dark", 1.5)
    after = preview.loadResource(IMAGE, QUrl("md:on"))
    assert isinstance(before, QPixmap)
    assert isinstance(after, QPixmap)
    assert after.width() == pytest.approx(before.width() * 1.5, abs=1)


@pytest.mark.parametrize(
    "name", ["file:///etc/hostname", "https://a.org/a.png", "md:other", "a.png"]
)
def test_it_has_nothing_else(preview, name: str) -> None:
    empty = preview.loadResource(IMAGE, QUrl(name))
    assert isinstance(empty, QPixmap)
    assert empty.width() == 1
    assert preview.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl(name)) is None


@pytest.mark.parametrize("form", ["file://{}", "{}", "file:{}", "//localhost{}", "file:///{}"])
def test_even_foreign_html_reads_no_file(preview, tmp_path: Path, form: str) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    image.save(str(tmp_path / "x.png"))
    preview.show_markdown_html(f'<img src="{form.format(tmp_path / "x.png")}">')
    shown = preview.grab().toImage()
    points = ((x, y) for x in range(shown.width()) for y in range(shown.height()))
    assert "#ff00ff" not in {shown.pixelColor(x, y).name() for x, y in points}


def test_a_link_is_told_and_not_followed(preview, qtbot) -> None:
    show(preview, "[a](https://example.org/b?c=d)")
    with qtbot.waitSignal(preview.link_activated) as told:
        preview.anchorClicked.emit(QUrl("https://example.org/b?c=d"))
    assert told.args == ["https://example.org/b?c=d"]
    with qtbot.assertNotEmitted(preview.link_activated):
        preview.anchorClicked.emit(QUrl("file:///etc/hostname"))
    preview.setSource(QUrl.fromLocalFile(__file__))
    assert preview.toPlainText() == "a"


def test_the_target_of_a_link_is_shown_as_plain_text(preview) -> None:
    preview.highlighted.emit(QUrl("https://a.org/<b>x</b>"))
    assert preview.toolTip() == "https://a.org/%3Cb%3Ex%3C/b%3E"


def test_the_reader_stays_where_they_were(preview, qtbot) -> None:
    preview.show()
    show(preview, "a\n\n" * 60)
    preview.verticalScrollBar().setValue(120)
    show(preview, "a\n\n" * 61)
    assert preview.verticalScrollBar().value() == 120
    show(preview, "a")
    assert preview.verticalScrollBar().value() == 0


def test_the_style_follows_the_theme(look, qapp) -> None:
    light = preview_style()
    look.apply(qapp, "dark", 1.5)
    dark = preview_style()
    assert light.text == "#211F1B"
    assert dark.text == "#EDECE8"
    assert (light.body, dark.body) == ("14px", "21px")

"""Previews are made apart, and only the newest is shown."""

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.markdown_renderer import MarkdownRenderer


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_markdown_comes_back_as_html(parent: QObject, qtbot: QtBot) -> None:
    delivered: list[str] = []
    MarkdownRenderer(parent).render("# Title\n\n*soft*", delivered.append)
    assert not delivered  # typing does not wait for it
    qtbot.waitUntil(lambda: bool(delivered))
    assert "Title" in delivered[0]
    assert "<i>soft</i>" in delivered[0]


def test_what_was_overtaken_is_not_shown(parent: QObject, qtbot: QtBot) -> None:
    delivered: list[str] = []
    renderer = MarkdownRenderer(parent)
    for text in ("one", "two", "three"):
        renderer.render(text, delivered.append)
    qtbot.waitUntil(lambda: bool(delivered))
    assert len(delivered) == 1
    assert "three" in delivered[0]


def test_html_in_a_note_stays_words(parent: QObject, qtbot: QtBot) -> None:
    delivered: list[str] = []
    MarkdownRenderer(parent).render("<script>alert(1)</script>", delivered.append)
    qtbot.waitUntil(lambda: bool(delivered))
    assert "<script>" not in delivered[0]

"""In another language every word of the window is in that language, but people's own."""

import calendar
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import resources
from mentordesk import words
from ui import screens

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[A-Za-z]{3,}")
#: Qt words them itself, in the language of the system.
DAYS = "|".join([*calendar.month_abbr[1:], *calendar.day_abbr])
DATES = re.compile(rf"\b({DAYS})[a-z]*\b")
QT_WORDS = {"Scroll Left", "Scroll Right"}
KEYS = {"Ctrl", "Alt", "Shift", "Up", "Down", "Enter", "Del", "Esc"}
SHAPES = {"https://", "XXXX-XXXX-XXXX-…"}


def is_translated(text: str, theirs: str) -> bool:
    """Tell whether no word is left in English but names of keys and days, and people's own."""
    if "\n" in text and "⟦" not in text:
        return all(is_translated(line, theirs) for line in text.splitlines())
    if "⟦" in text or text in QT_WORDS | SHAPES or not WORD.search(DATES.sub("", text)):
        return True
    if all(len(key) < 2 or key in KEYS for key in re.split(r"[+, ]+", text)):
        return True
    if re.fullmatch(r"([A-Z2-7]{4}\s*)+", text):
        return True  # a recovery code
    own = text.split(" – ")[-1].removesuffix("…").strip(" “”")
    if len(own.split()) < 4:  # a label may happen to be a part of what somebody wrote
        return f'"{own}' in theirs
    return own.rsplit(" ", 1)[0] in theirs  # the last word can be a day, counted from today


def content() -> str:
    """Return the words of the sample pair and of the templates, which are content, not labels."""
    folders = (resources.root() / "sample", resources.root() / "templates")
    files = [path for folder in folders for path in folder.rglob("*.*") if path.suffix != ".pyc"]
    found = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return found.replace("\\n", "\n")


def marked(text: str) -> str:
    return f"⟦{text}⟧"


@pytest.fixture
def marking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which every sentence stands in brackets."""
    made = Catalog(locale="de")
    with (ROOT / "resources" / "i18n" / "mentordesk.pot").open("rb") as file:
        for message in read_po(file):
            if isinstance(message.id, tuple):
                made.add(message.id, tuple(marked(one) for one in message.id))
            elif message.id:
                made.add(message.id, marked(message.id), context=message.context)
    folder = tmp_path / "i18n" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{words.DOMAIN}.mo").open("wb") as file:
        write_mo(file, made)
    with monkeypatch.context() as patch:
        patch.setattr(resources, "root", lambda: tmp_path)
        patch.setattr(gettext, "_translations", {})
        words.use_language("de")
    yield
    words.use_language("en")


def said(widget: QWidget) -> Iterator[str]:
    for one in (widget, *widget.findChildren(QWidget)):
        yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
        yield one.windowTitle()
        if isinstance(one, (QLabel, QAbstractButton)):
            yield one.text()
        if isinstance(one, QLineEdit):
            yield one.placeholderText()
        yield from (action.text() for action in one.findChildren(QAction))


def test_every_word_of_every_screen_is_translated(qtbot: QtBot, marking: None) -> None:
    left, theirs = {}, content()
    for name, make in screens._screens():
        widget = make()
        qtbot.addWidget(widget)
        for text in said(widget):
            if not is_translated(text, theirs):
                left.setdefault(text, name)
        widget.close()
    assert left == {}


def test_what_nobody_marked_is_found() -> None:
    assert not is_translated("Delete for ever", content())
    assert is_translated("⟦Delete for ever⟧", content())
    assert is_translated("Ctrl+Shift+P", content())

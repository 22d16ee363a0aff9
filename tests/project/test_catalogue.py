"""The catalogue holds every sentence of the sources, and a language is kept when they change."""

import ast
import gettext
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
MARKERS = {"_", "N_", "ngettext", "pgettext"}


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_the_template_is_up_to_date(catalogue: ModuleType) -> None:
    written = catalogue.TEMPLATE.read_text(encoding="utf-8")
    assert catalogue.as_text(catalogue.extracted()) == written, "run: make catalogue"


def test_every_marked_sentence_is_written_out_where_it_is_marked() -> None:
    """A sentence put together before it is looked up is found in no catalogue."""
    wrong = []
    for path in sources():
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                put_together = [
                    one for one in call.args if isinstance(one, (ast.JoinedStr, ast.BinOp))
                ]
                if call.func.id in MARKERS and put_together:
                    wrong.append(f"{path.relative_to(ROOT)}:{call.lineno}")
    assert wrong == []


def test_no_sentence_is_looked_up_inside_an_f_string() -> None:
    """Which of those are found depends on the Python that looks."""
    inside = []
    for path in sources():
        for text in ast.walk(ast.parse(path.read_text())):
            if isinstance(text, ast.JoinedStr):
                calls = [one for one in ast.walk(text) if isinstance(one, ast.Call)]
                names = [one.func.id for one in calls if isinstance(one.func, ast.Name)]
                if MARKERS & set(names):
                    inside.append(f"{path.relative_to(ROOT)}:{text.lineno}")
    assert inside == []


def test_every_sentence_has_named_gaps_only(catalogue: ModuleType) -> None:
    """Names can stand in another order in another language, numbers and bare braces cannot."""
    for message in catalogue.extracted():
        for text in message.id if isinstance(message.id, tuple) else (message.id,):
            gaps = re.findall(r"{(.*?)}", text)
            assert all(re.fullmatch(r"[a-z_]+", gap) for gap in gaps), text


def test_a_language_keeps_its_words_when_the_sentences_change(
    catalogue: ModuleType, tmp_path: Path
) -> None:
    path = tmp_path / "de" / "LC_MESSAGES" / "mentordesk.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Goals"\nmsgstr "Ziele"\n\nmsgid "Said no more"\nmsgstr "Weg"\n')
    catalogue.bring_up_to_date(path, catalogue.extracted())
    with path.open("rb") as file:
        now = read_po(file, locale="de")
    assert now["Goals"].string == "Ziele"
    assert now["Milestones"].string == ""
    assert "Said no more" in now.obsolete
    with path.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Goals") == "Ziele"


def sources() -> Iterator[Path]:
    for top in ("mentordesk", "ui"):
        yield from sorted((ROOT / top).rglob("*.py"))

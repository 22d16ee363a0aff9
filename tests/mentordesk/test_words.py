"""Sentences come in the chosen language, and in English where there is no other."""

import gettext
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

import resources
from mentordesk import words
from mentordesk.words import N_, _, ngettext, pgettext, use_language


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue in a folder of resources of its own."""
    catalogue = Catalog(locale="de")
    catalogue.add("Goals", "Ziele")
    catalogue.add("May", "Mai", context="month")
    catalogue.add(("{n} day", "{n} days"), ("{n} Tag", "{n} Tage"))
    folder = tmp_path / "i18n" / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{words.DOMAIN}.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(resources, "root", lambda: tmp_path)
    monkeypatch.setattr(gettext, "_translations", {})
    for name in ("LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    monkeypatch.undo()
    use_language("en")


def test_a_language_with_a_catalogue(german: None) -> None:
    use_language("de")
    assert (_("Goals"), pgettext("month", "May")) == ("Ziele", "Mai")
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == [
        "{n} Tage",
        "{n} Tag",
        "{n} Tage",
    ]
    assert _("Not translated yet") == "Not translated yet"
    assert _("") == ""  # not the head of the catalogue
    assert N_("Goals") == "Goals"


@pytest.mark.parametrize("code", ["en", "en_GB", "tlh", "fr"])
def test_any_other_language_is_english(german: None, code: str) -> None:
    use_language("de")
    use_language(code)
    assert (_("Goals"), pgettext("month", "May")) == ("Goals", "May")
    assert [ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == [
        "{n} days",
        "{n} day",
        "{n} days",
    ]


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"LANG": "de_AT.UTF-8"}, "Ziele"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "Ziele"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "nl:de"}, "Ziele"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "en:de"}, "Goals"),
        ({"LANG": "C"}, "Goals"),
        ({"LANG": "C.UTF-8"}, "Goals"),
    ],
)
def test_the_users_own_language(
    german: None, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], word: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    use_language()
    assert _("Goals") == word

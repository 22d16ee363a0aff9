"""Translated words: one gettext catalogue in resources/i18n serves the core and the window.

``_`` looks a sentence up when it is called, so a language chosen at start-up reaches every
sentence; ``N_`` only marks a sentence that is translated later, where it is shown.
"""

import os
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    import gettext

DOMAIN = "mentordesk"
_OWN = ("en", "C", "POSIX")

# None as long as the English of the source is what is wanted: gettext is then never imported.
_catalogue: "gettext.NullTranslations | None" = None


def use_language(code: str | None = None) -> None:
    """Load the catalogue of `code` (for example ``"de"``), or of the user's own language.

    A language without a catalogue falls back to the English in the source.
    """
    global _catalogue
    languages = [code] if code else _preferred()
    folder = resources.root() / "i18n"
    if all(language.startswith(_OWN) for language in languages[:1]) or not folder.is_dir():
        _catalogue = None
        return
    import gettext

    _catalogue = gettext.translation(DOMAIN, localedir=folder, languages=languages, fallback=True)


def _preferred() -> list[str]:
    asked = os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    if asked:
        return [part.split(".")[0] for part in asked.split(":") if part]
    import locale

    code = locale.getlocale()[0]
    return [code] if code else []


def _(sentence: str) -> str:
    """Return `sentence` in the chosen language."""
    return sentence if _catalogue is None or not sentence else _catalogue.gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the sentence that fits `count`."""
    if _catalogue is None:
        return one if count == 1 else many
    return _catalogue.ngettext(one, many, count)


def pgettext(context: str, sentence: str) -> str:
    """Return `sentence` in the chosen language where the English alone is ambiguous."""
    return sentence if _catalogue is None else _catalogue.pgettext(context, sentence)


def N_(sentence: str) -> str:  # noqa: N802 - gettext's own name for a marker
    """Mark `sentence` for the catalogue and return it unchanged."""
    return sentence

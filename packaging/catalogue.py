"""Make the catalogue of all sentences: ``catalogue.py``.

Writes ``resources/i18n/mentordesk.pot``, brings every language beside it up to date and compiles
it. Lines and dates are left out, so that the file changes only where a sentence does.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
TEMPLATE = FOLDER / "mentordesk.pot"
_KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
_SOURCES = ("mentordesk", "ui")
_TAG = "Translators:"
# What would change without a sentence changing, and what nobody fills in.
_LEFT_OUT = tuple(
    f'"{name}:'
    for name in ("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Report-Msgid-Bugs-To")
)
_HEAD = "# The sentences of MentorDesk. Under the same licence as MentorDesk (MIT).\n#"


def main() -> int:
    """Write the template, then each language."""
    found = extracted()
    FOLDER.mkdir(exist_ok=True)
    TEMPLATE.write_text(as_text(found), encoding="utf-8")
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/mentordesk.po")):
        bring_up_to_date(path, found)
    print(f"{len(found)} sentences in {TEMPLATE.relative_to(ROOT)}")
    return 0


def extracted() -> Catalog:
    """Return all sentences of the sources, each with the files it stands in."""
    found = Catalog(project="MentorDesk", version="", header_comment=_HEAD, charset="utf-8")
    for source in _SOURCES:
        for name, _line, words, comments, context in extract_from_dir(
            str(ROOT / source), keywords=_KEYWORDS, comment_tags=(_TAG,)
        ):
            place = (f"{source}/{name}", 0)
            found.add(words, locations=[place], auto_comments=comments, context=context)
    return found


def as_text(catalogue: Catalog) -> str:
    """Return the text of a catalogue, the same for the same sentences."""
    out = io.BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, include_lineno=False)
    lines = out.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_LEFT_OUT))


def bring_up_to_date(path: Path, template: Catalog) -> None:
    """Give a language the sentences of now, keep what is translated, and compile it."""
    with path.open("rb") as file:
        language = read_po(file, locale=path.parts[-3])
    language.update(template, no_fuzzy_matching=True)
    path.write_text(as_text(language), encoding="utf-8")
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, language)


if __name__ == "__main__":
    sys.exit(main())

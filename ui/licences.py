"""What MentorDesk is made of and under which licences. No Qt."""

import re
from dataclasses import dataclass
from importlib import metadata

import resources

#: What MentorDesk is built on, by the names of the distributions; what these need is found.
BUILT_ON = (
    "alembic",
    "Babel",
    "cryptography",
    "icalendar",
    "keyring",
    "markdown-it-py",
    "msgspec",
    "PySide6-Essentials",
    "sqlcipher3",
    "SQLAlchemy",
    "tzdata",
    "tzlocal",
    "uuid6",
    "zxcvbn",
)

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA = re.compile(r"\bextra\s*==")
_SHORT = 60
# A distribution whose metadata is silent.
_KNOWN = {"sqlcipher3": "Zlib; SQLCipher: BSD-3-Clause; SQLite: public domain"}


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """A part made by others."""

    name: str
    version: str
    licence: str


def components() -> list[Component]:
    """Return the installed parts, direct and indirect, by name.

    A part without metadata, as a frozen program may have it, is left out.
    """
    found: dict[str, Component] = {}
    waiting = list(BUILT_ON)
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            part = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[key] = Component(part.name, part.version, _licence(part))
        waiting += _needed(part)
    return sorted(found.values(), key=lambda part: part.name.lower())


def bundled() -> list[tuple[str, str]]:
    """Return (name, licence text) of the font, icons and words that come with MentorDesk."""
    folder = resources.root()
    return [
        ("Inter", (folder / "fonts" / "OFL.txt").read_text(encoding="utf-8").strip()),
        ("Lucide", (folder / "icons" / "LICENSE").read_text(encoding="utf-8").strip()),
        ("EFF word list", (folder / "words" / "LICENSE").read_text(encoding="utf-8").strip()),
    ]


def zone_rules() -> str:
    """Return which edition of the IANA time zone rules is in use, for example 2026a."""
    import tzdata  # type: ignore[import-untyped]

    return str(tzdata.IANA_VERSION)


def _needed(part: metadata.Distribution) -> list[str]:
    names = [_NAME.match(line) for line in part.requires or [] if not _EXTRA.search(line)]
    return [found.group() for found in names if found]


def _field(part: metadata.Distribution, name: str) -> str:
    return str((part.metadata.get_all(name) or [""])[0])


def _licence(part: metadata.Distribution) -> str:
    told = _field(part, "License-Expression") or _field(part, "License")
    if told and "\n" not in told and len(told) <= _SHORT:
        return told
    for line in part.metadata.get_all("Classifier") or []:
        if line.startswith("License ::"):
            return str(line).rsplit(" :: ", 1)[-1]
    return _KNOWN.get(part.name, "")

"""Every part is named, with its version and its licence."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from ui import licences


def test_what_we_build_on_is_what_we_depend_on() -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[<>=!~; ]", line)[0] for line in declared}
    assert names == set(licences.BUILT_ON)


def test_every_part_has_a_version_and_a_licence() -> None:
    found = licences.components()
    names = [part.name for part in found]
    assert {"markdown-it-py", "mdurl", "shiboken6", "sqlcipher3"} <= set(names)
    assert len(names) == len(set(names))
    assert names == sorted(names, key=str.lower)
    for part in found:
        assert part.version
        assert part.licence, part.name


def test_what_is_only_an_extra_is_left_out() -> None:
    assert "pytest" not in {part.name for part in licences.components()}


def test_a_part_without_metadata_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> metadata.Distribution:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    assert licences.components() == []


def test_font_and_icons_come_with_their_licences() -> None:
    texts = dict(licences.bundled())
    assert "SIL OPEN FONT LICENSE" in texts["Inter"].upper()
    assert "ISC License" in texts["Lucide"]


def test_the_edition_of_the_zone_rules_is_known() -> None:
    assert re.fullmatch(r"20\d\d[a-z]", licences.zone_rules())

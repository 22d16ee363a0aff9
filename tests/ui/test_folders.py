"""The folders follow the system's own rules for where things are kept."""

import sys
from pathlib import Path

import pytest

from ui.folders import desk_folder, settings_folder


@pytest.mark.skipif(sys.platform != "linux", reason="these variables are the Linux ones")
def test_the_folders_follow_the_variables_of_the_desktop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert desk_folder() == tmp_path / "data" / "mentordesk"
    assert settings_folder() == tmp_path / "config" / "mentordesk"


def test_the_desk_and_the_settings_are_kept_apart_and_not_made_by_asking() -> None:
    assert desk_folder() != settings_folder()
    assert desk_folder().is_absolute()
    assert settings_folder().is_absolute()

"""What ``make`` does before anything else: the stamp, Qt's libraries, the lower bounds."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Return a function that loads a script of packaging/, as running it would."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))

    def load(name: str) -> ModuleType:
        # These names are free for others outside of packaging/.
        for other in ("libraries", "stamp", "start", "lower_bounds"):
            monkeypatch.delitem(sys.modules, other, raising=False)
        return __import__(name)

    return load


def test_a_stamp_holds_for_what_it_was_made_from_only(script, tmp_path: Path) -> None:
    stamp = script("stamp")
    assert not stamp.is_ready(str(tmp_path), "")
    (tmp_path / "ready").write_text(stamp.stamp("python3.12", sys.version))
    assert stamp.is_ready(str(tmp_path), "")
    assert stamp.is_ready(str(tmp_path), "python3.12")
    assert not stamp.is_ready(str(tmp_path), "python3.13")
    (tmp_path / "ready").write_text(stamp.stamp("", "3.10.0"))
    assert not stamp.is_ready(str(tmp_path), "")


def test_a_copied_or_changed_tree_is_set_up_anew(script, tmp_path: Path) -> None:
    stamp = script("stamp")
    for name in ("packaging/stamp.py", *stamp.MADE_FROM):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    place = tmp_path / "env"
    place.mkdir()
    command = [sys.executable, "-I", "-S", str(tmp_path / "packaging/stamp.py"), str(place)]
    (place / "ready").write_text(stamp.stamp("", sys.version))
    assert subprocess.run(command, check=False).returncode == 1
    (place / "ready").write_text(
        stamp.stamp("", sys.version).replace(str(ROOT), str(tmp_path.resolve()))
    )
    assert subprocess.run(command, check=False).returncode == 0
    with (tmp_path / "pyproject.toml").open("a") as file:
        file.write("# another line\n")
    assert subprocess.run(command, check=False).returncode == 1


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libX11.so.6", "libx11-6"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libz.so.1", "zlib1g"),
    ],
)
def test_packages_are_named_as_debian_names_them(script, library: str, package: str) -> None:
    assert script("libraries").packages([library]) == [package]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="ldd is of Linux")
def test_what_ldd_does_not_find_is_missing(script, tmp_path: Path, monkeypatch) -> None:
    fake = tmp_path / "ldd"
    fake.write_text(
        "#!/bin/sh\n"
        "case $1 in *libqxcb.so) echo '\tlibxcb-icccm.so.4 => not found';; esac\n"
        "echo '\tlibEGL.so.1 => not found'\n"
        "echo '\tlibQt6Core.so.6 => not found'\n"
        "echo '\tlibc.so.6 => /lib/libc.so.6 (0x1)'\n"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    libraries = script("libraries")
    assert libraries.missing(tmp_path, window=False) == ["libEGL.so.1"]
    assert libraries.missing(tmp_path, window=True) == ["libEGL.so.1", "libxcb-icccm.so.4"]
    assert libraries.sentence(["libegl1"]).endswith("sudo apt-get install libegl1")


@pytest.mark.parametrize(
    ("display", "platform", "shown"),
    [("", "", False), (":0", "", True), (":0", "offscreen", False), ("", "linuxfb", True)],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_a_window_is_opened_where_it_can_be_seen(
    script, monkeypatch, display: str, platform: str, shown: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", platform)
    assert script("start").has_display() is shown


def test_each_package_we_run_on_has_a_lower_bound(script) -> None:
    pins = script("lower_bounds").lowest()
    assert "sqlcipher3==0.6.4" in pins
    assert all(pin.count("==") == 1 for pin in pins)

"""Set up an environment for MentorDesk: packages, bytecode, Qt's system libraries.

Runs on any Python from 3.11 with nothing installed. The stamp ``ready`` is written last, so a
set-up that was interrupted is done again.
"""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libcups.so.2": "libcups2",
}


def main() -> int:
    """Set up the environment in the folder named by the first argument."""
    folder = Path(sys.argv[1]).absolute()
    print(f"Setting up MentorDesk in {folder.name} (once; a minute or two) …", flush=True)
    (folder / "ready").unlink(missing_ok=True)
    try:
        install(folder)
    except (subprocess.CalledProcessError, OSError) as error:
        print(
            f"Setting up did not finish ({type(error).__name__}). Check that there is a network connection and "
            "that Python has its venv module (Debian: apt install python3-venv), then try again.",
            file=sys.stderr,
        )
        return 1
    missing = missing_libraries(folder)
    if missing and not install_libraries(missing):
        return 1
    (folder / "ready").write_text("ready\n")
    return 0


def install(folder: Path) -> None:
    """Make the environment and put MentorDesk and what its tests need into it."""
    python = python_of(folder)
    if not python.exists() or not runs(python):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    environment = {**os.environ, "PIP_NO_COMPILE": "0"}
    subprocess.run([*pip, "--upgrade", "pip"], check=True, env=environment)
    wanted = requirements()
    subprocess.run([*pip, "-e", str(ROOT), *wanted], check=True, env=environment)
    compile_all(folder)


def requirements() -> list[str]:
    """Return what the tests and the linters need."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text())["dependency-groups"]
    return [*groups["test"], *groups["lint"]]


def compile_all(folder: Path) -> None:
    """Compile everything once: uncompiled, each start would cost three to five times as much."""
    python = str(python_of(folder))
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    command = [python, "-m", "compileall", "-q", "-j", "0"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    ours = [str(ROOT / name) for name in ("mentordesk", "ui", "resources")]
    # Some packages ship files for other Pythons, which do not compile; that harms nobody.
    subprocess.run(
        [*command, site, *ours],
        check=False,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def python_of(folder: Path) -> Path:
    """Return the environment's interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def runs(python: Path) -> bool:
    """Tell whether an interpreter starts at all (its base may have been removed)."""
    test = subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True, check=False)
    return test.returncode == 0


def missing_libraries(folder: Path) -> list[str]:
    """Return the system libraries that Qt wants and the system lacks (Linux only)."""
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return []
    found = subprocess.run(
        [
            str(python_of(folder)),
            "-c",
            "import importlib.util as u; print(u.find_spec('PySide6').submodule_search_locations[0])",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    qt = Path(found.stdout.strip()) / "Qt"
    names = (
        "libQt6Gui.so.6",
        "libQt6Widgets.so.6",
        "libQt6Network.so.6",
        "libQt6PrintSupport.so.6",
    )
    files = [qt / "lib" / name for name in names]
    files += [qt / "plugins/platforms" / f"libq{name}.so" for name in ("xcb", "offscreen")]
    missing: set[str] = set()
    for file in files:
        shown = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False)
        missing |= {
            line.split("=>")[0].strip() for line in shown.stdout.splitlines() if "not found" in line
        }
    return sorted(name for name in missing if not name.startswith(("libQt6", "libpyside")))


def install_libraries(missing: list[str]) -> bool:
    """Install Qt's system libraries where we may, else say what to type."""
    packages = sorted({LIBRARIES.get(name, name) for name in missing})
    command = ["apt-get", "install", "-y", "-qq", *packages]
    may = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
    if may:
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
        if (
            subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL).returncode
            == 0
        ):
            return True
    print(
        "Qt needs system libraries that are not there. On Debian or Ubuntu type:\n"
        f"  sudo apt-get install {' '.join(packages)}\n"
        f"(missing: {', '.join(missing)})",
        file=sys.stderr,
    )
    return False


if __name__ == "__main__":
    sys.exit(main())

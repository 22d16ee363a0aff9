"""The system libraries of Qt: which are missing, and how to get them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

# In an environment: the folder of a Qt that could not show a window when last looked at.
NOTE = "for-a-window"
# Libraries whose package is not named after them by Debian's rule (see _named_after).
PACKAGES = {
    "libGLdispatch.so.0": "libglvnd0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libcrypto.so.3": "libssl3",
    "libssl.so.3": "libssl3",
    "libz.so.1": "zlib1g",
}


def missing(qt: Path, *, window: bool) -> list[str]:
    """Return the names of libraries that Qt in the folder `qt` wants and the system lacks.

    `window` asks for all that a window on X11 takes, else for what runs without a display.
    """
    if not sys.platform.startswith("linux") or shutil.which("ldd") is None:
        return []
    names = ["libQt6Gui", "libQt6Widgets", "libQt6Network", "libQt6DBus", "libQt6PrintSupport"]
    files = [qt / "lib" / f"{name}.so.6" for name in names]
    platforms = ["offscreen", "xcb"] if window else ["offscreen"]
    files += [qt / "plugins" / "platforms" / f"libq{name}.so" for name in platforms]
    lacking: set[str] = set()
    for file in files:
        shown = subprocess.run(["ldd", str(file)], capture_output=True, text=True, check=False)
        lines = [line for line in shown.stdout.splitlines() if "not found" in line]
        lacking |= {line.split("=>")[0].strip() for line in lines}
    return sorted(name for name in lacking if name.startswith("lib") and "Qt6" not in name)


def packages(libraries: list[str]) -> list[str]:
    """Return the Debian packages that hold `libraries`."""
    return sorted({PACKAGES.get(name) or _named_after(name) for name in libraries})


def _named_after(library: str) -> str:
    """Debian's rule: the name, the number of the interface, a dash between two digits."""
    name, _, number = library.lower().replace("_", "-").partition(".so.")
    between = "-" if name[-1].isdigit() else ""
    return f"{name}{between}{number.replace('.', '-')}"


def line_to_type(wanted: list[str]) -> str:
    """Return the command that gets packages on Debian and Ubuntu."""
    return f"sudo apt-get install {' '.join(wanted)}"


def sentence(wanted: list[str]) -> str:
    """Say what is missing and what to do about it."""
    return (
        "Qt needs system libraries that are not there. On Debian or Ubuntu type: "
        f"{line_to_type(wanted)}"
    )


def install(wanted: list[str]) -> bool:
    """Install packages if we may (Debian or Ubuntu, as root); tell whether that went well."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return False
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing system packages: {' '.join(wanted)} …", flush=True)
    subprocess.run(["apt-get", "update", "-qq"], check=False, env=quiet)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted]
    done = subprocess.run(command, check=False, env=quiet, stdout=subprocess.DEVNULL)
    return done.returncode == 0

"""Set up an environment for MentorDesk: ``bootstrap.py FOLDER [PYTHON]``.

Makes the environment, installs MentorDesk and what its tests need, compiles all of it, and sees to
Qt's system libraries. Runs on any Python from 3.11 with nothing installed. The stamp is written
last, so a set-up that was interrupted is done again.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import libraries
import stamp

ROOT = Path(__file__).resolve().parent.parent
PIP = "pip>=25.1"  # the first that knows dependency groups


class NotSetUpError(Exception):
    """Setting up cannot go on; the text says what to do."""


def main(folder: Path, asked: str) -> int:
    """Set up the environment in `folder`; `asked` is the interpreter's name, or "" for any."""
    print(f"Setting up MentorDesk in {folder.name} (once; a minute or two) …", flush=True)
    (folder / "ready").unlink(missing_ok=True)
    try:
        make_environment(folder, asked)
        install(folder)
        compile_all(folder)
        see_to_libraries(folder)
        version = told_by(folder, "import sys; print(end=sys.version)")
        (folder / "ready").write_text(stamp.stamp(asked, version), encoding="utf-8")
    except (NotSetUpError, OSError, subprocess.CalledProcessError) as error:
        print(f"mentordesk: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("mentordesk: stopped; the next start sets up from the beginning.", file=sys.stderr)
        return 130
    return 0


def make_environment(folder: Path, asked: str) -> None:
    """Make a virtual environment, unless there is one that works and is of the Python asked for."""
    there = version_of(folder)
    if there is not None and (there == sys.version_info[:2] or not asked):
        return
    shutil.rmtree(folder, ignore_errors=True)
    # Debian keeps the half of venv that brings pip in a package of its own.
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    try:
        if not has_pip_for_environments() and not libraries.install([package]):
            raise NotSetUpError(
                "Python came without the part that makes environments. On Debian or Ubuntu type: "
                f"{libraries.line_to_type([package])}"
            )
        venv.create(folder, with_pip=True)
    except subprocess.CalledProcessError:
        raise NotSetUpError(
            f"The environment {folder} could not be made. Check the free space on the disk, and "
            "that Python came whole (its modules venv and ensurepip), then try again."
        ) from None


def has_pip_for_environments() -> bool:
    """Tell whether this Python can put pip into an environment."""
    command = [sys.executable, "-c", "import ensurepip"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def version_of(folder: Path) -> tuple[int, ...] | None:
    """Return the version of Python in an environment with pip, or None where it does not work."""
    try:
        told = told_by(folder, "import pip, sys; print(*sys.version_info[:2])")
    except (OSError, subprocess.CalledProcessError):
        return None
    version = tuple(map(int, told.split()))
    return version if version >= (3, 11) else None


def install(folder: Path) -> None:
    """Put MentorDesk, its tests' and its linters' packages into the environment."""
    pip = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    groups = ["--group", "test", "--group", "lint"]
    try:
        subprocess.run([*pip, PIP], check=True)
        subprocess.run([*pip, "-e", ".", *groups], check=True, cwd=ROOT)
    except subprocess.CalledProcessError:
        raise NotSetUpError(
            "The packages that MentorDesk needs could not be fetched (pip says why, above). "
            "Check the network connection and the free space on the disk, then try again."
        ) from None


def compile_all(folder: Path) -> None:
    """Compile everything once: uncompiled, each start would cost three to five times as much.

    That must also be done where the environment forbids Python to write bytecode by itself.
    """
    site = told_by(folder, "import sysconfig; print(end=sysconfig.get_path('purelib'))")
    ours = [str(ROOT / name) for name in ("mentordesk", "ui", "resources")]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    # Some packages ship files for other Pythons, which do not compile; that harms nobody.
    subprocess.run(
        [str(python_of(folder)), "-m", "compileall", "-q", "-j", "0", site, *ours],
        check=False,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def see_to_libraries(folder: Path) -> None:
    """Install Qt's system libraries where we may, else say what to type.

    What only a window needs does not hold up the tests; ``make run`` looks again.
    """
    note = folder / libraries.NOTE
    note.unlink(missing_ok=True)
    found = told_by(folder, "import importlib.util as u; print(end=u.find_spec('PySide6').origin)")
    qt = Path(found).parent / "Qt"
    lacking = libraries.packages(libraries.missing(qt, window=True))
    if not lacking or libraries.install(lacking):
        return
    if libraries.missing(qt, window=False):
        raise NotSetUpError(libraries.sentence(lacking))
    print(f"For a window: {libraries.sentence(lacking)}", file=sys.stderr)
    note.write_text(str(qt), encoding="utf-8")


def told_by(folder: Path, code: str) -> str:
    """Return what the environment's Python prints when it runs `code`."""
    command = [str(python_of(folder)), "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def python_of(folder: Path) -> Path:
    """Return the environment's interpreter."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute(), "".join(sys.argv[2:3])))

"""``make run``: the window; without a display, pictures of it and the sample's calendar."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
# The sample desk is thrown away; its passphrase protects nothing.
SAMPLE_PASSPHRASE = b"sample pair with nothing to hide\n"


def main() -> int:
    """Show the window, or else the tour."""
    if has_display():
        from ui.__main__ import main as show

        return show(sys.argv[1:])
    print(
        "There is no display here, so MentorDesk paints its tour of the sample pair into "
        "build/screens and writes the pair's calendar to build/sample.ics instead.",
        flush=True,
    )
    return tour()


def has_display() -> bool:
    """Tell whether a window can be shown."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def tour() -> int:
    """Render the screens of the sample pair and export its meetings."""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    screens = [sys.executable, "-m", "ui.screens", str(BUILD / "screens")]
    code = subprocess.run(screens, check=False, env=quiet, cwd=ROOT).returncode
    with tempfile.TemporaryDirectory(prefix="mentordesk-") as folder:
        desk = str(Path(folder) / "desk")
        code = code or command("sample", desk)
        calendar = str(BUILD / "sample.ics")
        return code or command("export", "calendar", desk, calendar, "--force")


def command(*words: str) -> int:
    """Run a command of the command line, with the sample's passphrase on a pipe."""
    read, write = os.pipe()
    os.write(write, SAMPLE_PASSPHRASE)
    os.close(write)
    line = [sys.executable, "-m", "ui", *words, "--passphrase-fd", str(read)]
    done = subprocess.run(line, check=False, pass_fds=(read,), cwd=ROOT, stdout=subprocess.DEVNULL)
    os.close(read)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())

"""``make run``: the window; without a display, pictures of it and the sample's calendar."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import libraries

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
# The sample desk is thrown away; its passphrase protects nothing.
SAMPLE_PASSPHRASE = b"sample pair with nothing to hide\n"


def main(words: list[str]) -> int:
    """Run MentorDesk with `words`; without a display and a command, show the tour."""
    is_command = bool(words) and not words[0].startswith("--store")
    if has_display() or is_command:
        lacking = [] if is_command else lacking_for_a_window()
        if lacking:
            print(f"mentordesk: {libraries.sentence(lacking)}", file=sys.stderr)
            return 1
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # else changed modules compile each time
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "ui", *words])
    print(
        "There is no display here, so MentorDesk paints its tour of the sample pair into "
        "build/screens and writes the pair's calendar to build/sample.ics instead.",
        flush=True,
    )
    return tour()


def has_display() -> bool:
    """Tell whether a window can be shown."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in {"offscreen", "minimal"}:
        return False
    if not sys.platform.startswith("linux") or platform:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def lacking_for_a_window() -> list[str]:
    """Return the packages that a window still lacks; looks only if some were missing before."""
    note = Path(sys.prefix, libraries.NOTE)
    if not note.exists():
        return []
    qt = Path(note.read_text(encoding="utf-8"))
    lacking = libraries.packages(libraries.missing(qt, window=True))
    if lacking and not libraries.install(lacking):
        return lacking
    note.unlink()
    return []


def tour() -> int:
    """Render the screens of the sample pair and export its meetings."""
    code = paint(BUILD / "screens")
    with tempfile.TemporaryDirectory(prefix="mentordesk-") as folder:
        desk = str(Path(folder) / "desk")
        code = code or command("sample", desk)
        calendar = BUILD / "sample.ics"
        code = code or command("export", "calendar", desk, str(calendar), "--force")
    if code == 0:
        print(f"The pair's calendar is in {calendar.relative_to(ROOT)}")
    return code


def paint(folder: Path) -> int:
    """Paint every screen into `folder`."""
    quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, "-m", "ui.screens", str(folder)]
    with subprocess.Popen(line, env=quiet, cwd=ROOT, stderr=subprocess.PIPE, text=True) as painting:
        for told in painting.stderr or ():
            if "propagateSizeHints" not in told:  # the offscreen platform's word on any window
                sys.stderr.write(told)
    return painting.returncode


def command(*words: str) -> int:
    """Run a command of the command line, with the sample's passphrase on a pipe."""
    read, write = os.pipe()
    os.write(write, SAMPLE_PASSPHRASE)
    os.close(write)
    line = [sys.executable, "-m", "mentordesk", *words, "--passphrase-fd", str(read)]
    done = subprocess.run(line, check=False, pass_fds=(read,), cwd=ROOT, stdout=subprocess.DEVNULL)
    os.close(read)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""A visit of every screen of a desk full of private words: looked into from outside all the while."""

import os
import signal
import subprocess
import time

from hands import (
    OUT,
    STORE,
    choose_file,
    command,
    everything,
    find,
    keys,
    shows,
    start,
    turn_to_window,
    unlock,
    write,
)

STEM = os.environ["STEM"].encode()
DIALOGS = (
    ("About the two of you", "About the two of you"),
    ("The agreement", "The agreement"),
    ("The course of it", "The course of it"),
    ("Progress report", "Preview of the report"),
    ("Concerns, for yourself alone", "In a few words"),
    ("Settle everything anew", "What has changed?"),
    ("Goal map", "Goal map"),
    ("Check the desk", "All is well."),
    ("Security", "Each of these alone opens the desk."),
    ("Backups", "Back up now"),
    ("Trash", "Trash"),
    ("Keyboard shortcuts", "Choose another"),
    ("About MentorDesk", "MentorDesk"),
)


def look_into(app):
    """No open file, environment or window's title of the program holds a private word."""
    for name in os.listdir(f"/proc/{app.pid}/fd"):
        path = f"/proc/{app.pid}/fd/{name}"
        try:
            if os.path.isfile(path) and STEM in open(path, "rb").read():  # noqa: SIM115
                raise SystemExit(f"an open file holds private words: {os.readlink(path)}")
        except OSError:
            continue
    told = open(f"/proc/{app.pid}/environ", "rb").read()  # noqa: SIM115
    told += open(f"/proc/{app.pid}/cmdline", "rb").read()  # noqa: SIM115
    windows = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, check=False
    )
    for window in windows.stdout.split():
        title = ["xdotool", "getwindowname", window.decode()]
        told += subprocess.run(title, capture_output=True, check=False).stdout
    if STEM in told:
        raise SystemExit(f"told outside: {told!r}")


def is_on_screen(words):
    return any(words in (node.name or "") for node in everything() if shows(node))


def visit(app):
    for number in range(1, 6):
        keys(f"ctrl+{number}")
        time.sleep(0.5)
        for _row in range(4):
            keys("Down")
        look_into(app)
    if not is_on_screen(STEM.decode()):
        raise SystemExit("the private words were never on the screen: nothing was tried")
    for name, then in DIALOGS:
        command(name)
        find(then, exact=False)
        look_into(app)
        keys("Escape")
        time.sleep(0.3)
        turn_to_window()
    keys("ctrl+k")
    write(STEM.decode())
    time.sleep(1.0)
    look_into(app)
    keys("Escape")


def export(name, path):
    command(name)
    choose_file(path)


def main():
    os.chdir(OUT)
    app = start()
    unlock()
    visit(app)
    export("Export calendar", os.path.join(OUT, "all.ics"))
    command("Export as Markdown")
    find("Private notes too?", exact=False)
    keys("Escape")  # without them
    choose_file(os.path.join(OUT, "all.md"))
    export("Export calendar", "/sys/fs/all.ics")
    time.sleep(1.0)
    if os.path.exists("/sys/fs/all.ics"):
        raise SystemExit("there was no error")
    look_into(app)
    os.kill(app.pid, signal.SIGSEGV)
    app.wait()
    if not os.path.exists(os.path.join(STORE, "desk.db-wal")):
        raise SystemExit("it did not crash in the middle of its work")


main()

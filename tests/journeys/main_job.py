"""The main job: a desk with something in each tab, the plug pulled, everything found, an .ics."""

import os
import subprocess
import time

from hands import (
    OUT,
    WAY,
    add,
    choose_file,
    ends,
    fill,
    find,
    first_run,
    go_to,
    keys,
    press,
    pull_the_plug,
    reach,
    saved,
    start,
    unlock,
    write,
)

CANARY = "Zinnoberkranich"


def note():
    if WAY == "mouse":
        press("Write a note", "button")
        fill("Title", "After the first talk")
        press("Note in Markdown")
    else:
        keys("ctrl+n")
        find("Title", "text")
        write("After the first talk")
        reach("Note in Markdown")
    write(f"He is afraid of the talk {CANARY}")
    time.sleep(1.0)


def export():
    keys("ctrl+shift+e")
    choose_file(os.path.join(OUT, "meetings.ics"))
    time.sleep(1.0)


def main():
    app = start()
    first_run()
    go_to(2, "Expectations", "Add an expectation")
    add("Add an expectation", "Question", "How often do we meet")
    go_to(3, "Goals", "Add a goal")
    add("Add a goal", "Goal", "Give a talk")
    go_to(4, "Boundaries", "Add a boundary")
    add("Add a boundary", "Boundary", "No messages after eight")
    go_to(5, "Meeting notes", "Write a note")
    note()
    saved()
    pull_the_plug(app)

    app = start()
    unlock()
    for number, tab, text in (
        (2, "Expectations", "How often do we meet"),
        (3, "Goals", "Give a talk"),
        (4, "Boundaries", "No messages after eight"),
        (5, "Meeting notes", "After the first talk"),
    ):
        keys(f"ctrl+{number}") if WAY == "keys" else press(tab, "tab", exact=False)
        find(text, exact=False)
    editor = find("Note in Markdown").queryText()
    words = editor.getText(0, editor.characterCount)
    if CANARY not in words:
        raise SystemExit(f"the note reads {words!r}")
    export()
    title = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", CANARY], capture_output=True, check=False
    )
    if title.stdout.strip():
        raise SystemExit("a window's title holds private words")
    keys("ctrl+q")
    ends(app)


main()

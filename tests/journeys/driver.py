"""Walks through MentorDesk from outside, as a person with a screen reader and a keyboard would.

Run by the system's Python (it has pyatspi) inside a session bus and a virtual screen. Finds things
by their accessible names only; "mouse" presses what it finds, "keys" uses the keyboard alone and
looks only to know when to go on.
"""

import os
import signal
import subprocess
import sys
import time

import pyatspi

WAY, STORE, PYTHON, OUT = sys.argv[1:5]
PASSPHRASE = "correct horse battery staple lamp"
CANARY = "Zinnoberkranich"


def start():
    environment = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LANG": "en_GB.UTF-8"}
    log = open(os.path.join(OUT, "log.txt"), "ab")  # noqa: SIM115
    app = subprocess.Popen(
        [PYTHON, "-m", "ui", "--store", STORE], env=environment, stdout=log, stderr=log
    )
    # There is no window manager here, so nobody else gives the window the keyboard.
    window = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^MentorDesk$"]
    subprocess.run([*window, "windowfocus"], check=True, timeout=30)
    return app


def walk(node, depth=0):
    if depth > 40:
        return
    try:
        children = [node.getChildAtIndex(index) for index in range(node.childCount)]
    except Exception:
        return
    for child in children:
        if child is not None:
            yield child
            yield from walk(child, depth + 1)


def everything():
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        app = desktop.getChildAtIndex(index)
        if app is not None and "MentorDesk" in (app.name or ""):
            yield from walk(app)


def shows(node):
    try:
        return node.getState().contains(pyatspi.STATE_SHOWING)
    except Exception:
        return False


def find(name, role="", seconds=25, exact=True):
    deadline = time.time() + seconds
    while time.time() < deadline:
        for node in everything():
            try:
                there = node.name == name if exact else name in (node.name or "")
                if there and shows(node) and role in node.getRoleName():
                    return node
            except Exception:
                continue
        time.sleep(0.25)
    seen = sorted({f"{n.getRoleName()}: {n.name}" for n in everything() if shows(n) and n.name})
    raise SystemExit(f"not found: {role} {name!r}; there is {seen}")


def keys(*words):
    subprocess.run(["xdotool", "key", "--delay", "60", *words], check=True)
    time.sleep(0.3)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)
    time.sleep(0.2)


def press(name, role="", exact=True):
    node = find(name, role, exact=exact)
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    where = (str(box.x + box.width // 2), str(box.y + box.height // 2))
    subprocess.run(["xdotool", "mousemove", *where, "click", "1"], check=True)
    time.sleep(0.4)


def fill(name, text):
    """Put the keyboard into a field and type."""
    press(name, "text") if WAY == "mouse" else find(name, "text")
    keys("ctrl+a")
    write(text)


def first_run():
    if WAY == "mouse":
        fill("Your name", "Amara Okafor")
        press("I am the mentor")
        fill("Name of the other person", "Jonas Reyes")
        press("Passphrase", "text")
        write(PASSPHRASE)
        press("Create my desk", "button")
    else:
        find("Your name", "text")
        write("Amara Okafor")
        keys("Tab", "Right", "Tab")
        write("Jonas Reyes")
        keys("Tab")
        write(PASSPHRASE)
        keys("Return")
    code = find("Recovery code ", exact=False).name.rpartition(" ")[2].replace("-", "")
    if WAY == "mouse":
        press("To be sure: type the last eight characters.")
        write(code[-8:])
        press("Open my desk", "button")
    else:
        write(code[-8:].lower())
        keys("Return")
    find("Goals", "page tab", exact=False)


def go_to(number, tab, then):
    if WAY == "mouse":
        press(tab, "tab", exact=False)
    else:
        keys(f"ctrl+{number}")
    find(then)


def add(first_step, field, text):
    if WAY == "mouse":
        press(first_step, "button")
        fill(field, text)
        press("Done", "button")
    else:
        keys("ctrl+n")
        find(field, "text")
        keys("ctrl+a")
        write(text)
        keys("Escape")
    find(text, exact=False)


def note():
    if WAY == "mouse":
        press("Write a note", "button")
        fill("Title", "After the first talk")
        press("Note in Markdown")
    else:
        keys("ctrl+n")
        find("Title", "text")
        write("After the first talk")
        for _step in range(20):
            keys("Tab")
            if find("Note in Markdown").getState().contains(pyatspi.STATE_FOCUSED):
                break
    write(f"He is afraid of the talk {CANARY}")
    time.sleep(1.0)


def saved():
    find("Encrypted  ·  Saved", exact=False)


def unlock():
    find("Passphrase", "text")
    if WAY == "mouse":
        press("Passphrase", "text")
    write(PASSPHRASE)
    keys("Return")
    find("Goals", "page tab", exact=False)


def export():
    keys("ctrl+shift+e")
    find("File name", exact=False)
    keys("ctrl+a")
    write(os.path.join(OUT, "meetings.ics"))
    keys("Return")
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
    os.kill(app.pid, signal.SIGKILL)
    app.wait()

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
    os.kill(app.pid, signal.SIGTERM)
    print("journey done")


main()

"""What a journey does with: a person's eyes and hands, from outside the program.

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


def start(store=STORE):
    own = {name: value for name, value in os.environ.items() if name != "STEM"}
    environment = {**own, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LANG": "en_GB.UTF-8"}
    log = open(os.path.join(OUT, "log.txt"), "ab")  # noqa: SIM115
    app = subprocess.Popen(
        [PYTHON, "-m", "ui", "--store", store], env=environment, stdout=log, stderr=log
    )
    turn_to_window()
    return app


def turn_to_window():
    """Give the window the keyboard, as a window manager would."""
    window = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^MentorDesk$"]
    subprocess.run([*window, "windowfocus"], check=True, timeout=30)


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


def reach(name, role=""):
    """Give the keyboard to something, or press it."""
    if WAY == "mouse":
        press(name, role)
        return
    for _step in range(30):
        if find(name, role).getState().contains(pyatspi.STATE_FOCUSED):
            return
        keys("Tab")
    raise SystemExit(f"no way to {name!r} by Tab")


def use(name):
    """Press a button, by mouse or by keys."""
    reach(name, "button")
    if WAY == "keys":
        keys("space")


def first_run():
    """Make a desk; returns its recovery code."""
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
    shown = find("Recovery code ", exact=False).name.rpartition(" ")[2]
    code = shown.replace("-", "")
    if WAY == "mouse":
        press("To be sure: type the last eight characters.")
        write(code[-8:])
        press("Open my desk", "button")
    else:
        write(code[-8:].lower())
        keys("Return")
    find("Goals", "page tab", exact=False)
    return shown


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


def saved():
    find("Encrypted  ·  Saved", exact=False)


def unlock(passphrase=PASSPHRASE):
    find("Passphrase", "text")
    if WAY == "mouse":
        press("Passphrase", "text")
    write(passphrase)
    keys("Return")
    find("Goals", "page tab", exact=False)


def command(name):
    """Run a command by its name, from the palette."""
    keys("ctrl+k")
    write(name)
    time.sleep(0.4)
    keys("Return")


def choose_file(path):
    """Answer the dialog that asks for a file."""
    find("File name", exact=False)
    keys("ctrl+a")
    write(path)
    keys("Return")
    time.sleep(1.0)
    turn_to_window()


def pull_the_plug(app):
    """End the program where it is."""
    os.kill(app.pid, signal.SIGKILL)
    app.wait()


def ends(app):
    """Wait for the program to end by itself."""
    if app.wait(timeout=30) != 0:
        raise SystemExit(f"it ended with {app.returncode}")


def begin_with_a_goal():
    """Make a desk with a goal in it; returns the program and the recovery code."""
    app = start()
    code = first_run()
    go_to(3, "Goals", "Add a goal")
    add("Add a goal", "Goal", "Give a talk")
    saved()
    return app, code

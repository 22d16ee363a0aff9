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


def turn_to_window(title="MentorDesk"):
    """Give a window the keyboard, as a window manager would."""
    window = ["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}$"]
    subprocess.run([*window, "windowfocus"], check=True, timeout=30)


def walk(node, choices=False, depth=0):
    """Go through all that is shown in something; `choices` goes into lists to choose from, too."""
    if depth > 40:
        return
    try:
        children = [node.getChildAtIndex(index) for index in range(node.childCount)]
    except Exception:
        return
    for child in children:
        if child is not None:
            yield child
            if shows(child) and (choices or not is_choice(child)):
                yield from walk(child, choices, depth + 1)


def is_choice(node):
    try:
        return node.getRoleName() == "combo box"
    except Exception:
        return False


def everything(choices=False):
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        app = desktop.getChildAtIndex(index)
        if app is not None and "MentorDesk" in (app.name or ""):
            yield from walk(app, choices)


def shows(node):
    try:
        return node.getState().contains(pyatspi.STATE_SHOWING)
    except Exception:
        return False


def is_named(node, name):
    """Tell whether something goes by that name; a list to choose from has a label that names it."""
    if node.name == name or node.getRoleName() != "combo box":
        return node.name == name
    labels = [one.getTarget(0) for one in node.getRelationSet() if is_label(one)]
    return any(label.name == name for label in labels)


def is_label(relation):
    return relation.getRelationType() == pyatspi.RELATION_LABELLED_BY


def told():
    """Return role, name and description of all that is shown and named."""
    said = []
    for node in everything():
        try:
            if node.name and shows(node):
                said.append((node.getRoleName(), node.name, node.description))
        except Exception:  # gone meanwhile
            continue
    return said


def find(name, role="", seconds=25, exact=True):
    deadline = time.time() + seconds
    while time.time() < deadline:
        for node in everything(choices=role == "list item"):
            try:
                there = is_named(node, name) if exact else name in (node.name or "")
                if there and shows(node) and role in node.getRoleName():
                    return node
            except Exception:
                continue
        time.sleep(0.25)
    seen = sorted({f"{kind}: {words}" for kind, words, _more in told() if kind != "list item"})
    raise SystemExit(f"there is {seen}; not found: {role} {name!r}")


def keys(*words):
    subprocess.run(["xdotool", "key", "--delay", "60", *words], check=True)
    time.sleep(0.3)


def write(text):
    subprocess.run(["xdotool", "type", "--delay", "25", text], check=True)
    time.sleep(0.2)


def press(name, role="", exact=True, button=1):
    """Put the mouse on something, turning the wheel until it is in sight, and press."""
    for _turn in range(40):
        box, sight = where(find(name, role, exact=exact))
        x, y = box.x + box.width // 2, box.y + box.height // 2
        over, under = y - sight[1], sight[3] - y
        if min(over, under) >= min(box.height // 2, 12):
            mouse(x, y, button)
            time.sleep(0.4)
            return
        mouse((sight[0] + sight[2]) // 2, (sight[1] + sight[3]) // 2, 4 if over < under else 5)
        time.sleep(0.15)
    raise SystemExit(f"no wheel brings {name!r} in sight")


def mouse(x, y, button):
    there = ["xdotool", "mousemove", str(x), str(y), "click", str(button)]
    subprocess.run(there, check=True)


def where(node):
    """Return the box of something, and the edges of the part of the screen it can be seen in."""
    around, outer = [], node.parent
    # A list that a combo box opens lies beyond the box, though it belongs to it.
    while outer is not None and outer.getRoleName() not in ("application", "combo box"):
        around.append(box_of(outer))
        outer = outer.parent
    left, top, right, bottom = 0, 0, 1400, 900
    for its in reversed(around):
        high, low = max(top, its.y), min(bottom, its.y + its.height)
        if low - high < 40:  # it is itself out of sight, or too small to clip anything
            break
        left, top = max(left, its.x), high
        right, bottom = min(right, its.x + its.width), low
    return box_of(node), (left, top, right, bottom)


def box_of(node):
    return node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)


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
        if has_keyboard(find(name, role)):
            return
        keys("Tab")
    focused = [f"{n.getRoleName()}: {n.name}" for n in everything() if has_keyboard(n)]
    raise SystemExit(f"no way to {name!r} by Tab; the keyboard is at {focused}")


def has_keyboard(node):
    try:
        return node.getState().contains(pyatspi.STATE_FOCUSED)
    except Exception:
        return False


def use(name):
    """Press a button, by mouse or by keys."""
    reach(name, "button")
    if WAY == "keys":
        keys("space")


def enter(name, text):
    """Write into a field in place of what stands there."""
    reach(name, "text")
    keys("ctrl+a")
    write(text)


def choose(name, words):
    """Choose something from a list that opens."""
    reach(name, "combo box")
    if WAY == "mouse":
        press(words, "list item")
    else:
        write(words[0])


def add_rows(verb, *texts):
    """Add rows to a list of things to tick."""
    use(verb)
    for text in texts:
        find(verb, "text")
        write(text)
        keys("Return")
        find(text, "check box")
    keys("Escape")


def tick(name):
    press(name, "check box") if WAY == "mouse" else reach(name, "check box")
    if WAY == "keys":
        keys("space")
    until(lambda: is_ticked(name), f"{name!r} is ticked")


def is_ticked(name):
    return find(name, "check box").getState().contains(pyatspi.STATE_CHECKED)


def details(name):
    """Open what a row of a list of things to tick has to tell."""
    if WAY == "mouse":
        press(name, "check box", button=3)
        # Menus that pop up are no part of the tree; the first item is beside the pointer.
        subprocess.run(["xdotool", "mousemove_relative", "40", "20", "click", "1"], check=True)
    else:
        reach(name, "check box")
        keys("Return")


def until(holds, what, seconds=25):
    """Wait for something to hold."""
    deadline = time.time() + seconds
    while not holds():
        if time.time() > deadline:
            raise SystemExit(f"it never came to this: {what}")
        time.sleep(0.25)


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


def choose_file(path, then="MentorDesk"):
    """Answer the dialog that asks for a file."""
    find("File name", exact=False)
    keys("ctrl+a")
    write(path)
    keys("Return")
    time.sleep(1.0)
    turn_to_window(then)


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

"""Each answers alone, out of the other's sight; they agree, sign, change one thing and sign again."""

from hands import (
    WAY,
    add,
    command,
    ends,
    find,
    first_run,
    go_to,
    keys,
    press,
    reach,
    saved,
    start,
    turn_to_window,
    unlock,
    use,
    write,
)

QUESTION = "How often do we meet"


def answer(name, words):
    command("Hand over the chair")
    use(f"{name}: 1 question")
    find(f"What {name} expects", "text")  # which has the keyboard
    write(words)
    use("That was the last")
    find(f"Thank you, {name}")
    keys("ctrl+k")  # nothing of the desk answers to its keys
    keys("ctrl+z")
    use("Lock the desk")
    turn_to_window()
    unlock()


def agree_on(words):
    if WAY == "mouse":
        press("Edit expectation", "button")
        find("What you agree on", "text")
    else:
        keys("F2")
    reach("What you agree on", "text")
    keys("ctrl+a")
    write(words)
    keys("Escape")
    find(words, exact=False)
    use("We agree on this")
    find("Agreed on", exact=False)


def sign(first_step):
    command("The agreement")
    use(first_step)
    for name in ("Amara", "Jonas"):
        use(f"{name} accepts")
    find("Both of you have accepted it; it is in force since", exact=False)
    keys("Escape")
    turn_to_window()


def main():
    app = start()
    first_run()
    go_to(2, "Expectations", "Add an expectation")
    add("Add an expectation", "Question", QUESTION)
    saved()
    answer("Amara", "Every week")
    answer("Jonas", "Every month")
    find("Every month")  # one is where one left off
    find("Every week")
    agree_on("Every two weeks")
    sign("Make the agreement")
    agree_on("Every three weeks")
    sign("Make a new version")
    keys("ctrl+q")
    ends(app)


main()

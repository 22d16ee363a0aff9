"""To the end of a mentorship: words for it, an archive to keep, and what was private erased."""

import os

from hands import (
    OUT,
    WAY,
    add,
    add_rows,
    choose_file,
    command,
    ends,
    enter,
    find,
    first_run,
    go_to,
    keys,
    press,
    reach,
    saved,
    start,
    told,
    turn_to_window,
    unlock,
    until,
    use,
    write,
)

STEM = os.environ["STEM"]
SHARED = {
    "question": "What will we miss",
    "goal": "Give a talk",
    "letter": "Thank you for the silence after each question",
}

SEARCHED = ("note", "reflection", "obstacle", "concern")


def private(what):
    return f"{STEM} {what}"


def answer_sealed():
    command("Hand over the chair")
    use("Amara: 1 question")
    find("What Amara expects", "text")  # which has the keyboard
    write(private("sealed"))
    use("That was the last")
    use("Lock the desk")
    turn_to_window()
    unlock()
    find("Amara has answered, sealed", exact=False)


def note_a_concern():
    command("Concerns, for yourself alone")
    use("New concern")
    enter("In a few words", private("concern"))
    use("Close")
    turn_to_window()


def write_a_note():
    go_to(5, "Meeting notes", "Write a note")
    press("Write a note", "button") if WAY == "mouse" else keys("ctrl+n")
    enter("Title", "For myself")
    write_down(private("note"))


def write_down(words):
    reach("Note in Markdown")
    keys("ctrl+End")
    write(f" {words}")
    until(lambda: words in written_down(), f"{words!r} stands in the note")
    saved()


def written_down():
    editor = find("Note in Markdown").queryText()
    return editor.getText(0, editor.characterCount)


def fill_the_desk():
    go_to(2, "Expectations", "Add an expectation")
    add("Add an expectation", "Question", SHARED["question"])
    answer_sealed()
    go_to(3, "Goals", "Add a goal")
    add("Add a goal", "Goal", SHARED["goal"])
    add_rows("Add obstacle", private("obstacle"))
    write_a_note()
    note_a_concern()


def walk_to_closure():
    command("The course of it")
    if WAY == "mouse":
        press("Coming to closure", "tab")
    else:
        reach("Preparing", "tab list")  # a list of tabs goes by the name of the one chosen
        for phase in ("Negotiating", "Enabling growth", "Coming to closure"):
            keys("Right")
            find(phase, "tab list")
    for what, words in (
        ("Closing reflection", private("reflection")),
        ("Thank-you letter", SHARED["letter"]),
    ):
        use(f"{what}: Write it")
        turn_to_window()
        write_down(words)
        command("The course of it")
        find(f"{what}: Open it")
    use("Complete…")
    use("Complete it")
    find("It is completed.")


def save_archive(verb, name):
    use(f"Readable archive: {verb}…")
    find("Private notes too?")
    use("Cancel")  # without them
    choose_file(os.path.join(OUT, name), then="The course of it")
    find(f"Saved as {name}")


def found(words):
    """Search everything for some words, and tell whether anything holds them."""
    before = told()
    keys("ctrl+k")
    find("Search everything", "text")
    write(words)
    nothing = f"Nothing found for “{words}”."
    answers = []

    def answered():
        new = [one[1] for one in told() if one not in before]
        answers[:] = [said for said in new if words in said and said != words]
        return bool(answers)

    until(answered, f"the search for {words!r} answers")
    keys("Escape")
    return nothing not in answers


def erase():
    command("The course of it")
    use("Erase private notes: Erase…")
    for kind in ("Obstacles", "Concerns", "Sealed answers"):
        reach(f"Erase private ones, too: {kind} (1)")
        if WAY == "keys":
            keys("space")
    enter("Type ERASE or Jonas Reyes to go on", "ERASE")
    use("Erase for good")
    find("private records were erased.", exact=False)
    use("Close")
    turn_to_window()


def main():
    app = start()
    first_run()
    fill_the_desk()
    walk_to_closure()
    save_archive("Markdown", "archive.md")
    save_archive("PDF", "archive.pdf")
    use("Close")
    turn_to_window()
    if not all(found(private(what)) for what in SEARCHED):
        raise SystemExit("the search does not know the words yet: nothing would be tried")
    erase()
    still = [what for what in SEARCHED if found(private(what))]
    if still or not found(SHARED["letter"]):
        raise SystemExit(f"after erasing, the search finds {still}")
    keys("ctrl+q")
    ends(app)


main()

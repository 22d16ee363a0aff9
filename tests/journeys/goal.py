"""A goal from obstacle to outcome: planned, shared, got past, closed, and there after the plug."""

from datetime import datetime, timedelta

from hands import (
    WAY,
    add_rows,
    choose,
    command,
    details,
    ends,
    enter,
    find,
    first_run,
    go_to,
    is_ticked,
    keys,
    press,
    pull_the_plug,
    reach,
    saved,
    start,
    tick,
    told,
    turn_to_window,
    unlock,
    use,
    write,
)

GOAL, WHY = "Give a talk at the engineering day", "Eighty people and one story"
STEPS = ("Choose the one story", "Rehearse before three colleagues")
OBSTACLE, HELPED = "No slot is confirmed", "The short list for late talks"
PROMISE = "Ask the committee about late talks"
LEARNED = "Ask for the slot before writing a slide"
DUE = datetime.now().astimezone().date() + timedelta(days=30)


def leave_form():
    press("Done", "button") if WAY == "mouse" else keys("Escape")


def leave_dialog():
    use("Done")
    turn_to_window()


def set_the_goal():
    press("Add a goal", "button") if WAY == "mouse" else keys("ctrl+n")
    enter("Goal", GOAL)
    enter("Why it matters", WHY)
    enter("How you will know", "Two of them write to me")
    reach("Target date", "spin button")
    write(f"{DUE:%d%m%Y}")
    leave_form()
    find(f"Due {DUE.day} {DUE:%B}", exact=False)
    add_rows("Add milestone", *STEPS)


def plan_past_the_obstacle():
    add_rows("Add obstacle", OBSTACLE)
    details(OBSTACLE)
    find("Private: only you see this.")
    enter("When this happens …", "There is no answer by Friday")
    enter("… then I will", "I offer a version of ten minutes")
    choose("Whose plan it is", "Amara")
    add_rows("Add a step", PROMISE)
    use("Share with Jonas…")
    use("Share it")
    turn_to_window("In the way")
    find("Shared: Jonas sees this, too.")
    leave_dialog()
    find(f"Amara: {PROMISE}", exact=False)


def get_past_it():
    for step in STEPS:
        tick(step)
    find("2 of 2")
    details(OBSTACLE)
    choose("Where it stands", "Overcome")
    enter("What helped", HELPED)
    leave_dialog()
    find(f"Helped: {HELPED}", exact=False)


def close_the_goal():
    use("Edit goal")
    choose("Where it stands", "Achieved")
    choose("Was it reached?", "Yes")
    enter("What you take from it", LEARNED)
    leave_form()


def all_is_there():
    for words in (WHY, LEARNED, HELPED, PROMISE, "2 of 2", "Achieved"):
        find(words, exact=False)
    for done in (*STEPS, OBSTACLE):
        if not is_ticked(done):
            raise SystemExit(f"{done!r} is not ticked")


def look_at_the_map():
    command("Goal map")
    find("Above, how far a goal has come", exact=False)
    lanes = [more for _kind, words, more in told() if words == GOAL]
    if not any("2 of 2" in more and "Achieved" in more for more in lanes):
        raise SystemExit(f"the map says {lanes}")
    use("Close")
    turn_to_window()


def main():
    app = start()
    first_run()
    go_to(3, "Goals", "Add a goal")
    set_the_goal()
    plan_past_the_obstacle()
    get_past_it()
    close_the_goal()
    all_is_there()
    look_at_the_map()
    saved()
    pull_the_plug(app)

    app = start()
    unlock()
    go_to(3, "Goals", "New goal")
    all_is_there()
    details(OBSTACLE)
    find("Shared: Jonas sees this, too.")
    find(PROMISE, "check box")
    leave_dialog()
    look_at_the_map()
    keys("ctrl+q")
    ends(app)


main()

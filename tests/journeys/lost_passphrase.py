"""The passphrase is forgotten; the recovery code, written down, opens the desk and sets a new one."""

from hands import (
    WAY,
    begin_with_a_goal,
    find,
    go_to,
    keys,
    press,
    pull_the_plug,
    reach,
    start,
    unlock,
    use,
    write,
)

NEW = "another horse with a quiet lamp"


def main():
    app, code = begin_with_a_goal()
    keys("ctrl+l")
    find("Passphrase", "text")
    pull_the_plug(app)

    app = start()
    find("Passphrase", "text")
    reach("Passphrase", "text")
    write("correct horse, I think")
    keys("Return")
    find("That passphrase does not open the desk", exact=False)
    find("Lost the passphrase?", "button")
    use("Lost the passphrase?")
    reach("Recovery code", "text")
    write(code.lower())
    reach("New passphrase", "text")
    write(NEW)
    if WAY == "mouse":
        press("Set passphrase and open", "button")
    else:
        keys("Return")
    go_to(3, "Goals", "Give a talk")
    pull_the_plug(app)

    app = start()
    unlock(NEW)
    go_to(3, "Goals", "Give a talk")
    keys("ctrl+q")


main()

"""To a new computer with a backup alone: once with its passphrase, once with the recovery code."""

import os
import shutil
from pathlib import Path

from hands import (
    OUT,
    PASSPHRASE,
    STORE,
    begin_with_a_goal,
    choose_file,
    ends,
    find,
    go_to,
    keys,
    reach,
    start,
    use,
    write,
)

NEW = "another horse with a quiet lamp"


def main():
    app, code = begin_with_a_goal()
    keys("ctrl+q")
    ends(app)
    (made,) = Path(STORE, "backups").iterdir()
    carried = os.path.join(OUT, "carried.mdbackup")
    shutil.copy(made, carried)
    shutil.rmtree(STORE)

    app = start(f"{STORE}-new")
    use("Use a backup")
    choose_file(carried)
    find("Open the backup", exact=False)
    reach("Passphrase", "text")
    write(PASSPHRASE)
    keys("Return")
    go_to(3, "Goals", "Give a talk")
    keys("ctrl+q")
    ends(app)

    app = start(f"{STORE}-newer")
    use("Use a backup")
    choose_file(carried)
    use("Lost the passphrase?")
    reach("Recovery code", "text")
    write(code)
    reach("New passphrase", "text")
    write(NEW)
    keys("Return")
    go_to(3, "Goals", "Give a talk")
    keys("ctrl+q")
    ends(app)


main()

"""What is found in a desk after it was tortured; whatever is amiss fails."""

import contextlib
from collections import Counter
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from mentordesk import opening
from mentordesk.desk import Desk
from mentordesk.errors import WrongPassphrase, WrongRecoveryCode
from mentordesk.vault import backup_file, keys
from tests.torture import victims
from tests.torture.victims import State


def found(folder: Path, possible: tuple[State, State]) -> State:
    """Open the desk as its owner would, with a state it may be in; return what is there."""
    passphrase, desk = opened(folder, [one.passphrase for one in possible])
    with closing(desk):
        assert desk.safekeeping.findings == (), "a false alarm"
        pair = desk.mentorships.in_view()
        assert pair is not None
        titles = {goal.id: goal.title for goal in desk.goals.all(pair.mentorship_id)}
        steps = Counter(step.goal_id for step in desk.milestones.all(pair.mentorship_id))
        assert steps == dict.fromkeys(titles, len(victims.STEPS)), "torn"
        for finding in desk.verification.run():
            assert finding.problems == (), "a false alarm"
        for backup in desk.backups.all():
            with TemporaryDirectory() as to:
                list(backup_file.unpack(backup.path, Path(to)))
    codes = [one.code for one in possible if not one.code or opens_by(folder, one.code)]
    assert codes, "the recovery code that was written down opens nothing"
    return State(frozenset(titles.values()), passphrase, codes[0])


def opened(folder: Path, passphrases: list[str]) -> tuple[str, Desk]:
    for passphrase in passphrases:
        with contextlib.suppress(WrongPassphrase):
            return passphrase, opening.unlock(folder, passphrase)
    raise AssertionError("locked out")


def opens_by(folder: Path, code: str) -> bool:
    try:
        keys.unlock_with_recovery_code(folder, code)
    except WrongRecoveryCode:
        return False
    return True

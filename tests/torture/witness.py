"""What is found in a desk after it was tortured; whatever is amiss fails."""

from collections import Counter
from contextlib import closing
from pathlib import Path

from mentordesk import opening
from mentordesk.errors import WrongPassphrase
from mentordesk.vault import backup_file, keys
from tests.torture import victims
from tests.torture.victims import State


def opens_with(folder: Path, passphrase: str) -> bool:
    try:
        keys.unlock_with_passphrase(folder, passphrase)
    except WrongPassphrase:
        return False
    return True


def found(folder: Path, possible: tuple[State, State]) -> State:
    """Open the desk as its owner would, with a state it may be in; return what is there."""
    opens = [one.passphrase for one in possible if opens_with(folder, one.passphrase)]
    assert opens, "locked out"
    with closing(opening.unlock(folder, opens[0])) as desk:
        assert desk.safekeeping.findings == (), "a false alarm"
        pair = desk.mentorships.in_view()
        assert pair is not None
        titles = {goal.id: goal.title for goal in desk.goals.all(pair.mentorship_id)}
        steps = Counter(step.goal_id for step in desk.milestones.all(pair.mentorship_id))
        assert steps == dict.fromkeys(titles, len(victims.STEPS)), "torn"
        for finding in desk.verification.run():
            assert finding.problems == (), "a false alarm"
        for backup in desk.backups.all():
            backup_file.check(backup.path)
    return State(frozenset(titles.values()), opens[0])

"""What can be done to a meeting's agenda and to the commitments made there. No Qt."""

from collections.abc import Callable
from itertools import count
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.ids import MeetingId
from mentordesk.domain.record import Role
from mentordesk.words import _
from ui.kept_words import Key
from ui.ports import TabContext

_NUMBERS = count()  # of what is added, to tell one from the next


class AgendaVerbs:
    """Verbs that go to the store as they are."""

    def __init__(self, context: TabContext) -> None:
        self.context = context

    def add_item(self, meeting_id: str, text: str) -> None:
        """Add a point to a meeting's agenda."""
        me = self.context.mentorship().me
        key = (meeting_id, "agenda", str(next(_NUMBERS)))
        self._save(key, text, lambda d: d.agenda.add(meeting_id, text, brought_by=me))

    def tick_item(self, item_id: str, done: bool) -> None:
        """Tick a point of the agenda."""
        self._do(lambda d: d.agenda.update(item_id, done=done))

    def rename_item(self, item_id: str, text: str) -> None:
        """Give a point other words."""
        self._save((item_id, "name"), text, lambda d: d.agenda.update(item_id, text=text))

    def move_item(self, item_id: str, index: int) -> None:
        """Put a point at another place."""
        self._do(lambda d: d.agenda.move(item_id, index))

    def remove_item(self, item_id: str) -> None:
        """Move a point to the trash."""
        self._do(lambda d: d.agenda.trash(item_id), _("Point deleted"))

    def add_commitment(self, meeting_id: str, text: str, owner: Role) -> None:
        """Note that somebody will do something."""
        pair = self.context.mentorship_id
        given: dict[str, Any] = {"text": text, "owner": owner, "meeting_id": MeetingId(meeting_id)}
        key = (meeting_id, owner.value, str(next(_NUMBERS)))
        self._save(key, text, lambda d: d.commitments.add(pair, **given))

    def tick_commitment(self, commitment_id: str, done: bool) -> None:
        """Say that a commitment is done, or open again."""
        state = CommitmentState.DONE if done else CommitmentState.OPEN
        self._do(lambda d: d.commitments.set_state(commitment_id, state))

    def rename_commitment(self, commitment_id: str, text: str) -> None:
        """Give a commitment other words."""
        key = (commitment_id, "name")
        self._save(key, text, lambda d: d.commitments.update(commitment_id, text=text))

    def remove_commitment(self, commitment_id: str) -> None:
        """Move a commitment to the trash."""
        self._do(lambda d: d.commitments.trash(commitment_id), _("Commitment deleted"))

    def show_again(self) -> None:
        """Show anew what the verbs are about: something could not be saved."""

    def _save(self, key: Key, text: str, verb: Callable[[Desk], Changes]) -> None:
        def failed(error: Exception) -> None:
            self.context.stage.say_error(error)
            self.show_again()

        self.context.work.save(key, text, verb, None, failed)

    def _do(self, verb: Any, undoable: str = "") -> None:
        def done(_changes: Changes) -> None:
            if undoable:
                self.context.stage.say_undoable(undoable)

        self.context.work.do(verb, done, self.context.stage.say_error)

"""What a verb did: which kinds of records changed, which ones, and how to take it back."""

from dataclasses import dataclass

from mentordesk.domain.ids import ChangeId


@dataclass(frozen=True, slots=True)
class Changes:
    """The news of one unit of work.

    ``topics`` are kinds of records (``"goal"``), ``ids`` the records; a screen decides from them
    whether it is stale. ``change_id`` names the entry in the history that undo takes back (None
    where nothing was written), ``label`` says what was done (``"goal.edit"``), and ``made`` is
    the id of the record that the verb was asked to make.
    """

    change_id: ChangeId | None
    label: str
    topics: frozenset[str]
    ids: frozenset[str]
    made: str = ""

    def __bool__(self) -> bool:
        """Whether anything changed at all."""
        return self.change_id is not None


NO_CHANGES = Changes(None, "", frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back or done again; ``label`` says what it was."""

    change_id: ChangeId
    label: str


@dataclass(frozen=True, slots=True)
class Stacks:
    """What can be undone and redone next (None: nothing)."""

    undo: Step | None
    redo: Step | None

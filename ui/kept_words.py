"""Words that are not on the disk: under way, not taken by it, or wrong and yet to be mended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.errors import DeskError, MentorDeskError, ValidationError

#: What the words are for: a record's id, then a part of it. The same key is the same place.
Key = tuple[str, ...]
Verb = Callable[[Desk], Changes]
Then = Callable[[Changes], None]
Failed = Callable[[Exception], None]


@dataclass(slots=True, eq=False)
class Words:
    """What a person typed, and how it is saved."""

    key: Key
    value: object
    verb: Verb
    then: Then | None
    failed: Failed | None
    refused: bool = False  # whether the disk has refused it
    under_way: bool = True


class KeptWords:
    """Remembers the latest words for each key until they are saved or found to be wrong."""

    def __init__(self) -> None:
        self._latest: dict[Key, Words] = {}
        self._wrong: dict[Key, object] = {}

    def __bool__(self) -> bool:
        return bool(self._latest)

    def put(self, words: Words) -> None:
        """Remember `words` in place of older ones with the same key."""
        self._latest.pop(words.key, None)
        self._wrong.pop(words.key, None)
        self._latest[words.key] = words

    def saved(self, words: Words) -> None:
        """Forget `words`, unless newer ones have taken their place."""
        if self._latest.get(words.key) is words:
            del self._latest[words.key]

    def not_saved(self, words: Words, error: Exception) -> bool:
        """Keep `words` where it was not they that were wrong; return whether they are kept.

        Wrong ones are only remembered, to be shown where they are to be mended.
        """
        words.under_way = False
        if isinstance(error, ValidationError) and self._latest.get(words.key) is words:
            self._wrong[words.key] = words.value
        if isinstance(error, MentorDeskError) and not isinstance(error, DeskError):
            self.saved(words)
            return False
        words.refused = True
        return self._latest.get(words.key) is words

    def to_try_again(self) -> list[Words]:
        """Return what was refused and is not under way, the oldest first."""
        found = [one for one in self._latest.values() if one.refused and not one.under_way]
        for one in found:
            one.under_way = True
        return found

    def under(self, start: Key) -> Mapping[Key, object]:
        """Return what was refused and is not saved yet, by the rest of each key after `start`."""
        return _below(start, {k: one.value for k, one in self._latest.items() if one.refused})

    def wrong_under(self, start: Key) -> Mapping[Key, object]:
        """Return what was wrong and is not mended yet, by the rest of each key after `start`."""
        return _below(start, self._wrong)


def _below(start: Key, values: Mapping[Key, object]) -> dict[Key, object]:
    size = len(start)
    return {key[size:]: value for key, value in values.items() if key[:size] == start}

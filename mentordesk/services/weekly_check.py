"""The quiet check: every check there is, once a week, while people work; a word only if need be."""

from collections.abc import Generator
from datetime import datetime, timedelta

from mentordesk.services.settings import Settings
from mentordesk.services.verify import Finding, Verification
from mentordesk.store.store import Store

_LAST = "checked_at"
_EVERY = timedelta(days=7)


class WeeklyCheck:
    """Knows when a desk was last found whole."""

    def __init__(self, store: Store, settings: Settings, verification: Verification) -> None:
        self._store = store
        self._settings = settings
        self._verification = verification

    def last(self) -> datetime | None:
        """Return when the desk was last found whole (UTC), or None."""
        return self._settings.get(_LAST, datetime)

    def is_due(self) -> bool:
        """Tell whether a week has passed; a day in the future was noted by a wrong clock."""
        last, now = self.last(), self._store.clock()
        return last is None or not now - _EVERY < last <= now

    def steps(self) -> Generator[Finding | None, None, tuple[Finding, ...]]:
        """Run every check, giving way in between; returns those that found something.

        A whole desk is left alone for a week; one that is not is checked again when it is opened
        next. Raises DeskError.
        """
        wrong = []
        for finding in self._verification.steps():
            if finding is not None and finding.problems:
                wrong.append(finding)
            yield finding
        if not wrong:
            self.note_whole()
        return tuple(wrong)

    def note_whole(self) -> None:
        """Remember that the desk was found whole just now."""
        self._settings.put(_LAST, self._store.clock())

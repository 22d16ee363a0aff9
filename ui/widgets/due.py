"""Wake at a moment: one timer that sleeps till then, instead of one that looks every second."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

#: A timer takes no more than 24 days; and a clock that was set, or a computer that slept, is
#: noticed after so long at the latest.
_LONGEST = 30 * 60 * 1000


class Due(QObject):
    """Calls `wake` when a moment of `moments` has come, by the wall clock."""

    def __init__(
        self, parent: QObject, clock: Callable[[], datetime], wake: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._clock, self._wake = clock, wake
        self._moments: tuple[datetime, ...] = ()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._woken = clock()

    def wait_for(self, *moments: datetime) -> None:
        """Wait for the next of these UTC moments, and for no others any more."""
        self._moments, self._woken = moments, self._clock()
        self._sleep()

    def _look(self) -> None:
        now = self._clock()
        # Set back, the clock comes to a moment twice, and what is shown for it is shown twice.
        if now < self._woken or any(self._woken < one <= now for one in self._moments):
            self._woken = now
            self._wake()
        self._sleep()

    def _sleep(self) -> None:
        now = self._clock()
        ahead = [one - now for one in self._moments if one > now]
        if not ahead:
            self._timer.stop()
            return
        self._timer.start(min(_LONGEST, int(min(ahead).total_seconds() * 1000) + 1))

"""Locks the desk when nobody is there: after a while without input, or when the session is left."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.locking.idle import OwnInput, Seconds, system_idle
from ui.locking.session import SessionWatch

#: It sleeps until the moment when the time would be over: it wakes at most twice in that time.
SHORTEST = 1.0
_MS = 1000


class AutoLock(QObject):
    """Emits ``lock_wanted``. `minutes` 0 means never for want of input.

    `busy_until` says until when a meeting runs, if one does: nobody is locked out of the notes
    while they listen.
    """

    lock_wanted = Signal()

    def __init__(
        self,
        minutes: Callable[[], int],
        busy_until: Callable[[Callable[[datetime | None], None]], None],
        now: Callable[[], datetime],
        parent: QObject | None = None,
        idle: Callable[[], Seconds | None] = system_idle,
    ) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._busy_until = busy_until
        self._now = now
        self._idle = idle
        self._own = OwnInput()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._session = SessionWatch(self)
        self._session.left.connect(self._left)
        self._watching = False

    def begin(self) -> None:
        """Watch from now on: a desk was opened."""
        self._watching = True
        self._own.touch()
        self._wake_if_wanted(0)
        QTimer.singleShot(0, self, self._listen)

    def end(self) -> None:
        """Watch no more: the desk is closed."""
        self._watching = False
        self._timer.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self._own)

    def again(self) -> None:
        """Reckon anew: another time was chosen."""
        self._wake_if_wanted(self._idle_now())

    def _listen(self) -> None:
        """Ask around once the desk is in view: who has to be asked may be slow to answer."""
        if not self._watching:
            return
        self._session.begin()
        app = QApplication.instance()
        if app is not None and self._idle() is None:
            app.installEventFilter(self._own)  # it sees every event: only where it is needed

    def _wake_if_wanted(self, idle: Seconds) -> None:
        self._timer.stop()
        limit = self._minutes() * 60
        if self._watching and limit:
            self._wake_in(limit - idle)

    def _look(self) -> None:
        limit = self._minutes() * 60
        if not limit or not self._watching:
            return
        left = limit - self._idle_now()
        if left > 0:
            self._wake_in(left)
        else:
            self._busy_until(self._decide)

    def _decide(self, until: datetime | None) -> None:
        if not self._watching:
            return
        if until is not None:
            self._wake_in((until - self._now()).total_seconds())
        else:
            self.lock_wanted.emit()

    def _left(self) -> None:
        if self._watching:
            self.lock_wanted.emit()

    def _idle_now(self) -> Seconds:
        known = self._idle()
        return self._own.idle() if known is None else known

    def _wake_in(self, seconds: Seconds) -> None:
        self._timer.start(int(max(seconds, SHORTEST) * _MS))

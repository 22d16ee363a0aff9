"""Wrong tries at the passphrase, and how long the next one has to wait.

It stops people at the keyboard; a program that has the files is stopped by what a try costs.
Nothing is ever wiped, and no wait is longer than half a minute, whatever the clock says: a clock
that was set back does not shorten it, and one that was far ahead does not lengthen it. (A clock
that is set forward does end it; that takes longer than to wait.)
"""

import contextlib
import json
import math
from collections.abc import Iterator
from pathlib import Path

from mentordesk.domain.clock import Clock, utc_now
from mentordesk.errors import DeskError, WrongPassphrase
from mentordesk.files import write_private

FILE_NAME = "desk.tries"
#: Seconds to wait after the first wrong try, the second, …; the last is for all that follow.
DELAYS = (0, 0, 0, 1, 2, 4, 8, 16, 30)
_LONGEST_FILE = 200
_NONE = (0, 0.0)


class Tries:
    """The wrong tries at the desk in `folder` since it last opened; they outlive a restart."""

    def __init__(self, folder: Path, clock: Clock = utc_now) -> None:
        self._path = folder / FILE_NAME
        self._clock = clock
        # Kept here too: a folder that cannot be written must not make guessing free.
        self._count, self._at = self._read()

    def wait(self) -> int:
        """Return for how many seconds no try is to be taken yet."""
        if not self._count:
            return 0
        delay = DELAYS[min(self._count, len(DELAYS)) - 1]
        now = self._clock().timestamp()
        self._at = min(self._at, now)  # a clock that was set back: the wait begins anew, and ends
        return math.ceil(max(0.0, delay - (now - self._at)))

    @contextlib.contextmanager
    def counted(self) -> Iterator[None]:
        """Count a try made in the block: WrongPassphrase adds to them, success forgets them."""
        try:
            yield
        except WrongPassphrase:
            self._add()
            raise
        self._forget()

    def _add(self) -> None:
        self._count, self._at = self._count + 1, self._clock().timestamp()
        content = json.dumps({"count": self._count, "at": self._at}).encode()
        with contextlib.suppress(DeskError):
            write_private(self._path, content)

    def _forget(self) -> None:
        self._count, self._at = _NONE
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        """Return the count and when the last was; a file that is not ours counts for nothing."""
        try:
            with self._path.open("rb") as file:
                kept = json.loads(file.read(_LONGEST_FILE))
            count, at = int(kept["count"]), float(kept["at"])
        except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return _NONE
        return (count, at) if count > 0 and math.isfinite(at) else _NONE

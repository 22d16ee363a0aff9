"""The store: one encrypted file, one connection, one thread.

``Store.unit()`` opens a unit of work; leaving the block without ``commit()`` means that nothing
happened. ``Store.shared_view()`` is all that outward-facing code is given.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from mentordesk import folder_lock
from mentordesk.domain.changes import Changes
from mentordesk.domain.clock import Clock, utc_now
from mentordesk.domain.ids import ChangeId
from mentordesk.domain.record import Visibility
from mentordesk.errors import DeskError, DeskExists, DeskGone, DeskOpenedToRead, StillWriting
from mentordesk.files import identity
from mentordesk.folder_lock import FolderLock
from mentordesk.process import give_back_memory
from mentordesk.store import driver, head_row, schema, search_index
from mentordesk.store.change_log import ChangeLog, Direction
from mentordesk.store.head_row import HeadRow
from mentordesk.store.shared_view import SharedView
from mentordesk.store.unit_of_work import UnitOfWork

FILE_NAME = "desk.db"
_FOLD = "PRAGMA wal_checkpoint(TRUNCATE)"
_PAGES_IN_LOG = 1000


class Unit(UnitOfWork):
    """A unit of work that knows how to commit itself."""

    result: Changes | None = None
    committing: Callable[[], None] = staticmethod(lambda: None)
    committed: Callable[[int], None] = staticmethod(lambda _counter: None)

    def commit(self) -> Changes:
        """Make what was done lasting, all of it, and say what changed; raises DeskGone."""
        self.committing()
        self.result = self.finish()
        counter = head_row.advance(self._connection)
        self._connection.commit()
        self.committed(counter)
        return self.result


class Store:
    """An open desk file. Use it from one thread only: the one that opened it."""

    def __init__(self, engine: Engine, path: Path, clock: Clock, lock: FolderLock) -> None:
        self._lock = lock
        self._engine = engine
        self._connection: Connection = engine.connect()
        self._spell: tuple[str, ChangeId] | None = None
        self._log_held = False
        self._reading_end: int | None = None
        self.path = path
        self._identity = identity(path)
        self.clock = clock
        #: Whether every change is refused.
        self.is_read_only = False
        #: Told the counter of each unit of work once it is on the disk.
        self.committed: Callable[[int], None] = _nobody

    @classmethod
    def create(cls, folder: Path, raw_key: bytes, clock: Clock = utc_now) -> "Store":
        """Make a new, empty desk file in `folder`; raises DeskExists if one is there."""
        path = folder / FILE_NAME
        if path.exists():
            raise DeskExists(folder)
        store = cls._connected(path, raw_key, clock, create=True)
        with store._typed_errors():
            schema.create(store._connection)
            store._connection.commit()
        return store

    @classmethod
    def open(
        cls,
        folder: Path,
        raw_key: bytes,
        clock: Clock = utc_now,
        before_upgrade: "Callable[[Store], None] | None" = None,
    ) -> "Store":
        """Open the desk file in `folder`, upgrading an older schema after `before_upgrade`.

        Raises DeskMissing, NotADesk, DeskDamaged, DeskInUse, DeskReadOnly, DiskFull, DeskTooNew.
        """
        path = folder / FILE_NAME
        store = cls._connected(path, raw_key, clock)
        try:
            with store._typed_errors():
                schema.bring_up_to_date(
                    store._connection, path, lambda: before_upgrade and before_upgrade(store)
                )
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _connected(cls, path: Path, raw_key: bytes, clock: Clock, *, create: bool = False) -> Self:
        lock = folder_lock.take(path.parent)
        try:
            return cls(_engine(driver.connect(path, raw_key, create=create)), path, clock, lock)
        except BaseException:
            lock.release()
            raise

    @contextmanager
    def unit(
        self,
        label: str,
        *,
        spell: str = "",
        direction: Direction = Direction.DONE,
        reverses: ChangeId | None = None,
    ) -> Iterator[Unit]:
        """Open a unit of work. Units of one `spell` in a row are one change in the history.

        Raises DeskOpenedToRead where nothing may be changed.
        """
        self.refuse_if_read_only()
        continues = self._spell[1] if self._spell and self._spell[0] == spell != "" else None
        self._spell = None
        with self._typed_errors():
            log = ChangeLog(
                self._connection,
                label,
                self.clock(),
                direction=direction,
                reverses=reverses,
                continues=continues,
            )
            unit = Unit(self._connection, log, self.clock)
            unit.committing, unit.committed = self._see_file, self.committed
            yield unit
            if unit.result is not None and spell and unit.result.change_id:
                self._spell = (spell, unit.result.change_id)

    def refuse_if_read_only(self) -> None:
        """Raise DeskOpenedToRead where nothing may be changed."""
        if self.is_read_only:
            raise DeskOpenedToRead(self.path)

    @contextmanager
    def reading(self) -> Iterator[UnitOfWork]:
        """Open the whole desk for reading; what is written in the block is taken back."""
        with self._typed_errors():
            log = ChangeLog(self._connection, "read", self.clock())
            yield UnitOfWork(self._connection, log, self.clock)

    @contextmanager
    def shared_view(self) -> Iterator[SharedView]:
        """Open what the pair may share, for reading."""
        with self._typed_errors():
            yield SharedView(self._connection)

    @contextmanager
    def checking(self) -> Iterator[Any]:
        """Lend the driver's own connection to a check, outside any transaction."""
        self._roll_back()
        with self._typed_errors():
            yield self._driver_connection()

    def head(self) -> HeadRow:
        """Return how far the desk has come."""
        with self.checking() as connection:
            return head_row.read(connection)

    def note_keys(self, generation: int) -> None:
        """Remember the generation of the key slots beside the desk."""
        with self.checking() as connection:
            head_row.note_keys(connection, generation)

    def checkpoint(self) -> None:
        """Fold the log into the file and empty it, unless the file is being copied."""
        if not self._log_held:
            with self.checking() as connection:
                connection.execute(_FOLD).fetchall()

    def merge_search(self) -> None:
        """Merge some of what commits left in the search index; call it when nobody waits."""
        if self.is_read_only or self._log_held:
            return
        # What stands in the way (a full disk, say) is for those to tell who write or search.
        with suppress(DeskError), self.checking() as connection:
            search_index.merge(connection)

    def write_anew(self) -> None:
        """Write the file anew, and the private search index: what was erased is nowhere in it.

        SQLite wipes what it deletes; here nobody has to rely on that. Raises StillWriting while the
        file is being copied, DeskError.
        """
        self.refuse_if_read_only()
        if self._log_held:
            raise StillWriting(self.path)
        with self.checking() as connection:
            search_index.make_anew(connection, Visibility.PRIVATE)
            connection.execute("VACUUM")
            connection.execute(_FOLD).fetchall()

    def rest(self) -> None:
        """Let go of the pages kept in memory, up to 2 MiB; they are read again when asked for."""
        with self.checking() as connection:
            connection.execute("PRAGMA shrink_memory").fetchall()
        give_back_memory()

    def hold_still(self) -> int:
        """Fold the log, then write to the log alone until `release`: the file can be copied.

        Returns a descriptor to read the file by, from any thread. Do not close it: the system
        drops all of a process's locks on a file with the first descriptor that is closed.
        """
        self.checkpoint()
        with self.checking() as connection:
            connection.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
        self._log_held = True
        if self._reading_end is None:
            self._reading_end = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        return self._reading_end

    def release(self) -> None:
        """Let the log be folded into the file again."""
        self._log_held = False
        if self._connection.closed:
            return
        with self.checking() as connection:
            connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_IN_LOG}").fetchall()

    def _driver_connection(self) -> Any:
        return self._connection.connection.driver_connection

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        if self._connection.closed:
            return
        driver_connection = self._driver_connection()
        try:
            self._connection.rollback()
            driver_connection.execute(_FOLD).fetchall()
        except (sqlcipher.Error, DBAPIError):
            pass  # a full disk: the log stays beside the file and is read at the next opening
        finally:
            self._connection.close()
            self._engine.dispose()
            driver_connection.close()
            if self._reading_end is not None:
                os.close(self._reading_end)
                self._reading_end = None
            self._lock.release()

    @contextmanager
    def _typed_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise driver.typed(error.orig or error, self.path) from None
        except sqlcipher.Error as error:
            raise driver.typed(error, self.path) from None
        finally:
            self._roll_back()

    def _see_file(self) -> None:
        """Raise DeskGone where the file is not where it was: what is written would go nowhere."""
        if identity(self.path) != self._identity:
            raise DeskGone(self.path.parent)

    def _roll_back(self) -> None:
        """Take back what was not committed; a full disk may have done so already."""
        try:
            self._connection.rollback()
        except (DBAPIError, sqlcipher.Error):
            self._connection.invalidate()


def _nobody(_counter: int) -> None:
    """Stand in for whoever wants to know of commits."""


def _engine(connection: Any) -> Engine:
    engine = create_engine(
        "sqlite://",
        module=sqlcipher,
        hide_parameters=True,  # people's words stay out of error texts
        creator=lambda: connection,
        poolclass=StaticPool,
    )

    @event.listens_for(engine, "begin")
    def _begin(opened: Connection) -> None:
        # The driver is in autocommit: only an explicit BEGIN makes schema changes roll back too.
        opened.exec_driver_sql("BEGIN IMMEDIATE")

    return engine

"""A desk: one person's encrypted store, open, with everything that can be done with it."""

from collections.abc import Callable
from pathlib import Path

from mentordesk.domain.clock import Clock, utc_now
from mentordesk.errors import DeskError, RecordMissing, UnlockError
from mentordesk.services.agreements import Agreements
from mentordesk.services.archive import Archives
from mentordesk.services.backups import Backups, Reason
from mentordesk.services.boundaries import Boundaries
from mentordesk.services.calendars import Calendars
from mentordesk.services.closure import Course
from mentordesk.services.commitments import Commitments
from mentordesk.services.concerns import Concerns
from mentordesk.services.erasure import Erasure
from mentordesk.services.expectations import Expectations
from mentordesk.services.goals import Goals, Milestones
from mentordesk.services.history import History
from mentordesk.services.mail import Mail
from mentordesk.services.meetings import Agenda, Meetings
from mentordesk.services.mentorships import Mentorships
from mentordesk.services.notes import Notes
from mentordesk.services.obstacles import Obstacles
from mentordesk.services.overview import Overviews
from mentordesk.services.own_templates import Templates
from mentordesk.services.reports import Reports
from mentordesk.services.safekeeping import Safekeeping
from mentordesk.services.search import Search
from mentordesk.services.security import Security
from mentordesk.services.series import SeriesService
from mentordesk.services.settings import Settings
from mentordesk.services.trash import Trash
from mentordesk.services.verify import Verification
from mentordesk.services.weekly_check import WeeklyCheck
from mentordesk.store.store import FILE_NAME, Store


class Desk:
    """The services of an open desk. Use it from the thread that opened it; close it at the end."""

    def __init__(self, store: Store, raw_key: bytes, seals: bytes | None = None) -> None:
        self.store = store
        #: Called once the desk is closed.
        self.closed: Callable[[], None] = _nothing
        self.safekeeping = Safekeeping(store, store.path.parent, raw_key, seals)
        self.clock: Clock = store.clock
        self.settings = Settings(store)
        self.mentorships = Mentorships(store, self.settings)
        self.expectations = Expectations(store)
        self.goals = Goals(store)
        self.milestones = Milestones(store)
        self.obstacles = Obstacles(store)
        self.boundaries = Boundaries(store)
        self.agreements = Agreements(store)
        self.concerns = Concerns(store)
        self.meetings = Meetings(store)
        self.series = SeriesService(store)
        self.agenda = Agenda(store)
        self.notes = Notes(store)
        self.commitments = Commitments(store)
        self.course = Course(store, self.settings, agreements=self.agreements, notes=self.notes)
        self.trash = Trash(store, self.settings)
        self.history = History(store)
        self.search = Search(store)
        self.archives = Archives(store)
        self.backups = Backups(store, self.settings, raw_key)
        self.erasure = Erasure(store, self.backups, raw_key)
        self.security = Security(store, self.settings, self.safekeeping, raw_key)
        self.verification = Verification(store, self.safekeeping, raw_key)
        self.weekly_check = WeeklyCheck(store, self.settings, self.verification)
        self._make_ways_out(store)
        self.overviews = Overviews(
            store,
            expectations=self.expectations,
            goals=self.goals,
            boundaries=self.boundaries,
            meetings=self.meetings,
            notes=self.notes,
            commitments=self.commitments,
        )

    def _make_ways_out(self, store: Store) -> None:
        """Make the services that are given the SharedView alone."""
        self.calendars = Calendars(store.shared_view, store.clock)
        self.mail = Mail(store.shared_view, store.clock)
        self.reports = Reports(store.shared_view)

    @property
    def templates(self) -> Templates:
        """What a pair can start from."""
        return Templates(self.settings)

    @property
    def is_read_only(self) -> bool:
        """Whether every change is refused with DeskOpenedToRead."""
        return self.store.is_read_only

    def exported(self, what: str, *, include_private: bool = False) -> bytes:
        """Return a file's content: ``calendar``, ``json``, ``markdown`` or ``csv``.

        Calendar and Markdown are of the mentorship in view; raises RecordMissing without one.
        """
        if what == "json":
            return self.archives.export_json(include_private=include_private)
        if what == "csv":
            return self.archives.export_csv(include_private=include_private)
        pair = self.mentorships.in_view()
        if pair is None:
            raise RecordMissing("mentorship", "")
        if what == "calendar":
            return self.calendars.all_meetings(pair.mentorship_id)
        return self.archives.export_markdown(pair.mentorship_id, include_private=include_private)

    def back_up_and_close(self, reason: Reason = Reason.CLOSED) -> None:
        """Close the desk, with a backup first where anything changed since the last one.

        A backup that cannot be made is no reason to keep a desk from being closed: the list of
        backups shows which is the newest. But it is raised, once the desk is closed, where another
        one is to take the desk's place (BEFORE_RESTORE): DeskError or UnlockError.
        """
        try:
            if self.backups.is_due():
                self.backups.make_now(reason)
        except (DeskError, UnlockError):
            if reason is Reason.BEFORE_RESTORE:
                raise
        finally:
            self.close()

    def rest(self) -> None:
        """Take only the memory that is needed; call it when nobody waits for anything."""
        self.store.rest()

    def close(self, *, gives_way: bool = False) -> None:
        """Write everything to the file and let go of it.

        Where it `gives_way` to another file, nobody will ask how this one was left.
        """
        self.store.close()
        self.safekeeping.close(sealed=not gives_way)
        self.closed()


def _nothing() -> None:
    """Stand in for whoever wants to know that the desk is closed."""


def has_desk(folder: Path) -> bool:
    """Tell whether `folder` holds a desk (or what is left of one)."""
    return (folder / FILE_NAME).exists()


def create_desk(folder: Path, raw_key: bytes, clock: Clock = utc_now) -> Desk:
    """Make an empty desk in `folder`, encrypted with a raw 32-byte data key."""
    return _served(Store.create(folder, raw_key, clock), raw_key)


def open_desk(
    folder: Path, raw_key: bytes, clock: Clock = utc_now, seals: bytes | None = None
) -> Desk:
    """Open the desk in `folder`; raises the DeskError that fits (see ``errors``).

    A desk of an older version is backed up before it is brought up to date. `seals` are those of
    its pages (``store.page_seals``), read before this, or None where nobody looked.
    """

    def back_up(store: Store) -> None:
        backups = Backups(store, Settings(store), raw_key)
        if backups.is_due():
            backups.make_now(Reason.BEFORE_UPGRADE)

    return _served(Store.open(folder, raw_key, clock, back_up), raw_key, seals)


def _served(store: Store, raw_key: bytes, seals: bytes | None = None) -> Desk:
    try:
        return Desk(store, raw_key, seals)
    except BaseException:
        store.close()
        raise

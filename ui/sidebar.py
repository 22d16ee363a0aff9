"""The side of the window: the pair, the tabs, the next meeting, and whether all is saved."""

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mentordesk.domain import zones
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.services.joining import WayIn, way_in
from mentordesk.services.overview import Aside
from mentordesk.words import _, ngettext
from ui.ports import TabContext
from ui.tab_registry import TABS
from ui.theme.theme import theme
from ui.widgets.avatars import PairBadge
from ui.widgets.due import Due
from ui.widgets.layout import STRETCH, boxed, column
from ui.widgets.next_meeting_card import NextMeetingCard
from ui.widgets.panel import Panel
from ui.widgets.saved_line import SavedLine
from ui.widgets.side_tabs import SideTabs

_WIDTH = 240


class Sidebar(Panel):
    """Shows what stands beside every tab."""

    prepare = Signal(str)
    plan = Signal()

    def __init__(self, context: TabContext, parent: QWidget | None = None) -> None:
        super().__init__("sidebar", parent)
        self._context = context
        self._next_id = ""
        self.pair = PairBadge()
        self.tabs = SideTabs()
        self.next_meeting = NextMeetingCard()
        self.saved = SavedLine()
        for tab in TABS:
            self.tabs.add(tab.icon, _(tab.text), tab.key)
        self.next_meeting.prepare.connect(lambda: self.prepare.emit(self._next_id))
        self.next_meeting.plan.connect(self.plan)
        self._link = ""
        self._way: WayIn | None = None
        self.next_meeting.join.connect(lambda: context.stage.join(self._link))
        self._due = Due(self, context.now, self._offer_to_join)
        boxed(
            column(
                self.pair,
                16,
                self.tabs,
                STRETCH,
                self.next_meeting,
                10,
                self.saved,
                margins=(16, 16, 16, 10),
            ),
            self,
        )
        self._resize()
        theme().changed.connect(self._resize)

    def show_pair(self, mentorship: Mentorship) -> None:
        """Show whose mentorship is in view."""
        since = _("Since {month}").format(month=self._context.formats.month(mentorship.start))
        if str(mentorship.start.year) not in since:
            since = f"{since} {mentorship.start.year}"
        self.pair.set_pair(mentorship.mentor.name, mentorship.mentee.name, since)

    def show_aside(self, aside: Aside) -> None:
        """Show the badges and the next meeting."""
        for index, tab in enumerate(TABS):
            self.tabs.set_badge(index, tab.badge(aside.counts) if tab.badge else None)
        meeting = aside.next_meeting
        self._next_id = meeting.id if meeting else ""
        if meeting is None:
            self.next_meeting.clear_meeting()
        else:
            self.next_meeting.set_meeting(*self._words_of(meeting))
        self._link = meeting.link if meeting else ""
        self._way = way_in(meeting) if meeting else None
        if self._way is not None:
            self._due.wait_for(self._way.opens_at, self._way.closes_at)
        else:
            self._due.wait_for()
        self._offer_to_join()

    def _offer_to_join(self) -> None:
        way = self._way
        is_time = way is not None and way.link is not None and way.is_open(self._context.now())
        self.next_meeting.offer_to_join(offered=is_time)

    def _words_of(self, meeting: Meeting) -> tuple[str, str, str]:
        mine = self._context.mentorship().mine.zone
        formats = self._context.formats
        start = zones.from_utc(meeting.starts_at, mine)
        end = start + timedelta(minutes=meeting.minutes)
        city = mine.rpartition("/")[2].replace("_", " ")
        line = _("{start} – {end}, {city} time").format(
            start=formats.time(start), end=formats.time(end), city=city
        )
        days = (start.date() - self._context.today()).days
        return formats.weekday_day(start.date()), line, in_days(days)

    def _resize(self) -> None:
        self.setFixedWidth(theme().px(_WIDTH))


def in_days(days: int) -> str:
    """Return "today", "tomorrow" or "in 3 days"."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in {n} day", "in {n} days", days).format(n=days)

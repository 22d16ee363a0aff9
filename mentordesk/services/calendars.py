"""Meetings for other calendar programs, made from what may be shared and nothing else."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from mentordesk.domain.boundary import Boundary, BoundaryState
from mentordesk.domain.clock import Clock
from mentordesk.domain.ids import MentorshipId
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import Window
from mentordesk.domain.series import Series
from mentordesk.store.shared_view import SharedView


class Calendars:
    """Makes .ics files. It is given a SharedView: private tables are out of its reach."""

    def __init__(
        self, shared_view: Callable[[], AbstractContextManager[SharedView]], clock: Clock
    ) -> None:
        self._shared_view = shared_view
        self._clock = clock

    def all_meetings(self, mentorship_id: MentorshipId) -> bytes:
        """Return an .ics file of all meetings, cancelled ones too (RFC 5545)."""
        with self._shared_view() as view:
            mentorship = view.get(Mentorship, mentorship_id)
            meetings = view.all(Meeting, order="starts_local", mentorship_id=mentorship_id)
            series = view.all(Series, order="starts_local", mentorship_id=mentorship_id)
            quiet = _quiet(view, mentorship)
        return _written(meetings, series, mentorship, quiet, self._clock())

    def one_meeting(self, meeting_id: str) -> bytes:
        """Return an .ics file of one meeting, or of the series it is of; raises RecordMissing.

        One meeting out of a series says nothing to a program that has not got the others.
        """
        with self._shared_view() as view:
            meeting = view.get(Meeting, meeting_id)
            mentorship = view.get(Mentorship, meeting.mentorship_id)
            series_id, meetings = meeting.series_id, [meeting]
            if series_id is not None:
                meetings = view.all(Meeting, order="recurs_local", series_id=series_id)
            series = [view.get(Series, series_id)] if series_id is not None else []
            quiet = _quiet(view, mentorship)
        return _written(meetings, series, mentorship, quiet, self._clock())


def _quiet(view: SharedView, mentorship: Mentorship) -> list[Window]:
    """Return the quiet hours of the one whose desk this is; proposed ones count, it is safer."""
    return [
        one.quiet_hours.window
        for one in view.all(Boundary, mentorship_id=mentorship.mentorship_id)
        if one.quiet_hours is not None
        and one.quiet_hours.person in {None, mentorship.me}
        and one.state is not BoundaryState.DECLINED
    ]


def _written(
    meetings: list[Meeting],
    series: list[Series],
    mentorship: Mentorship,
    quiet: list[Window],
    now: datetime,
) -> bytes:
    from mentordesk.calendar.export import calendar_file  # icalendar takes 73 ms to import

    return calendar_file(meetings, mentorship, now=now, series=series, quiet=quiet)

"""Calling off: a meeting, or all that follow in its series; and leaving out days of a series."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.domain.meeting import MeetingState
from mentordesk.domain.zones import from_utc
from mentordesk.words import _, ngettext
from ui.desk_session import DeskSession
from ui.dialogs.meeting_dialog import Found, MeetingDialog, role_of
from ui.ports import Formats
from ui.tabs.meeting_notes.wording import when_words, who_choices
from ui.widgets.buttons import Button
from ui.widgets.field_spec import Choice, OptionalDate
from ui.widgets.form import RecordForm
from ui.widgets.label import Label

_HEIGHT = 380


class CallOffDialog(MeetingDialog):
    """Asks who calls it off, and says how much notice that is."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, formats: Formats, meeting_id: str
    ) -> None:
        super().__init__(parent, session, formats, meeting_id, _("Call it off"))
        who = who_choices(self.pair, _("Nobody in particular"))
        excused = [("", _("No")), ("yes", _("Yes"))]
        self.form = RecordForm(
            [
                Choice("by", _("Who calls it off?"), choices=who),
                Choice("excused", _("Is it excused?"), choices=excused),
            ]
        )
        self._given: dict[str, object] = {"by": "", "excused": ""}
        self.form.edited.connect(self._given.__setitem__)
        self.scope.current_changed.connect(lambda _key: self._show_fields())
        self.compose(self.form, verb=Button(_("Call it off"), "primary"), height=_HEIGHT)

    def begin(self, found: Found) -> None:
        """Show when it would have been."""
        here = from_utc(found.meeting.starts_at, self.pair.mine.zone)
        self.what.setText(f"“{found.meeting.title}”  ·  {when_words(here, self.formats)}")
        self._show_fields()
        self.form.focus_first()

    def go(self) -> None:
        """Call it off."""
        by, excused = role_of(self._given["by"]), bool(self._given["excused"])
        meeting_id, off = self.meeting_id, MeetingState.CANCELLED
        if self.with_following:
            self.session.do(
                lambda desk: desk.series.call_off_from(meeting_id, by), self.done_with, self.fail
            )
        else:
            self.session.do(
                lambda desk: desk.meetings.note_outcome(meeting_id, off, by=by, excused=excused),
                self.done_with,
                self.fail,
            )

    def _show_fields(self) -> None:
        names = ("by",) if self.with_following else ("by", "excused")
        self.form.replace_values({name: self._given[name] for name in names})


class LeaveOutDaysDialog(MeetingDialog):
    """Calls off, as excused, what a series has planned on some days."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, formats: Formats, meeting_id: str
    ) -> None:
        super().__init__(parent, session, formats, meeting_id, _("Leave out days"))
        self.form = RecordForm(
            [
                OptionalDate("first", _("From")),
                OptionalDate("last", _("Up to and on")),
            ]
        )
        self._given: dict[str, Any] = {"first": None, "last": None}
        self.form.edited.connect(self._edited)
        self._count = Label("", "body", "text2", wrap=True)
        self._verb = Button(_("Leave them out"), "primary")
        self.compose(self.form, self._count, verb=self._verb, height=_HEIGHT)

    def begin(self, found: Found) -> None:
        """Begin with the day of the meeting; nothing is said of notice, for nobody cancels."""
        self.scope.hide()
        self.notice.setText(
            _("For holidays: what is planned on these days is called off, and nobody is to blame.")
        )
        self.late.hide()
        day = found.meeting.starts_local.date()
        self._given = {"first": day, "last": day}
        self.form.replace_values(self._given)
        self.form.focus_first()
        self._show_count()

    def go(self) -> None:
        """Leave them out."""
        self.form.flush()
        first, last = self._given["first"], self._given["last"]
        meeting_id = self.meeting_id
        if isinstance(first, date) and isinstance(last, date):
            self.session.do(
                lambda desk: desk.series.leave_out_days(meeting_id, first, last),
                self.done_with,
                lambda error: self.fail(error, self.form),
            )

    def _edited(self, name: str, value: object) -> None:
        self._given[name] = value
        self.form.set_problems({})
        self._show_count()

    def _show_count(self) -> None:
        first, last = self._given["first"], self._given["last"]
        page = self.found.series if self.found else None
        count = sum(
            one.state is MeetingState.PLANNED and first <= one.starts_local.date() <= last
            for one in (page.meetings if page and first and last else ())
        )
        words = ngettext("{n} meeting is left out.", "{n} meetings are left out.", count)
        self._count.setText(words.format(n=count) if count else _("No meeting is on these days."))
        self._verb.setEnabled(count > 0 or bool(first and last and last < first))

"""Moving a planned meeting: where to, who asked for it, and how much notice that is."""

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.scheduling import SchedulingWarning
from mentordesk.domain.zones import from_utc
from mentordesk.error_text import problem_text
from mentordesk.errors import Problem
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.meeting_dialog import Found, MeetingDialog, role_of
from ui.dialogs.time_fields import TimeFields
from ui.ports import Formats
from ui.tabs.meeting_notes.objections import Objections
from ui.tabs.meeting_notes.wording import when_words, who_choices
from ui.widgets.buttons import Button
from ui.widgets.field_spec import Choice, LocalMoment, Text, Zone
from ui.widgets.form import RecordForm

_HEIGHT = 680
_TIME = ("starts_local", "zone")


class MoveDialog(MeetingDialog):
    """Moves one meeting, or it and all that follow in its series."""

    def __init__(
        self, parent: QWidget | None, session: DeskSession, formats: Formats, meeting_id: str
    ) -> None:
        super().__init__(parent, session, formats, meeting_id, _("Move the meeting"))
        moment = LocalMoment("starts_local", _("Now starts"))
        specs = [moment, Zone("zone", _("Time zone of the start"))]
        self.time = TimeFields(specs, self.pair, formats)
        who = who_choices(self.pair, _("Nobody in particular"))
        self.form = RecordForm(
            [
                Choice("asked_by", _("Who asked for it?"), choices=who),
                Text("because", _("Why? (as far as it matters)")),
            ]
        )
        self.against = Objections(session.the_mentorship)
        self.reason = RecordForm([Text("despite", _("Why all the same?"))])
        self.reason.hide()
        self._given: dict[str, Any] = {"asked_by": "", "because": "", "despite": "", "fold": 0}
        self._verb = Button(_("Move it"), "primary")
        self._asked = 0
        for fields in (self.time, self.form, self.reason):
            fields.edited.connect(self._edited)
        self.time.suggestion_wanted.connect(self._suggest)
        self.time.chosen.connect(self._take_slot)
        parts = (self.time, self.against, self.reason, self.form)
        self.compose(*parts, verb=self._verb, height=_HEIGHT)

    def begin(self, found: Found) -> None:
        """Show when it is now."""
        meeting = found.meeting
        here = from_utc(meeting.starts_at, self.pair.mine.zone)
        self.what.setText(f"“{meeting.title}”  ·  {when_words(here, self.formats)}")
        self._given |= {name: getattr(meeting, name) for name in (*_TIME, "fold")}
        self.time.replace_values({name: self._given[name] for name in _TIME})
        for form in (self.form, self.reason):
            form.replace_values(self._given)
        self._show_time()
        self.time.form.focus_first()

    def go(self) -> None:
        """Move it, unless something speaks against it and no reason is given."""
        for form in (self.time.form, self.form, self.reason):
            form.flush()
        meeting = self._meeting()
        if meeting is None or self._show_problems(meeting):
            return

        def looked(warnings: list[SchedulingWarning]) -> None:
            self._show_against(warnings)
            if warnings and not str(self._given["despite"]).strip():
                words = problem_text(Problem.NEEDS_REASON)
                self.reason.set_problems({"despite": words})
                self.reason.focus_first()
            else:
                self.session.do(self._move, self.done_with, self._not_moved)

        self.session.ask(lambda desk: desk.meetings.objections(meeting), looked)

    def _move(self, desk: Desk) -> Changes:
        given = self._given
        asked_by, because = role_of(given["asked_by"]), str(given["because"])
        despite = str(given["despite"]) if self.reason.isVisibleTo(self) else ""
        to = {name: given[name] for name in _TIME}
        if self.with_following:
            return desk.series.change_from(
                self.meeting_id, asked_by=asked_by, because=because, despite=despite, **to
            )
        return desk.meetings.reschedule(
            self.meeting_id,
            **to,
            fold=given["fold"],
            asked_by=asked_by,
            because=because,
            despite=despite,
        )

    def _edited(self, name: str, value: object) -> None:
        self._given[name] = value
        if name == "starts_local":
            self._given["fold"] = 0
        if name in (*_TIME, "fold"):
            self._show_time()

    def _show_time(self) -> None:
        meeting = self._meeting()
        if meeting is None:
            return
        self.time.show_time(meeting.starts_local, meeting.zone, meeting.fold)
        self._asked += 1
        asked = self._asked
        if self._show_problems(meeting):
            self._show_against(())
            return

        def looked(warnings: list[SchedulingWarning]) -> None:
            if asked == self._asked:
                self._show_against(warnings)

        self.session.ask(lambda desk: desk.meetings.objections(meeting), looked)

    def _show_problems(self, meeting: Meeting) -> bool:
        found = {name: problem_text(one) for name, one in meeting.problems().items()}
        self.time.form.set_problems({name: found[name] for name in _TIME if name in found})
        return bool(found.keys() & set(_TIME))

    def _show_against(self, warnings: Sequence[SchedulingWarning]) -> None:
        self.against.show_objections(warnings)
        self.reason.setVisible(bool(warnings))
        self._verb.setText(_("Move it all the same") if warnings else _("Move it"))

    def _suggest(self) -> None:
        self.time.form.flush()
        meeting = self._meeting()
        if meeting is not None and "zone" not in meeting.problems():
            self.session.ask(lambda desk: desk.meetings.slots(meeting), self.time.offer)

    def _take_slot(self, slot: datetime) -> None:
        starts = slot.replace(tzinfo=None, fold=0)
        self.time.replace_values({"starts_local": starts})
        self._edited("starts_local", starts)
        self._edited("fold", slot.fold)

    def _meeting(self) -> Meeting | None:
        if self.found is None:
            return None
        to = {name: self._given[name] for name in (*_TIME, "fold")}
        return dataclasses.replace(self.found.meeting, **to)

    def _not_moved(self, error: Exception) -> None:
        self.fail(error, self.time.form, self.form, self.reason)

"""Planning: one meeting or a series, with what speaks against it before it is in the calendar."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.error_text import problem_text, sentence
from mentordesk.errors import Problem, ValidationError
from mentordesk.services.series import PlannedTime
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.plan_draft import Ends, PlanDraft, Repeat
from ui.dialogs.planned_times import PlannedTimes
from ui.dialogs.time_fields import TimeFields
from ui.list_detail.scrolling import scrolling
from ui.ports import Formats
from ui.tabs.meeting_notes.objections import Objections
from ui.tabs.meeting_notes.planning import next_slot
from ui.theme.theme import theme
from ui.widgets.buttons import Button
from ui.widgets.field_spec import (
    Choice,
    FieldSpec,
    LocalMoment,
    Number,
    OptionalDate,
    Text,
    Zone,
)
from ui.widgets.form import RecordForm
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_SIZE = (580, 760)
_TYPED: dict[str, type[Any]] = {"repeat": Repeat, "ends": Ends}
_TIME = ("title", "starts_local", "minutes", "zone")
_DAYS_WITHOUT_AN_END = 182


class PlanDialog(QDialog):
    """Accepted once it is planned; ``made`` is then the meeting, the first one of a series."""

    def __init__(self, parent: QWidget | None, session: DeskSession, formats: Formats) -> None:
        super().__init__(parent)
        self.made = ""
        self.draft: PlanDraft | None = None
        self._session, self._pair = session, session.the_mentorship()
        self._asked = 0
        self._fields: frozenset[str] = frozenset()
        title = _("Plan a meeting")
        self.setWindowTitle(title)
        self.time = TimeFields(_time_specs(), self._pair, formats)
        self.form = RecordForm(_specs(), at_first=("place", "link", "repeat"))
        self.times = PlannedTimes(self._pair, formats)
        self._objections = Objections(session.the_mentorship)
        self._reason = RecordForm([Text("despite", _("Why all the same?"))])
        self._error = Label("", "meta", "bad", wrap=True)
        self._go, self._leave = Button(_("Plan it"), "primary"), Button(_("Cancel"))
        self._compose(title)
        self._connect()
        pair, now = self._pair, session.now()
        session.ask(lambda desk: next_slot(desk, pair, now), self._begin)

    # What happens --------------------------------------------------------------------------------

    def _begin(self, slot: tuple[datetime, int]) -> None:
        starts, minutes = slot
        end = self._pair.planned_end
        in_view = end is not None and end > starts.date()
        self.draft = draft = PlanDraft(
            title=_("Meeting"),
            starts_local=starts,
            zone=self._pair.mine.zone,
            minutes=minutes,
            ends=Ends.ON if in_view else Ends.AFTER,
            until=end if in_view else starts.date() + timedelta(days=_DAYS_WITHOUT_AN_END),
        )
        self.time.replace_values({name: getattr(draft, name) for name in _TIME})
        self._reason.replace_values({"despite": ""})
        self._show_fields()
        self.time.form.focus_first()
        self._look()

    def _edited(self, name: str, value: object) -> None:
        if self.draft is None:
            return
        news: dict[str, Any] = {name: _TYPED[name](str(value)) if name in _TYPED else value}
        self.draft = replace(self.draft, **news)
        if name == "starts_local":  # another wall time, another question
            self.draft = replace(self.draft, fold=0)
        self._show_fields()
        self._look()

    def _leave_out(self, time: datetime, out: bool) -> None:
        if self.draft is not None:
            without = self.draft.without
            self._edited("without", without | {time} if out else without - {time})

    def _show_fields(self) -> None:
        draft = self.draft
        assert draft is not None
        names = draft.asked()
        if names != self._fields:
            self._fields = names
            self.form.replace_values({name: getattr(draft, name) for name in names})
        self.time.show_time(draft.starts_local, draft.zone, draft.fold)

    def _look(self) -> None:
        draft, pair = self.draft, self._pair
        assert draft is not None
        self._asked += 1
        asked = self._asked
        self._show_problems(draft.problems(pair, self._session.now()))

        def looked(found: list[PlannedTime]) -> None:
            if asked == self._asked:  # else another answer is on its way
                self._show(draft, found)

        self._session.ask(lambda desk: draft.look(desk, pair), looked)

    def _show(self, draft: PlanDraft, found: Sequence[PlannedTime]) -> None:
        rule = draft.rule
        self.times.setVisible(rule is not None and bool(found))
        if rule is not None:
            self.times.show_times(rule, found, draft.without)
        alone = found[0].warnings if rule is None and found else ()
        self._objections.show_objections(alone)
        against = bool(draft.left(found))
        self._reason.setVisible(against)
        self._go.setText(_("Plan it all the same") if against else _("Plan it"))

    def _suggest(self) -> None:
        self._flush()
        draft, pair = self.draft, self._pair
        if draft is not None and not draft.problems(pair, self._session.now()).keys() & {"zone"}:
            meeting = draft.meeting(pair, self._session.now())
            self._session.ask(lambda desk: desk.meetings.slots(meeting), self.time.offer)

    def _take_slot(self, slot: datetime) -> None:
        starts = slot.replace(tzinfo=None, fold=0)
        self.time.replace_values({"starts_local": starts})
        self._edited("starts_local", starts)
        self._edited("fold", slot.fold)

    def _plan(self) -> None:
        self._flush()
        draft, pair = self.draft, self._pair
        if draft is None or draft.problems(pair, self._session.now()):
            return

        def looked(found: list[PlannedTime]) -> None:
            self._show(draft, found)
            if draft.left(found) and not draft.despite.strip():
                self._reason.set_problems({"despite": problem_text(Problem.NEEDS_REASON)})
                self._reason.focus_first()
                self._body.ensureWidgetVisible(self._reason)
                return
            self._session.do(lambda desk: draft.plan(desk, pair, found), self._planned, self._fail)

        self._session.ask(lambda desk: draft.look(desk, pair), looked)

    def _planned(self, changes: Changes) -> None:
        def first(desk: Desk) -> str:
            planned = desk.meetings.planned(self._pair.mentorship_id)
            return next((one.id for one in planned if one.id in changes.ids), "")

        def found(meeting_id: str) -> None:
            self.made = meeting_id
            self.accept()

        self._session.ask(first, found)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, ValidationError):
            self._show_problems(error.problems)
        else:
            self._error.setText(sentence(error))

    def _show_problems(self, problems: Any) -> None:
        words = {name: problem_text(problem) for name, problem in problems.items()}
        if "rule" in words:
            words["count"] = words["until"] = words["rule"]
        self.time.form.set_problems(words)
        self.form.set_problems(words)
        self._reason.set_problems(words)

    def _flush(self) -> None:
        for form in (self.time.form, self.form, self._reason):
            form.flush()

    # How it looks --------------------------------------------------------------------------------

    def _compose(self, title: str) -> None:
        for hidden in (self.times, self._reason):
            hidden.hide()
        parts = (self.time, self.form, self.times, self._objections, self._reason, STRETCH)
        inside = column(*parts, spacing=16, margins=(0, 0, 12, 0))
        foot = row((self._error, 1), self._leave, self._go, spacing=8)
        self._body = scrolling(boxed(inside))
        whole = (Label(title, "title"), 16, (self._body, 1), 16, foot)
        boxed(column(*whole, margins=(24, 24, 24, 20)), self)
        self.resize(*(theme().px(side) for side in _SIZE))
        self._go.setDefault(True)

    def _connect(self) -> None:
        for fields in (self.time, self.form, self._reason):
            fields.edited.connect(self._edited)
        self.time.suggestion_wanted.connect(self._suggest)
        self.time.chosen.connect(self._take_slot)
        self.times.left_out.connect(self._leave_out)
        self._go.clicked.connect(self._plan)
        self._leave.clicked.connect(self.reject)


def _time_specs() -> list[FieldSpec]:
    minutes = _("minutes")
    usual = (30, 45, 60)
    return [
        Text("title", _("What it is about")),
        LocalMoment("starts_local", _("Starts")),
        Number("minutes", _("Lasts"), low=5, high=1440, unit=minutes, step=15, usual=usual),
        Zone("zone", _("Time zone of the start")),
    ]


def _specs() -> list[FieldSpec]:
    repeats = [
        (Repeat.NEVER.value, _("Not at all")),
        (Repeat.WEEKLY.value, _("Every week")),
        (Repeat.WEEKS.value, _("Every few weeks")),
        (Repeat.MONTHLY_ON_DATE.value, _("Every month on the same date")),
        (Repeat.MONTHLY_ON_WEEKDAY.value, _("Every month on the same weekday")),
    ]
    counted = [
        ("start", _("From the start of the month")),
        ("end", _("From its end: always the last one")),
    ]
    ends = [(Ends.AFTER.value, _("After some meetings")), (Ends.ON.value, _("On a day"))]
    return [
        Text("place", _("Place"), placeholder=_("A room, a café, a phone number")),
        Text("link", _("Link to join"), placeholder="https://"),
        Choice("repeat", _("Repeat"), choices=repeats),
        Number("every", _("Every"), low=2, high=52, unit=_("weeks")),
        Choice("counted", _("Which of those weekdays"), choices=counted),
        Choice("ends", _("Ends"), choices=ends),
        Number("count", _("After"), low=1, high=260, unit=_("meetings")),
        OptionalDate("until", _("On")),
    ]

"""What the Overview decides and words. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from mentordesk.desk import Desk
from mentordesk.domain.boundary import BoundaryState
from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.expectation import ExpectationState
from mentordesk.domain.goal import GoalStatus
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.record import Visibility
from mentordesk.domain.zones import from_utc
from mentordesk.services.joining import WayIn, way_in
from mentordesk.services.notes import NoteRow
from mentordesk.services.overview import Overview
from mentordesk.words import _, ngettext
from ui.models.presenting import hidden_words, presenting
from ui.models.rows import progress_words
from ui.ports import TabContext

_MOST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a panel: where it leads, its words, a small remark and its tone."""

    kind: str
    id: str
    text: str
    detail: str = ""
    icon: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment to tick."""

    id: str
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class OverviewWords:
    """All that the Overview shows, in words."""

    greeting: str
    subtitle: str
    next_title: str
    next_line: str
    next_id: str
    next_link: str
    next_way: WayIn | None
    in_focus: tuple[Line, ...]
    i_owe: tuple[Promise, ...]
    i_am_owed: tuple[Promise, ...]
    partner: str
    agreement: tuple[Line, ...]
    recent: tuple[Line, ...]
    is_new: bool


class OverviewScreen(Protocol):
    """What the presenter may ask of its view."""

    def show_overview(self, words: OverviewWords) -> None:
        """Show the whole page."""


class OverviewPresenter:
    """Decides for the Overview."""

    def __init__(self, context: TabContext, screen: OverviewScreen) -> None:
        self.context = context
        self.screen = screen
        self.stale = True

    def refresh(self) -> None:
        """Load everything anew."""
        self.stale = False
        context = self.context
        pair, now, today = context.mentorship(), context.now(), context.today()

        def gather(desk: Desk) -> Overview:
            return desk.overviews.gather(pair.mentorship_id, pair.me, now, today)

        context.work.ask(gather, self._loaded)

    def changed(self, _changes: Changes, *, visible: bool) -> None:
        """Everything is shown here, so every change matters."""
        if visible:
            self.refresh()
        else:
            self.stale = True

    def reset(self) -> None:
        """Another mentorship is in view."""
        self.stale = True

    def tick(self, commitment_id: str, done: bool) -> None:
        """Say that a commitment is done."""
        state = CommitmentState.DONE if done else CommitmentState.OPEN

        def told(_changes: Changes) -> None:
            if done:
                self.context.stage.say_undoable(_("Done"))

        self.context.work.do(lambda d: d.commitments.set_state(commitment_id, state), told)

    def open_line(self, line: Line) -> None:
        """Show where a line leads."""
        if line.id:
            self.context.stage.go_to(line.kind, line.id)
        else:
            self.context.stage.show_tab(line.kind)

    def prepare(self, meeting_id: str) -> None:
        """Show the next meeting, or plan one."""
        if meeting_id:
            self.context.stage.go_to("meeting", meeting_id)
        else:
            self.context.stage.plan_meeting()

    def _loaded(self, found: Overview) -> None:
        self.screen.show_overview(self._words(found))

    def join(self, words: OverviewWords | None) -> None:
        """Open the next meeting's call."""
        if words is not None:
            self.context.stage.join(words.next_link)

    def _words(self, found: Overview) -> OverviewWords:
        pair = self.context.mentorship()
        title, line = self._next_words(found.next_meeting)
        counts = found.counts
        return OverviewWords(
            greeting=_("Hello, {name}").format(name=pair.mine.first_name),
            subtitle=self._since_words(found),
            next_title=title,
            next_line=line,
            next_id=found.next_meeting.id if found.next_meeting else "",
            next_link=found.next_meeting.link if found.next_meeting else "",
            next_way=way_in(found.next_meeting) if found.next_meeting else None,
            in_focus=self._focus_lines(found),
            i_owe=self._promises(found.i_owe),
            i_am_owed=self._promises(found.i_am_owed),
            partner=pair.partner.first_name,
            agreement=self._agreement_lines(found),
            recent=self._recent_lines(found),
            is_new=not (counts.goals or counts.expectations or counts.boundaries or counts.notes),
        )

    def _since_words(self, found: Overview) -> str:
        partner = self.context.mentorship().partner.first_name
        days = found.days_since_we_met
        if days is None:
            return _("You and {name} have not met yet").format(name=partner)
        if days == 0:
            return _("You met {name} today").format(name=partner)
        words = ngettext("{n} day since you met {name}", "{n} days since you met {name}", days)
        return words.format(n=days, name=partner)

    def _next_words(self, meeting: Meeting | None) -> tuple[str, str]:
        if meeting is None:
            return _("No meeting planned"), _("The next one keeps things moving.")
        formats, mine = self.context.formats, self.context.mentorship().mine.zone
        start = from_utc(meeting.starts_at, mine)
        end = start + timedelta(minutes=meeting.minutes)
        day = formats.weekday_day(start.date())
        hours = f"{formats.time(start)} – {formats.time(end)}"
        place = meeting.place or (_("online") if meeting.link else "")
        parts = [day, hours, place]
        return meeting.title, "  ·  ".join(part for part in parts if part)

    def _focus_lines(self, found: Overview) -> tuple[Line, ...]:
        lines = []
        for card in found.in_focus[:_MOST]:
            risky = card.status is GoalStatus.AT_RISK
            how_far = card.progress
            done = progress_words(how_far.done, how_far.total, in_percent=how_far.in_percent)
            done = done or _("No measure")
            detail = card.stuck_on or card.next_step or done
            words = _("Blocked: {what}") if card.stuck_on else _("Next: {step}")
            if card.stuck_on or card.next_step:
                detail = words.format(what=detail, step=detail)
            if presenting.hides(private=card.stuck_privately):
                detail = _("Blocked")
            icon = "triangle-alert" if risky else "circle-check"
            tone = "warn" if risky else "ok"
            lines.append(Line("goal", card.goal.id, card.goal.title, detail, icon, tone))
        return tuple(lines)

    def _promises(self, commitments: Sequence[Commitment]) -> tuple[Promise, ...]:
        today, formats = self.context.today(), self.context.formats
        found = []
        for one in commitments[:_MOST]:
            due = ""
            if one.due is not None:
                words = _("was due {date}") if one.due < today else _("by {date}")
                due = words.format(date=formats.short_day(one.due))
            hidden = presenting.hides(private=one.visibility is Visibility.PRIVATE)
            found.append(Promise(one.id, hidden_words() if hidden else one.text, due))
        return tuple(found)

    def _agreement_lines(self, found: Overview) -> tuple[Line, ...]:
        expectations, boundaries = found.expectation_states, found.boundary_states
        differing = expectations[ExpectationState.DIFFERING]
        open_ones = expectations[ExpectationState.UNANSWERED]
        proposed = boundaries[BoundaryState.PROPOSED]
        lines = []
        if differing:
            words = ngettext(
                "{n} expectation differs", "{n} expectations differ", differing
            ).format(n=differing)
            lines.append(Line("expectations", "", words, "", "scale", "warn"))
        if open_ones:
            words = ngettext(
                "{n} expectation is unanswered", "{n} expectations are unanswered", open_ones
            ).format(n=open_ones)
            lines.append(Line("expectations", "", words, "", "circle-dashed", "neutral"))
        if proposed:
            words = ngettext(
                "{n} boundary is proposed", "{n} boundaries are proposed", proposed
            ).format(n=proposed)
            lines.append(Line("boundaries", "", words, "", "message-circle", "info"))
        for meeting in found.waiting_for_outcome[:_MOST]:
            words = _("Did “{title}” take place?").format(title=meeting.title)
            lines.append(Line("meeting", meeting.id, words, "", "circle-help", "warn"))
        return tuple(lines)

    def _recent_lines(self, found: Overview) -> tuple[Line, ...]:
        formats, mine = self.context.formats, self.context.mentorship().mine.zone
        return tuple(
            Line(
                "note",
                row.id,
                _note_words(row),
                formats.short_day(from_utc(datetime.fromisoformat(row.noted_at), mine).date()),
                "lock" if row.private else "notebook-pen",
            )
            for row in found.recent_notes
        )


def _note_words(row: NoteRow) -> str:
    if presenting.hides(private=bool(row.private)):
        return _("Private note")
    return row.title or _("Untitled note")

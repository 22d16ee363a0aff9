"""What a pair has written down, as one readable Markdown document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mentordesk.domain.boundary import Boundary
from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.goal import Goal, Measured, Milestone, Obstacle, Outcome, Standing
from mentordesk.domain.meeting import AgendaItem, Meeting, MeetingState
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.note import Note
from mentordesk.domain.record import Role
from mentordesk.domain.terms import Terms
from mentordesk.exchange.term_words import boundary_words, terms_words
from mentordesk.words import N_, _, ngettext

_MEETINGS = {
    MeetingState.PLANNED: N_("planned"),
    MeetingState.HELD: N_("both present"),
    MeetingState.MISSED: N_("missed"),
    MeetingState.CANCELLED: N_("cancelled"),
}
_PROMISES = {
    CommitmentState.OPEN: N_("open"),
    CommitmentState.DONE: N_("done"),
    CommitmentState.CONFIRMED: N_("done"),
    CommitmentState.MISSED: N_("not done"),
    CommitmentState.EXCUSED: N_("excused"),
}


#: Whether a goal was reached, as its owner sees it.
OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.YES: N_("Yes"),
    Outcome.MOSTLY: N_("Mostly"),
    Outcome.PARTIALLY: N_("Partially"),
    Outcome.NO: N_("No"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Readable:
    """What goes into the document; notes come with their text."""

    mentorship: Mentorship
    expectations: Sequence[Expectation]
    goals: Sequence[Goal]
    milestones: Sequence[Milestone]
    obstacles: Sequence[Obstacle]
    boundaries: Sequence[Boundary]
    meetings: Sequence[Meeting]
    agenda: Sequence[AgendaItem]
    commitments: Sequence[Commitment]
    notes: Sequence[tuple[Note, str]]


def to_markdown(content: Readable) -> bytes:
    """Return the document as UTF-8."""
    pair = content.mentorship
    parts = [
        f"# {pair.mentor.name} & {pair.mentee.name}",
        _("Since {date}").format(date=pair.start.isoformat()),
        *_expectations(content),
        *_goals(content),
        *_boundaries(content),
        *_meetings(content),
        *_loose_commitments(content),
        *_loose_notes(content),
    ]
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def _expectations(content: Readable) -> list[str]:
    if not content.expectations:
        return []
    parts = ["## " + _("Expectations")]
    for one in content.expectations:
        lines = [f"### {one.title}"]
        for role in Role:
            answer = _said(one.answer(role), one.terms(role))
            if answer:
                lines.append(f"**{content.mentorship.person(role).first_name}:** {answer}")
        if one.agreed_on:
            words = _("Agreed on {date}").format(date=one.agreed_on.isoformat())
            lines.append(f"**{words}:** {_said(one.agreed_answer, one.agreed_terms)}".rstrip())
        parts.append("\n\n".join(lines))
    return parts


def _said(answer: str, terms: Terms) -> str:
    return "; ".join(part for part in (answer.strip(), *terms_words(terms, _iso)) if part)


def _iso(day: date) -> str:
    return day.isoformat()


def _goals(content: Readable) -> list[str]:
    if not content.goals:
        return []
    parts = ["## " + _("Goals")]
    for goal in content.goals:
        lines = [f"### {goal.title}"]
        if goal.target_date:
            lines.append(_("Due {date}").format(date=goal.target_date.isoformat()))
        lines += [text for text in (goal.why, goal.measure, goal.relevance) if text.strip()]
        lines += _how_far(goal)
        steps = [m for m in content.milestones if m.goal_id == goal.id]
        if steps:
            lines.append("\n".join(_task(m.title, m.done_on is not None) for m in steps))
        for obstacle in content.obstacles:
            if obstacle.goal_id == goal.id:
                plan = f" – {obstacle.plan}" if obstacle.plan.strip() else ""
                if plan and obstacle.plan_if.strip():
                    plan = f" – {obstacle.plan_if.strip().rstrip('.')} → {obstacle.plan}"
                lines.append("- " + _("In the way") + f": {obstacle.title}{plan}")
        parts.append("\n\n".join(lines))
    return parts


def _how_far(goal: Goal) -> list[str]:
    """Return what was judged of a goal, and what came of it."""
    found = []
    if goal.measured is Measured.BY_JUDGEMENT and goal.judged is not None:
        words = _("Judged to be at {n} %").format(n=goal.judged)
        found.append(f"{words}: {goal.judged_because}" if goal.judged_because else words)
    if goal.standing is Standing.DROPPED and goal.dropped_because:
        found.append(_("Dropped: {why}").format(why=goal.dropped_because))
    if not goal.standing.is_closed:
        return found  # what was said of it when it was closed before is in the history
    if goal.outcome:
        found.append(_("Reached: {outcome}").format(outcome=_(OUTCOME_WORDS[goal.outcome])))
    return [*found, goal.reflection] if goal.reflection.strip() else found


def _boundaries(content: Readable) -> list[str]:
    if not content.boundaries:
        return []
    parts = ["## " + _("Boundaries")]
    for one in content.boundaries:
        lines = [f"### {one.title}", one.detail, *_rules(one, content)]
        if one.agreed_on:
            lines.append(_("Agreed on {date}").format(date=one.agreed_on.isoformat()))
        parts.append("\n\n".join(line for line in lines if line.strip()))
    return parts


def _rules(one: Boundary, content: Readable) -> list[str]:
    names = {role: content.mentorship.person(role).first_name for role in Role}
    return boundary_words(one, names, _iso)


def _meetings(content: Readable) -> list[str]:
    if not content.meetings:
        return []
    parts = ["## " + _("Meetings")]
    for meeting in content.meetings:
        lines = [f"### {meeting.title}", _when(meeting)]
        items = [i for i in content.agenda if i.meeting_id == meeting.id]
        if items:
            lines.append("\n".join(_task(i.text, i.done) for i in items))
        promised = [c for c in content.commitments if c.meeting_id == meeting.id]
        if promised:
            lines.append(_promises(content, promised))
        lines += [_note(*one) for one in content.notes if one[0].meeting_id == meeting.id]
        parts.append("\n\n".join(lines))
    return parts


def _when(meeting: Meeting) -> str:
    start = f"{meeting.starts_local:%Y-%m-%d %H:%M} {meeting.zone}"
    minutes = ngettext("{n} min", "{n} min", meeting.minutes).format(n=meeting.minutes)
    return " · ".join((start, minutes, _(_MEETINGS[meeting.state])))


def _loose_commitments(content: Readable) -> list[str]:
    known = {meeting.id for meeting in content.meetings}
    loose = [one for one in content.commitments if one.meeting_id not in known]
    return ["## " + _("Commitments"), _promises(content, loose)] if loose else []


def _promises(content: Readable, promises: Sequence[Commitment]) -> str:
    names = {role: content.mentorship.person(role).first_name for role in Role}
    return "\n".join(f"- {names[one.owner]}: {one.text} – {_standing(one)}" for one in promises)


def _standing(promise: Commitment) -> str:
    """Return what has become of a promise, and by when or on which day."""
    parts = [_(_PROMISES[promise.state])]
    if promise.due is not None:
        parts.insert(0, _("due {date}").format(date=promise.due.isoformat()))
    if promise.done_on is not None:
        parts.append(_("on {date}").format(date=promise.done_on.isoformat()))
    if promise.state is CommitmentState.CONFIRMED:
        parts.append(_("confirmed by the other"))
    return ", ".join(parts)


def _loose_notes(content: Readable) -> list[str]:
    known = {meeting.id for meeting in content.meetings}
    loose = [one for one in content.notes if one[0].meeting_id not in known]
    return ["## " + _("Notes"), *(_note(*one) for one in loose)] if loose else []


def _note(note: Note, body: str) -> str:
    private = " (" + _("private") + ")" if note.visibility.value == "private" else ""
    return f"#### {note.title}{private}\n\n{body.strip()}"


def _task(text: str, done: bool) -> str:
    return f"- [{'x' if done else ' '}] {text}"

"""Lines about a goal and what belongs to it. No Qt."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from mentordesk.domain.commitment import CommitmentState
from mentordesk.domain.goal import Goal, Measured, Milestone, Obstacle, Standing
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Visibility
from mentordesk.domain.zones import from_utc
from mentordesk.exchange.markdown import OUTCOME_WORDS
from mentordesk.services.goals import GoalPage
from mentordesk.words import _
from ui.models.presenting import presenting
from ui.ports import Formats

_KEPT = frozenset({CommitmentState.DONE, CommitmentState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class Talk:
    """A meeting or a note in which a goal was talked about."""

    kind: str
    record_id: str
    words: str
    icon: str


def talks(page: GoalPage, pair: Mentorship, formats: Formats) -> list[Talk]:
    """Return the meetings and the notes about a goal, the latest first.

    Private notes are left out while presenting.
    """
    found = [
        (one.starts_at, one.starts_local.date(), Talk("meeting", one.id, one.title, "calendar"))
        for one in page.talked_about_in
    ]
    for one in page.noted_in:
        if presenting.hides(private=bool(one.private)):
            continue
        at = datetime.fromisoformat(one.noted_at)
        title = one.title or _("Untitled note")
        words = _("{note} (private)").format(note=title) if one.private else title
        talk = Talk("note", one.id, words, "lock" if one.private else "notebook-pen")
        found.append((at, from_utc(at, pair.mine.zone).date(), talk))
    found.sort(key=lambda each: (each[0], each[2].record_id), reverse=True)
    return [
        replace(talk, words=f"{formats.short_day(day)} – {talk.words}") for _at, day, talk in found
    ]


def obstacle_words(obstacle: Obstacle) -> str:
    """Return the chain under an obstacle: its plan, or that it has none, and what came of it."""
    private = _("Private") if obstacle.visibility is Visibility.PRIVATE else _("Shared")
    plan = obstacle.plan.strip().splitlines()
    when = obstacle.plan_if.strip().splitlines()
    told = plan[0] if plan else _("No plan yet")
    if plan and when:
        told = f"{when[0].rstrip('.')} → {plan[0]}"
    helped = obstacle.what_helped.strip().splitlines()
    parts = [private, told]
    if helped and not obstacle.state.is_in_the_way:
        parts.append(_("Helped: {what}").format(what=helped[0]))
    return "  ·  ".join(parts)


def milestone_words(milestone: Milestone, goal: Goal, pair: Mentorship, formats: Formats) -> str:
    """Return whose a milestone is and when it is due; empty once it is done."""
    if milestone.done_on is not None:
        return ""
    due = milestone.due_on(goal)
    parts = [pair.person(milestone.owner).first_name] if milestone.owner else []
    if due:
        parts.append(_("due {date}").format(date=formats.short_day(due)))
    return "  ·  ".join(parts)


def commitments_words(page: GoalPage, pair: Mentorship, formats: Formats) -> str:
    """Return who promised what for the goal, a line each; private ones are hidden presenting."""
    lines = []
    for one in page.commitments:
        if presenting.hides(private=one.visibility is Visibility.PRIVATE):
            continue
        parts = [f"{pair.person(one.owner).first_name}: {one.text}"]
        if one.state in _KEPT:
            parts.append(_("done"))
        elif one.due:
            parts.append(_("due {date}").format(date=formats.short_day(one.due)))
        lines.append("  ·  ".join(parts))
    return "\n".join(lines)


def judged_words(goal: Goal) -> str:
    """Return how far a goal was judged to be and why; empty where its milestones tell."""
    if goal.measured is not Measured.BY_JUDGEMENT:
        return ""
    if goal.judged is None:
        return _("Not judged yet")
    words = _("Judged to be at {n} %").format(n=goal.judged)
    return f"{words}: {goal.judged_because}" if goal.judged_because else words


def outcome_words(goal: Goal) -> str:
    """Return whether a closed goal was reached, why it was dropped and what one takes from it."""
    if not goal.standing.is_closed:
        return ""
    parts = []
    if goal.standing is Standing.DROPPED and goal.dropped_because:
        parts.append(_("Dropped: {why}").format(why=goal.dropped_because))
    if goal.outcome:
        parts.append(_("Reached: {outcome}").format(outcome=_(OUTCOME_WORDS[goal.outcome])))
    return "\n".join(part for part in (*parts, goal.reflection.strip()) if part)


def is_overdue(page: GoalPage, today: date) -> bool:
    """Tell whether the day the goal was to be reached has passed, and it is still open."""
    goal = page.card.goal
    if goal.target_date is None or goal.standing.is_closed:
        return False
    return goal.target_date < today


def chart_words(page: GoalPage, formats: Formats) -> str:
    """Return the text alternative of the chart."""
    if not page.steps:
        return _("No milestones, so there is no measure yet.")
    said = [
        _("{percent} % on {date}").format(percent=round(share * 100), date=formats.day(day))
        for day, share in page.steps
    ]
    return "; ".join(said)

"""What the Goals tab decides and words. No Qt."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.goal import (
    Goal,
    GoalStatus,
    Measured,
    ObstacleState,
    Outcome,
    Standing,
)
from mentordesk.services.goals import GoalCard, GoalPage
from mentordesk.words import N_, _, ngettext
from ui.list_detail.ordering import OWN
from ui.list_detail.presenter import ListDetailPresenter
from ui.models.presenting import presenting
from ui.models.rows import CardData, Fact
from ui.ports import Formats

#: tone of the pill, its words and its icon
STATUS: dict[GoalStatus, tuple[str, str, str]] = {
    GoalStatus.ON_TRACK: ("ok", N_("On track"), "circle-check"),
    GoalStatus.AT_RISK: ("warn", N_("At risk"), "triangle-alert"),
    GoalStatus.NOT_STARTED: ("neutral", N_("Not started"), "circle-dashed"),
    GoalStatus.ACHIEVED: ("accent", N_("Achieved"), "flag"),
    GoalStatus.DROPPED: ("neutral", N_("Dropped"), "circle-x"),
}

MEASURES: dict[Measured, str] = {
    Measured.BY_MILESTONES: N_("By its milestones"),
    Measured.BY_JUDGEMENT: N_("By your judgement"),
}

_NUMBERS = count()  # of what is added, to tell one from the next

GROUPS: tuple[tuple[Standing, str], ...] = (
    (Standing.IN_FOCUS, N_("In focus")),
    (Standing.LATER, N_("Later")),
    (Standing.ACHIEVED, N_("Achieved")),
    (Standing.DROPPED, N_("Dropped")),
)


BY_DATE, BY_PROGRESS = "date", "progress"
ORDERS = (
    (OWN, N_("Your own order")),
    (BY_DATE, N_("By target date")),
    (BY_PROGRESS, N_("By progress")),
)


class GoalsPresenter(ListDetailPresenter[GoalCard, GoalPage]):
    """Decides for the Goals tab."""

    kind = "goal"
    offers_templates = True
    topics = frozenset({"goal", "milestone", "obstacle", "meeting", "note", "commitment"})

    def load(self, desk: Desk) -> list[GoalCard]:
        """Return a card for each goal."""
        return desk.goals.board(self.context.mentorship_id, self.context.today())

    def load_page(self, desk: Desk, record_id: str) -> GoalPage:
        """Return all that the page of a goal shows."""
        return desk.goals.page(record_id, self.context.today())

    def id_of(self, item: GoalCard) -> str:
        """Return the goal's id."""
        return item.goal.id

    def groups(self) -> Sequence[tuple[str, str]]:
        """Goals are grouped by where they stand."""
        return [(standing.value, _(words)) for standing, words in GROUPS]

    def group_of(self, item: GoalCard) -> str:
        """Return where the goal stands."""
        return item.goal.standing.value

    def orders(self) -> Sequence[tuple[str, str]]:
        """Goals stand in the pair's own order, or sorted."""
        return [(order, _(words)) for order, words in ORDERS]

    def sort_key(self, item: GoalCard, order: str) -> Any:
        """Return the target date (none is last), or how far it has come (the furthest first)."""
        if order == BY_DATE:
            return item.goal.target_date or date.max
        share = item.progress.share
        return 1.0 if share is None else -share

    def card(self, item: GoalCard) -> CardData:
        """Return what the list paints of a goal."""
        tone, words, icon = STATUS[item.status]
        return CardData(
            title=item.goal.title,
            tone=tone,
            status=_(words),
            status_icon=icon,
            facts=self._facts(item),
            done=item.progress.done,
            total=item.progress.total,
            in_percent=item.progress.in_percent,
            muted=item.goal.standing.is_closed,
        )

    def subtitle(self) -> str:
        """Say how many goals are in focus and when the next is due."""
        if not self.items:
            return _("Nothing written down yet")
        focus = [item for item in self.items if item.goal.standing is Standing.IN_FOCUS]
        parts = [ngettext("{n} in focus", "{n} in focus", len(focus)).format(n=len(focus))]
        today = self.context.today()
        days = [
            (item.goal.target_date - today).days
            for item in focus
            if item.goal.target_date and item.goal.target_date >= today
        ]
        if days:
            soon = min(days)
            parts.append(
                ngettext("next deadline in {n} day", "next deadline in {n} days", soon).format(
                    n=soon
                )
                if soon
                else _("next deadline today")
            )
        return "  ·  ".join(parts)

    def form_values(self, page: GoalPage) -> Mapping[str, object]:
        """Return the goal's fields."""
        goal = page.card.goal
        names = [*FORM_FIELDS]
        if goal.measured is Measured.BY_JUDGEMENT:
            names += ["judged", "judged_because"]
        if goal.standing is Standing.DROPPED:
            names.append("dropped_because")
        if goal.standing.is_closed:
            names += ["outcome", "reflection"]
        values: dict[str, object] = {name: getattr(goal, name) for name in names}
        if "outcome" in values:
            values["outcome"] = goal.outcome.value if goal.outcome else ""
        return values

    def fields_from(self, name: str, value: object) -> dict[str, Any]:
        """Closing a goal keeps the day; opening it again forgets it."""
        if name == "measured":
            return {name: Measured(str(value))}
        if name == "outcome":
            return {name: Outcome(str(value)) if value else None}
        if name != "standing":
            return {name: value}
        standing = Standing(str(value))
        closed_on = self.context.today() if standing.is_closed else None
        return {"standing": standing, "closed_on": closed_on}

    def service(self, desk: Desk) -> Any:
        """Return the service of goals."""
        return desk.goals

    def add(self, desk: Desk, template: object = None) -> Changes:
        """Make a new goal, empty or from a template."""
        pair = self.context.mentorship_id
        chosen = desk.templates.find(self.kind, template)
        if chosen is None:
            return desk.goals.add(pair, title=_("New goal"))
        rows = [
            {
                "title": item.title,
                "why": item.why,
                "measure": item.measure,
                "milestones": item.milestones,
            }
            for item in chosen.items
        ]
        return desk.goals.add_many(pair, rows)

    def deleted_text(self) -> str:
        """Say that a goal went to the trash."""
        return _("Goal deleted")

    def extend(self) -> None:
        """Open the form at the target date, which has passed."""
        self.edit()
        self.screen.focus_field("target_date")

    def close(self, standing: Standing) -> None:
        """Close the goal as achieved or dropped, and ask what came of it if it is still chosen."""
        goal_id = self.current

        def closed(_changes: Changes) -> None:
            if goal_id != self.current:
                return
            self.edit()
            why = "dropped_because" if standing is Standing.DROPPED else "outcome"
            self.screen.focus_field(why)

        self.context.work.do(
            lambda desk: desk.goals.set_standing(goal_id, standing),
            closed,
            self.context.stage.say_error,
        )

    # Milestones and obstacles ------------------------------------------------------------------

    def tick(self, milestone_id: str, done: bool) -> None:
        """Tick a milestone, or take the tick away."""
        self._do(lambda desk: desk.milestones.set_done(milestone_id, done))

    def rename_milestone(self, milestone_id: str, title: str) -> None:
        """Give a milestone other words."""
        self.save_typed(
            (milestone_id, "name"),
            title,
            lambda desk: desk.milestones.update(milestone_id, title=title),
        )

    def add_milestone(self, title: str, goal_id: str = "") -> None:
        """Add a milestone to a goal; to the chosen one where none is named."""
        goal_id = goal_id or self.current
        key = (goal_id, "milestones", str(next(_NUMBERS)))
        self.save_typed(key, title, lambda desk: desk.milestones.add(goal_id, title))

    def remove_milestone(self, milestone_id: str) -> None:
        """Move a milestone to the trash."""
        self._remove(lambda desk: desk.milestones.trash(milestone_id), _("Milestone deleted"))

    def move_milestone(self, milestone_id: str, index: int) -> None:
        """Put a milestone at another place."""
        self._do(lambda desk: desk.milestones.move(milestone_id, index))

    def add_obstacle(self, title: str, goal_id: str = "") -> None:
        """Add an obstacle, which is private, to a goal; to the chosen one where none is named."""
        goal_id = goal_id or self.current
        key = (goal_id, "obstacles", str(next(_NUMBERS)))
        self.save_typed(key, title, lambda desk: desk.obstacles.add(goal_id, title))

    def set_overcome(self, obstacle_id: str, overcome: bool) -> None:
        """Say that an obstacle is out of the way, or back."""
        state = ObstacleState.OVERCOME if overcome else ObstacleState.OPEN
        self._do(lambda desk: desk.obstacles.update(obstacle_id, state=state))

    def rename_obstacle(self, obstacle_id: str, title: str) -> None:
        """Give an obstacle other words."""
        self.save_typed(
            (obstacle_id, "name"),
            title,
            lambda desk: desk.obstacles.update(obstacle_id, title=title),
        )

    def remove_obstacle(self, obstacle_id: str) -> None:
        """Move an obstacle to the trash."""
        self._remove(lambda desk: desk.obstacles.trash(obstacle_id), _("Obstacle deleted"))

    def _do(self, verb: Any) -> None:
        self.context.work.do(verb, None, self.context.stage.say_error)

    def _remove(self, verb: Any, words: str) -> None:
        def gone(_changes: Changes) -> None:
            self.context.stage.say_undoable(words)

        self.context.work.do(verb, gone, self.context.stage.say_error)

    def _facts(self, item: GoalCard) -> tuple[Fact, ...]:
        goal, formats, today = item.goal, self.context.formats, self.context.today()
        if goal.standing is Standing.ACHIEVED and goal.closed_on:
            when = _("Achieved {date}").format(date=formats.day(goal.closed_on))
            return (Fact("check", when),)
        if goal.standing is Standing.DROPPED:
            return (Fact("", goal.dropped_because or _("Dropped")),)
        facts = [*_when(goal, formats, today), *_remark(item, today)]
        return tuple(facts)


FORM_FIELDS = (
    *("title", "why", "measure", "relevance", "standing", "starts_on", "target_date"),
    "measured",
)


def _when(goal: Goal, formats: Formats, today: Any) -> list[Fact]:
    if goal.starts_on and goal.starts_on > today:
        return [Fact("calendar", _("Starts {date}").format(date=formats.day(goal.starts_on)))]
    if goal.target_date is None:
        return [Fact("calendar", _("No date yet"))]
    late = goal.target_date < today
    words = _("Was due {date}") if late else _("Due {date}")
    due = words.format(date=formats.day(goal.target_date))
    return [Fact("calendar", due, "warn" if late else "")]


def _remark(item: GoalCard, today: Any) -> list[Fact]:
    if item.stuck_on:
        if presenting.hides(private=item.stuck_privately):
            return [Fact("", _("Blocked"), "warn")]
        return [Fact("", _("Blocked: {what}").format(what=item.stuck_on), "warn")]
    target = item.goal.target_date
    if target is not None and 0 <= (target - today).days <= 31:
        left = (target - today).days
        return [Fact("", ngettext("{n} day left", "{n} days left", left).format(n=left))]
    if item.next_step and item.progress.done:
        return [Fact("", _("Next: {step}").format(step=item.next_step))]
    return []

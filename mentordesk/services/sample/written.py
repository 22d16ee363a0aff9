"""The year that was written by hand: what the two agreed on, and their goals."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import time, timedelta

from mentordesk.domain.boundary import Boundary
from mentordesk.domain.expectation import Expectation, SealedAnswer
from mentordesk.domain.goal import Goal, Milestone, Obstacle
from mentordesk.domain.ids import ExpectationId, GoalId, ObstacleId
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.record import Record, Role
from mentordesk.domain.rules import (
    EVERY_DAY,
    WORKING_DAYS,
    CancellationNotice,
    QuietHours,
    Weekday,
    Window,
)
from mentordesk.domain.terms import Terms
from mentordesk.services.sample.setting import MADE_AT, Setting, Stamp
from mentordesk.services.sample.texts import (
    BoundaryText,
    ExpectationText,
    GoalText,
    HoursText,
    MilestoneText,
    ObstacleText,
    PairText,
)

_ANSWERED_ANEW = -53  # the day on which they went through all of it once more


def mentorship(setting: Setting, pair: PairText, start: int) -> Mentorship:
    """Return the mentorship of the pair, seen from the mentor's desk, begun on day `start`."""
    text = pair.mentorship
    made = setting.moment(text.made - text.start + start, MADE_AT)
    return Mentorship(
        **setting.stamp("mentorship", "", made, setting.moment(-53, MADE_AT)),
        mentor=pair.mentor,
        mentee=pair.mentee,
        me=Role.MENTOR,
        format=text.format,
        start=setting.day(start),
        planned_end=setting.day(text.planned_end),
        phase=text.phase,
        purpose=text.purpose,
    )


def expectations(
    setting: Setting, pair: PairText, texts: tuple[ExpectationText, ...]
) -> Iterator[Expectation]:
    """Yield the expectations in their order."""
    for place, text in enumerate(texts):
        made = setting.moment(pair.mentorship.start, time(17, 20, place))
        answered = setting.moment(_answered_on(text), MADE_AT)
        yield Expectation(
            **setting.stamp("expectation", text.key, made, answered),
            kind=text.kind,
            title=text.title,
            mentor_answer=text.mentor_answer,
            mentee_answer=text.mentee_answer,
            agreed_answer=text.agreed_answer,
            agreed_on=setting.day_or_none(text.agreed_on),
            review_on=setting.day_or_none(text.review_on),
            mentor_terms=_terms(pair, text, Role.MENTOR),
            mentee_terms=_terms(pair, text, Role.MENTEE),
            agreed_terms=text.agreed,
            sealed_by=() if text.sealed is None else (text.sealed.person,),
            again_because=text.again_because,
            position=float(place + 1),
        )


def sealed_answers(
    setting: Setting, texts: tuple[ExpectationText, ...], records: Iterable[Expectation]
) -> Iterator[SealedAnswer]:
    """Yield what one of them has answered while the other has not."""
    for text, record in zip(texts, records, strict=True):
        if (sealed := text.sealed) is not None:
            yield SealedAnswer(
                **setting.stamp("sealed_answer", text.key, setting.moment(sealed.on, MADE_AT)),
                expectation_id=ExpectationId(record.id),
                person=sealed.person,
                answer=sealed.answer,
            )


def _answered_on(text: ExpectationText) -> int:
    if text.sealed is not None:
        return text.sealed.on
    return text.agreed_on or _ANSWERED_ANEW


def _terms(pair: PairText, text: ExpectationText, role: Role) -> Terms:
    windows = tuple(
        _window(pair, hours, WORKING_DAYS) for hours in text.availability if hours.person is role
    )
    return replace(text.mentor if role is Role.MENTOR else text.mentee, windows=windows)


def boundaries(
    setting: Setting, pair: PairText, texts: tuple[BoundaryText, ...]
) -> Iterator[Boundary]:
    """Yield the boundaries in their order."""
    for place, text in enumerate(texts):
        made = setting.moment(text.made, time(17, 30, place))
        yield Boundary(
            **setting.stamp("boundary", text.key, made),
            area=text.area,
            title=text.title,
            detail=text.detail,
            state=text.state,
            agreed_on=setting.day_or_none(text.agreed_on),
            declined_because=text.declined_because,
            review_on=setting.day_or_none(text.review_on),
            quiet_hours=_quiet(pair, text.quiet),
            cancellation=_cancellation(text.cancellation),
            stance=text.stance,
            position=float(place + 1),
        )


def goals(setting: Setting, texts: tuple[GoalText, ...]) -> Iterator[Record]:
    """Yield each goal, then its milestones and its obstacles."""
    for place, text in enumerate(texts):
        goal = _goal(setting, place, text)
        yield goal
        for step, milestone in enumerate(text.milestone, start=1):
            yield _milestone(setting, goal, text.key, step, milestone)
        for step, obstacle in enumerate(text.obstacle, start=1):
            yield _obstacle(setting, goal, step, obstacle)


def goal_ids(setting: Setting, texts: tuple[GoalText, ...]) -> Mapping[str, GoalId]:
    """Return the ids of the written goals by their keys."""
    return {text.key: GoalId(_goal(setting, place, text).id) for place, text in enumerate(texts)}


def obstacle_ids(setting: Setting, texts: tuple[GoalText, ...]) -> Mapping[str, ObstacleId]:
    """Return the ids of the obstacles of the written goals by their keys."""
    return {
        text.key: ObstacleId(_obstacle_stamp(setting, text)["id"])
        for goal in texts
        for text in goal.obstacle
    }


def _goal(setting: Setting, place: int, text: GoalText) -> Goal:
    made = setting.moment(text.made, time(17, 40, place))
    days = [text.made, text.closed_on or text.made]
    days += [step.done_on for step in text.milestone if step.done_on is not None]
    return Goal(
        **setting.stamp("goal", text.key, made, setting.moment(max(days), MADE_AT)),
        title=text.title,
        why=text.why,
        measure=text.measure,
        relevance=text.relevance,
        target_date=setting.day_or_none(text.target_date),
        starts_on=setting.day_or_none(text.starts_on),
        standing=text.standing,
        closed_on=setting.day_or_none(text.closed_on),
        dropped_because=text.dropped_because,
        measured=text.measured,
        judged=text.judged,
        judged_because=text.judged_because,
        outcome=text.outcome,
        reflection=text.reflection,
        position=float(place + 1),
    )


def _milestone(setting: Setting, goal: Goal, key: str, step: int, text: MilestoneText) -> Milestone:
    made = goal.created_at + timedelta(seconds=10 * step)
    done = None if text.done_on is None else setting.moment(text.done_on, MADE_AT)
    return Milestone(
        **setting.stamp("milestone", f"{key}/{step}", made, done),
        goal_id=GoalId(goal.id),
        title=text.title,
        owner=text.owner,
        due=setting.day_or_none(text.due),
        done_on=setting.day_or_none(text.done_on),
        position=float(step),
    )


def _obstacle(setting: Setting, goal: Goal, step: int, text: ObstacleText) -> Obstacle:
    return Obstacle(
        **_obstacle_stamp(setting, text),
        goal_id=GoalId(goal.id),
        title=text.title,
        kind=text.kind,
        detail=text.detail,
        plan_if=text.plan_if,
        plan=text.plan,
        plan_owner=text.plan_owner,
        state=text.state,
        what_helped=text.what_helped,
        visibility=text.visibility,
        position=float(step),
    )


def _obstacle_stamp(setting: Setting, text: ObstacleText) -> Stamp:
    made = setting.moment(text.made, MADE_AT)
    return setting.stamp(
        "obstacle", text.key, made, setting.moment(text.updated or text.made, MADE_AT)
    )


def _window(pair: PairText, hours: HoursText, days: tuple[Weekday, ...]) -> Window:
    person = pair.mentor if hours.person is Role.MENTOR else pair.mentee
    return Window(days=days, start=hours.start, end=hours.end, zone=person.zone)


def _quiet(pair: PairText, hours: HoursText | None) -> QuietHours | None:
    if hours is None:
        return None
    return QuietHours(window=_window(pair, hours, EVERY_DAY), person=hours.person)


def _cancellation(hours: int | None) -> CancellationNotice | None:
    return None if hours is None else CancellationNotice(hours=hours)

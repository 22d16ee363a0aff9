"""What the Expectations tab decides and words. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation, ExpectationKind, ExpectationState
from mentordesk.domain.record import Role
from mentordesk.domain.rules import Availability, Cadence, ReplyTime, Window
from mentordesk.error_text import problem_text
from mentordesk.errors import ValidationError
from mentordesk.services.templates import templates_for
from mentordesk.words import N_, _, ngettext
from ui.list_detail.presenter import ListDetailPresenter
from ui.models.rows import CardData, Fact

#: tone of the pill, its words and its icon
STATES: dict[ExpectationState, tuple[str, str, str]] = {
    ExpectationState.DIFFERING: ("warn", N_("Differing"), "scale"),
    ExpectationState.UNANSWERED: ("neutral", N_("Unanswered"), "circle-dashed"),
    ExpectationState.AGREED: ("ok", N_("Agreed"), "handshake"),
}

KINDS: tuple[tuple[ExpectationKind, str, str], ...] = (
    (ExpectationKind.CADENCE, N_("How often and how long"), "repeat"),
    (ExpectationKind.FORMAT, N_("Where you meet"), "map-pin"),
    (ExpectationKind.CHANNELS, N_("How you reach each other"), "message-circle"),
    (ExpectationKind.REPLY_TIME, N_("How fast to answer"), "clock"),
    (ExpectationKind.AVAILABILITY, N_("Who is available when"), "calendar-days"),
    (ExpectationKind.PREPARATION, N_("Preparation"), "list-checks"),
    (ExpectationKind.SCHEDULING, N_("Who schedules"), "calendar-plus"),
    (ExpectationKind.CONFIDENTIALITY, N_("Confidentiality"), "lock"),
    (ExpectationKind.DURATION, N_("How long, and review"), "flag"),
    (ExpectationKind.OWN, N_("Your own"), "pencil"),
)

_ICONS = {kind: icon for kind, _words, icon in KINDS}
_GROUPS = (ExpectationState.DIFFERING, ExpectationState.UNANSWERED, ExpectationState.AGREED)


class ExpectationsPresenter(ListDetailPresenter[Expectation, Expectation]):
    """Decides for the Expectations tab."""

    kind = "expectation"
    topics = frozenset({"expectation", "mentorship"})

    def load(self, desk: Desk) -> list[Expectation]:
        """Return the expectations in order."""
        return desk.expectations.all(self.context.mentorship_id)

    def load_page(self, desk: Desk, record_id: str) -> Expectation:
        """Return one expectation."""
        return desk.expectations.get(record_id)

    def id_of(self, item: Expectation) -> str:
        """Return its id."""
        return item.id

    def groups(self) -> Sequence[tuple[str, str]]:
        """Expectations are grouped by how far the two have come."""
        return [(state.value, _(STATES[state][1])) for state in _GROUPS]

    def group_of(self, item: Expectation) -> str:
        """Return how far the two have come with it."""
        return item.state.value

    def card(self, item: Expectation) -> CardData:
        """Return what the list paints."""
        tone, words, icon = STATES[item.state]
        return CardData(
            title=item.title,
            tone=tone,
            status=_(words),
            status_icon=icon,
            facts=(Fact(_ICONS[item.kind], self._remark(item)),),
        )

    def subtitle(self) -> str:
        """Say how many are agreed, and how many differ."""
        if not self.items:
            return _("Nothing said yet")
        agreed = sum(item.state is ExpectationState.AGREED for item in self.items)
        differing = sum(item.state is ExpectationState.DIFFERING for item in self.items)
        parts = [_("{n} of {all} agreed").format(n=agreed, all=len(self.items))]
        if differing:
            words = ngettext("{n} to talk about", "{n} to talk about", differing)
            parts.append(words.format(n=differing))
        return "  ·  ".join(parts)

    def form_values(self, page: Expectation) -> Mapping[str, object]:
        """Return the fields, typed rules as fields of their own."""
        plain = ("title", "kind", "mentor_answer", "mentee_answer", "agreed_answer", "review_on")
        values: dict[str, object] = {name: getattr(page, name) for name in plain}
        values["weeks"] = page.cadence.weeks if page.cadence else None
        values["minutes"] = page.cadence.minutes if page.cadence else None
        values["reply_hours"] = page.reply_time.hours if page.reply_time else None
        for role in Role:
            windows = _windows(page, role)
            values[f"{role.value}_hours"] = windows[0] if windows else None
        return values

    def fields_from(self, name: str, value: object) -> dict[str, Any]:
        """Put typed rules together from the fields they are made of."""
        item = next(item for item in self.items if item.id == self._form_shown_for)
        if name == "kind":
            return {"kind": ExpectationKind(str(value))}
        if name in {"weeks", "minutes"}:
            return {"cadence": _cadence(item.cadence, name, value)}
        if name == "reply_hours":
            return {"reply_time": ReplyTime(hours=value) if isinstance(value, int) else None}
        if name.endswith("_hours"):
            return {"availability": _availability(item, Role(name.removesuffix("_hours")), value)}
        return {name: value}

    def service(self, desk: Desk) -> Any:
        """Return the service of expectations."""
        return desk.expectations

    def add(self, desk: Desk, template: object = None) -> Changes:
        """Make a new expectation, or all of a template."""
        pair = self.context.mentorship_id
        chosen = next((t for t in templates_for("expectation") if t.key == template), None)
        if chosen is None:
            return desk.expectations.add(pair, title=_("New expectation"))
        rows = [
            {
                "title": item.title,
                "kind": item.expectation,
                "cadence": item.cadence,
                "reply_time": item.reply_time,
            }
            for item in chosen.items
        ]
        return desk.expectations.add_many(pair, rows)

    def deleted_text(self) -> str:
        """Say that it went to the trash."""
        return _("Expectation deleted")

    def agree(self) -> None:
        """Note that both agree today; where there is nothing to agree on, open the form."""
        record_id = self.current

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self.edit()
                self._tell_problems("", {k: problem_text(p) for k, p in error.problems.items()})
            else:
                self.context.stage.say_error(error)

        self.context.work.do(lambda desk: desk.expectations.agree(record_id), None, failed)

    def names(self) -> dict[Role, str]:
        """Return both people's first names."""
        pair = self.context.mentorship()
        return {role: pair.person(role).first_name for role in Role}

    def _remark(self, item: Expectation) -> str:
        if item.state is ExpectationState.AGREED and item.agreed_on:
            answer = item.agreed_answer.strip().splitlines()
            return answer[0] if answer else self.context.formats.day(item.agreed_on)
        names = self.names()
        answered = [names[role] for role in Role if item.answer(role).strip()]
        if len(answered) > 1:
            return _("Both have answered, and not the same")
        if answered:
            return _("{name} has answered").format(name=answered[0])
        return _("Nobody has answered yet")


def rule_words(item: Expectation, names: Mapping[Role, str]) -> list[str]:
    """Return the typed rules in words, a line each."""
    lines = []
    if item.cadence:
        lines.append(cadence_words(item.cadence))
    if item.reply_time:
        hours = item.reply_time.hours
        days = ngettext("within {n} hour", "within {n} hours", hours).format(n=hours)
        lines.append(_("Answers {within}").format(within=days))
    for one in item.availability:
        for window in one.windows:
            span = f"{window.start:%H:%M}–{window.end:%H:%M}"
            lines.append(
                _("{name}: {hours}, {zone}").format(
                    name=names[one.person], hours=span, zone=window.zone
                )
            )
    return lines


def cadence_words(cadence: Cadence) -> str:
    """Return "Every 2 weeks, 45 minutes"."""
    every = ngettext("Every week", "Every {n} weeks", cadence.weeks).format(n=cadence.weeks)
    return _("{every}, {minutes} minutes").format(every=every, minutes=cadence.minutes)


def _cadence(old: Cadence | None, name: str, value: object) -> Cadence | None:
    if not isinstance(value, int):
        return None
    known = old or Cadence(weeks=2, minutes=45)
    weeks, minutes = known.weeks, known.minutes
    return (
        Cadence(weeks=value, minutes=minutes)
        if name == "weeks"
        else Cadence(weeks=weeks, minutes=value)
    )


def _windows(item: Expectation, role: Role) -> tuple[Window, ...]:
    return next((one.windows for one in item.availability if one.person is role), ())


def _availability(item: Expectation, role: Role, value: object) -> tuple[Availability, ...]:
    others = tuple(one for one in item.availability if one.person is not role)
    rest = _windows(item, role)[1:]
    if not isinstance(value, Window):
        return (*others, Availability(person=role, windows=rest)) if rest else others
    return (*others, Availability(person=role, windows=(value, *rest)))

"""What the Expectations tab decides and words. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.expectation import Expectation, ExpectationKind, ExpectationState
from mentordesk.domain.meeting import Meeting
from mentordesk.domain.record import Role
from mentordesk.error_text import problem_text
from mentordesk.errors import ValidationError
from mentordesk.exchange.term_words import terms_words
from mentordesk.words import N_, _, ngettext
from ui.list_detail.presenter import ListDetailPresenter
from ui.models.rows import CardData, Fact
from ui.tabs.expectations import answers

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
    (ExpectationKind.CANCELLATION, N_("Calling off"), "calendar-clock"),
    (ExpectationKind.CONFIDENTIALITY, N_("Confidentiality"), "lock"),
    (ExpectationKind.DURATION, N_("How long, and review"), "flag"),
    (ExpectationKind.OWN, N_("Your own"), "pencil"),
)

_ICONS = {kind: icon for kind, _words, icon in KINDS}
_AGAIN = "again"
_GROUPS = (ExpectationState.DIFFERING, ExpectationState.UNANSWERED, ExpectationState.AGREED)


class ExpectationsPresenter(ListDetailPresenter[Expectation, Expectation]):
    """Decides for the Expectations tab."""

    kind = "expectation"
    offers_templates = True
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
        return [(_AGAIN, _("To settle anew")), *((s.value, _(STATES[s][1])) for s in _GROUPS)]

    def group_of(self, item: Expectation) -> str:
        """Return how far the two have come with it."""
        return _AGAIN if item.again_because else item.state.value

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
        """Return the fields, the typed parts of answers as fields of their own.

        Only those that its kind has: the form shows no others.
        """
        values: dict[str, object] = {"title": page.title, "kind": page.kind.value}
        for role in Role:
            if role not in page.sealed_by:
                values[f"{role.value}_answer"] = page.answer(role)
                values |= answers.values(page.kind, page.terms(role), role.value)
        values["agreed_answer"] = page.agreed_answer
        values |= answers.values(page.kind, page.agreed_terms, answers.AGREED)
        return {**values, "review_on": page.review_on}

    def fields_from(self, name: str, value: object) -> dict[str, Any]:
        """Put the typed part of an answer together from the fields it is made of."""
        if name == "kind":
            return {"kind": ExpectationKind(str(value))}
        whose, _sep, part = name.partition("_")
        if whose not in answers.WHOSE or part == "answer":
            return {name: value}
        item = next(item for item in self.items if item.id == self._form_shown_for)
        field = f"{whose}_terms"
        return {field: answers.with_part(getattr(item, field), part, value)}

    def service(self, desk: Desk) -> Any:
        """Return the service of expectations."""
        return desk.expectations

    def add(self, desk: Desk, template: object = None) -> Changes:
        """Make a new expectation, or all of a template."""
        pair = self.context.mentorship_id
        chosen = desk.templates.find(self.kind, template)
        if chosen is None:
            return desk.expectations.add(pair, title=_("New expectation"))
        rows = [
            {
                "title": item.title,
                "kind": item.expectation,
                "agreed_terms": item.terms,
            }
            for item in chosen.items
        ]
        return desk.expectations.add_many(pair, rows)

    def deleted_text(self) -> str:
        """Say that it went to the trash."""
        return _("Expectation deleted")

    def agree(self) -> None:
        """Note that both agree today; where there is nothing to agree on, open the form.

        Of those that are settled anew, the next comes into view.
        """
        record_id = self.current
        again = next((one for one in self.items if one.id == record_id and one.again_because), None)
        following = self._neighbour(record_id) if again else ""

        def agreed(_changes: Changes) -> None:
            if any(one.id == following and one.again_because for one in self.items):
                self.open_record(following)

        def failed(error: Exception) -> None:
            if isinstance(error, ValidationError):
                self.edit()
                self._tell_problems("", {k: problem_text(p) for k, p in error.problems.items()})
            else:
                self.context.stage.say_error(error)

        self.context.work.do(lambda desk: desk.expectations.agree(record_id), agreed, failed)

    def field_saved(self, name: str) -> None:
        """Hours and days away that changed may stand against meetings that are planned."""
        if name.endswith(("_windows", "_away")):
            pair = self.context.mentorship_id
            tell = self._tell_unsuitable
            self.context.work.ask(lambda desk: desk.meetings.unsuitable(pair), tell)

    def _tell_unsuitable(self, meetings: list[Meeting]) -> None:
        if meetings:
            words = ngettext(
                "{n} planned meeting does not suit any more, first that of {date}",
                "{n} planned meetings do not suit any more, first that of {date}",
                len(meetings),
            )
            first = self.context.formats.weekday_day(meetings[0].starts_local.date())
            self.context.stage.say(words.format(n=len(meetings), date=first))

    def names(self) -> dict[Role, str]:
        """Return both people's first names."""
        pair = self.context.mentorship()
        return {role: pair.person(role).first_name for role in Role}

    def _remark(self, item: Expectation) -> str:
        if item.state is ExpectationState.AGREED and item.agreed_on:
            said = item.agreed_answer.strip().splitlines()
            said += terms_words(item.agreed_terms, self.context.formats.short_day)
            return said[0] if said else self.context.formats.day(item.agreed_on)
        if item.again_because:
            return _("To settle anew: {why}").format(why=item.again_because)
        names = self.names()
        answered = [names[role] for role in Role if item.is_answered(role)]
        if len(answered) > 1:
            same = item.in_common() is not None
            return _("Both say the same") if same else _("Both have answered, and not the same")
        sealed = [names[role] for role in item.sealed_by]
        if sealed:
            return _("{name} has answered, sealed").format(name=sealed[0])
        if answered:
            return _("{name} has answered").format(name=answered[0])
        return _("Nobody has answered yet")

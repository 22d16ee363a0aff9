"""What the Boundaries tab decides and words. No Qt."""

from collections.abc import Mapping, Sequence
from typing import Any

from mentordesk.desk import Desk
from mentordesk.domain.boundary import Boundary, BoundaryArea, BoundaryState, Stance
from mentordesk.domain.changes import Changes
from mentordesk.domain.record import Role
from mentordesk.domain.rules import CancellationNotice, QuietHours, ReplyTime, Window
from mentordesk.exchange.term_words import boundary_words
from mentordesk.words import N_, _, ngettext
from ui.list_detail.presenter import ListDetailPresenter, ListDetailScreen
from ui.models.rows import CardData, Fact
from ui.ports import TabContext

#: tone of the pill, its words and its icon
STATES: dict[BoundaryState, tuple[str, str, str]] = {
    BoundaryState.PROPOSED: ("info", N_("Proposed"), "message-circle"),
    BoundaryState.AGREED: ("ok", N_("Agreed"), "shield-check"),
    BoundaryState.DECLINED: ("neutral", N_("Not agreed"), "circle-x"),
}

AREAS: tuple[tuple[BoundaryArea, str, str], ...] = (
    (BoundaryArea.COMMUNICATION, N_("Communication"), "message-circle"),
    (BoundaryArea.MEETINGS, N_("Meetings"), "calendar-days"),
    (BoundaryArea.CONDUCT, N_("Conduct"), "scale"),
    (BoundaryArea.TOPICS, N_("Topics"), "compass"),
    (BoundaryArea.CONFIDENTIALITY, N_("Confidentiality"), "lock"),
    (BoundaryArea.PERSONAL, N_("Personal matters"), "heart"),
)

#: The fields that an area has beside those that all have.
_FIELDS: dict[BoundaryArea, tuple[str, ...]] = {
    BoundaryArea.COMMUNICATION: ("quiet", "quiet_person", "reply_hours"),
    BoundaryArea.MEETINGS: ("notice", "no_go", "quiet", "quiet_person"),
    BoundaryArea.TOPICS: ("stance",),
}

_ICONS = {area: icon for area, _words, icon in AREAS}


class BoundariesPresenter(ListDetailPresenter[Boundary, Boundary]):
    """Decides for the Boundaries tab."""

    kind = "boundary"
    offers_templates = True
    topics = frozenset({"boundary", "mentorship"})

    def __init__(self, context: TabContext, screen: ListDetailScreen) -> None:
        super().__init__(context, screen)
        self._whose: dict[str, Role | None] = {}  # chosen before there were hours

    def load(self, desk: Desk) -> list[Boundary]:
        """Return the boundaries in order."""
        return desk.boundaries.all(self.context.mentorship_id)

    def load_page(self, desk: Desk, record_id: str) -> Boundary:
        """Return one boundary."""
        return desk.boundaries.get(record_id)

    def id_of(self, item: Boundary) -> str:
        """Return its id."""
        return item.id

    def groups(self) -> Sequence[tuple[str, str]]:
        """Boundaries are grouped by what they are about."""
        return [(area.value, _(words)) for area, words, _icon in AREAS]

    def group_of(self, item: Boundary) -> str:
        """Return what it is about."""
        return item.area.value

    def card(self, item: Boundary) -> CardData:
        """Return what the list paints."""
        tone, words, icon = STATES[item.state]
        return CardData(
            title=item.title,
            tone=tone,
            status=_(words),
            status_icon=icon,
            facts=self._facts(item),
            muted=item.state is BoundaryState.DECLINED,
        )

    def subtitle(self) -> str:
        """Say how many are agreed, and how many wait."""
        if not self.items:
            return _("Nothing agreed yet")
        agreed = sum(item.state is BoundaryState.AGREED for item in self.items)
        waiting = sum(item.state is BoundaryState.PROPOSED for item in self.items)
        parts = [ngettext("{n} agreed", "{n} agreed", agreed).format(n=agreed)]
        if waiting:
            parts.append(ngettext("{n} proposed", "{n} proposed", waiting).format(n=waiting))
        return "  ·  ".join(parts)

    def form_values(self, page: Boundary) -> Mapping[str, object]:
        """Return the fields that it has a use for, typed rules as fields of their own."""
        values: dict[str, object] = {
            name: getattr(page, name) for name in ("title", "area", "detail", "review_on")
        }
        values["quiet"] = page.quiet_hours.window if page.quiet_hours else None
        person = page.quiet_hours.person if page.quiet_hours else self._whose.get(page.id)
        values["quiet_person"] = person.value if person else "both"
        values["notice"] = page.cancellation.hours if page.cancellation else None
        values["reply_hours"] = page.reply_time.hours if page.reply_time else None
        values["no_go"] = page.no_go
        values["stance"] = page.stance.value if page.stance else ""
        of_area = _FIELDS.get(page.area, ())
        set_elsewhere = {"quiet_person"} if page.quiet_hours else set()
        return {
            name: value
            for name, value in values.items()
            if name in _ALWAYS
            or name in of_area
            or (value and name != "quiet_person")
            or name in set_elsewhere
        }

    def fields_from(self, name: str, value: object) -> dict[str, Any]:
        """Put typed rules together from the fields they are made of."""
        item = next(item for item in self.items if item.id == self._form_shown_for)
        if name == "area":
            return {"area": BoundaryArea(str(value))}
        if name == "quiet":
            person = item.quiet_hours.person if item.quiet_hours else self._whose.get(item.id)
            window = value if isinstance(value, Window) else None
            return {"quiet_hours": QuietHours(window=window, person=person) if window else None}
        if name == "quiet_person":
            person = None if value == "both" else Role(str(value))
            if item.quiet_hours is None:
                self._whose[item.id] = person
                return {}
            return {"quiet_hours": QuietHours(window=item.quiet_hours.window, person=person)}
        if name == "notice":
            notice = CancellationNotice(hours=value) if isinstance(value, int) else None
            return {"cancellation": notice}
        if name == "reply_hours":
            return {"reply_time": ReplyTime(hours=value) if isinstance(value, int) else None}
        if name == "stance":
            return {"stance": Stance(str(value)) if value else None}
        return {name: value}

    def service(self, desk: Desk) -> Any:
        """Return the service of boundaries."""
        return desk.boundaries

    def add(self, desk: Desk, template: object = None) -> Changes:
        """Make a new boundary, or all of a template."""
        pair = self.context.mentorship_id
        chosen = desk.templates.find(self.kind, template)
        if chosen is None:
            return desk.boundaries.add(pair, title=_("New boundary"))
        zone = self.context.mentorship().mine.zone
        rows = [
            {
                "title": item.title,
                "area": item.area,
                "detail": item.detail,
                "quiet_hours": item.quiet.in_zone(zone) if item.quiet else None,
                "cancellation": item.cancellation,
            }
            for item in chosen.items
        ]
        return desk.boundaries.add_many(pair, rows)

    def deleted_text(self) -> str:
        """Say that it went to the trash."""
        return _("Boundary deleted")

    def agree(self) -> None:
        """Note that both agree today."""
        record_id = self.current
        self.context.work.do(
            lambda desk: desk.boundaries.agree(record_id), None, self.context.stage.say_error
        )

    def decline(self, because: str, record_id: str = "") -> None:
        """Note that one (the chosen one where none is named) is declined, and why."""
        record_id = record_id or self.current
        self.save_typed(
            (record_id, "declined"),
            because,
            lambda desk: desk.boundaries.decline(record_id, because),
        )

    def propose_again(self) -> None:
        """Put it back on the table."""
        record_id = self.current
        self.context.work.do(lambda desk: desk.boundaries.propose_again(record_id))

    def _facts(self, item: Boundary) -> tuple[Fact, ...]:
        if item.state is BoundaryState.DECLINED and item.declined_because:
            return (Fact(_ICONS[item.area], item.declined_because),)
        rules = boundary_words(item, {}, self.context.formats.short_day)
        first = item.detail.strip().splitlines()
        remark = rules[0] if rules else first[0] if first else _("No words yet")
        return (Fact(_ICONS[item.area], remark),)


_ALWAYS = frozenset({"title", "area", "detail", "review_on"})

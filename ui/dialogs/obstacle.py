"""An obstacle: what it is, the plan against it with its steps, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.goal import Obstacle, ObstacleKind, ObstacleState
from mentordesk.domain.record import Role, Visibility
from mentordesk.words import N_, _
from ui.desk_session import DeskSession
from ui.dialogs.prompt import Prompter, QtPrompter
from ui.dialogs.record_dialog import RecordDialog
from ui.ports import Formats
from ui.widgets.buttons import Button
from ui.widgets.checklist import CheckItem, Checklist
from ui.widgets.field_spec import Choice, FieldSpec, LongText, Text
from ui.widgets.label import Label
from ui.widgets.layout import STRETCH, boxed, column, row

_HEIGHT = 720
KIND_WORDS: dict[ObstacleKind, str] = {
    ObstacleKind.EXPERIENCE: N_("Experience"),
    ObstacleKind.EDUCATION: N_("Education or training"),
    ObstacleKind.HEALTH: N_("Health or disability"),
    ObstacleKind.TIME: N_("Time"),
    ObstacleKind.ACCESS: N_("Access"),
    ObstacleKind.CONFIDENCE: N_("Confidence"),
    ObstacleKind.ORGANISATION: N_("Organisation"),
    ObstacleKind.OTHER: N_("Something else"),
}
STATE_WORDS: dict[ObstacleState, str] = {
    ObstacleState.OPEN: N_("In the way"),
    ObstacleState.WORKED_ON: N_("Being worked on"),
    ObstacleState.OVERCOME: N_("Overcome"),
    ObstacleState.ACCEPTED: N_("Accepted as it is"),
}
_TYPED: dict[str, type[Any]] = {"kind": ObstacleKind, "state": ObstacleState, "plan_owner": Role}
_SETTLED = frozenset({CommitmentState.DONE, CommitmentState.CONFIRMED})


@dataclass(frozen=True, slots=True)
class ObstaclePage:
    """All that the dialog shows."""

    obstacle: Obstacle
    steps: Sequence[Commitment]


class ObstacleDialog(RecordDialog[ObstaclePage]):
    """The fields of one obstacle, the steps of its plan, and who sees it."""

    def __init__(
        self,
        parent: QWidget | None,
        session: DeskSession,
        formats: Formats,
        obstacle_id: str,
        prompter: Prompter | None = None,
    ) -> None:
        self._formats = formats
        self._prompter = prompter
        self._pair = session.the_mentorship()
        self._steps = Checklist(_("Steps of the plan"), _("Add a step"))
        self._steps.added.connect(self._add_step)
        self._steps.toggled.connect(self._tick)
        self._steps.removed.connect(self._remove_step)
        self._seen = Label("", "meta", "text2", wrap=True)
        partner = self._pair.partner.first_name
        self._share = Button(_("Share with {name}…").format(name=partner), "", "users")
        self._share.clicked.connect(self._ask_to_share)
        words = Label(_("Steps of the plan, which become commitments"), "label", "text2")
        more = (
            boxed(column(words, 6, self._steps)),
            boxed(column(self._seen, 8, row(self._share, STRETCH))),
        )
        super().__init__(
            parent,
            session,
            obstacle_id,
            title=_("In the way"),
            specs=_specs(self._people()),
            height=_HEIGHT,
            more=more,
        )

    def load(self, desk: Desk) -> ObstaclePage:
        """Return the obstacle with its steps."""
        found = desk.obstacles
        return ObstaclePage(found.get(self.record_id), found.steps(self.record_id))

    def values(self, record: ObstaclePage) -> Mapping[str, object]:
        """Return its fields; what helped is asked once it is out of the way."""
        one = record.obstacle
        shown: dict[str, object] = {
            name: getattr(one, name) for name in ("title", "detail", "plan_if", "plan")
        }
        shown |= {"kind": one.kind.value, "state": one.state.value}
        shown["plan_owner"] = one.plan_owner.value if one.plan_owner else ""
        return shown if one.state.is_in_the_way else {**shown, "what_helped": one.what_helped}

    def update_field(self, desk: Desk, spell: str, name: str, value: object) -> Changes:
        """Save a field."""
        if name in _TYPED:
            value = _TYPED[name](str(value)) if value else None
        return desk.obstacles.update(self.record_id, spell=spell, **{name: value})

    def show_more(self, record: ObstaclePage) -> None:
        """Show the steps, and who sees all this."""
        self._steps.set_items([self._step(one) for one in record.steps])
        private = record.obstacle.visibility is Visibility.PRIVATE
        partner = self._pair.partner.first_name
        words = _("Private: only you see this.") if private else _("Shared: {name} sees this, too.")
        self._seen.setText(words.format(name=partner))
        self._share.setVisible(private)

    def done(self, result: int) -> None:
        """Save a step that is being typed, too."""
        self._steps.flush()
        super().done(result)

    def _people(self) -> list[tuple[str, str]]:
        return [(role.value, self._pair.person(role).first_name) for role in Role]

    def _step(self, one: Commitment) -> CheckItem:
        name = self._pair.person(one.owner).first_name
        due = _("due {date}").format(date=self._formats.short_day(one.due)) if one.due else ""
        detail = "  ·  ".join(part for part in (name, due) if part)
        return CheckItem(one.id, one.text, one.state in _SETTLED, detail)

    def _add_step(self, text: str) -> None:
        self.run_verb(lambda desk: desk.obstacles.add_step(self.record_id, text))

    def _tick(self, step_id: str, done: bool) -> None:
        state = CommitmentState.DONE if done else CommitmentState.OPEN
        self.run_verb(lambda desk: desk.commitments.set_state(step_id, state))

    def _remove_step(self, step_id: str) -> None:
        self.run_verb(lambda desk: desk.commitments.trash(step_id))

    def _ask_to_share(self) -> None:
        asking = self._prompter or QtPrompter(self)
        partner = self._pair.partner.first_name
        words = _(
            "It becomes part of what the two of you share, with its plan and its steps. What you "
            "wrote here earlier stays with you. Once {name} has seen it, it cannot be taken back."
        )
        title = _("Share with {name}?").format(name=partner)
        if asking.confirm(title, words.format(name=partner), _("Share it")):
            self.form.flush()
            self.session.do(
                lambda desk: desk.obstacles.share(self.record_id), self._go_on_with, self.tell
            )

    def _go_on_with(self, changes: Changes) -> None:
        self.record_id = changes.made or self.record_id
        self.reload()


def _specs(people: Sequence[tuple[str, str]]) -> list[FieldSpec]:
    kinds = [(kind.value, _(words)) for kind, words in KIND_WORDS.items()]
    states = [(state.value, _(words)) for state, words in STATE_WORDS.items()]
    return [
        Text("title", _("What is in the way")),
        Choice("kind", _("Of what kind"), choices=kinds),
        LongText("detail", _("What it is like")),
        LongText("plan_if", _("When this happens …")),
        LongText("plan", _("… then I will")),
        Choice("plan_owner", _("Whose plan it is"), choices=[("", "–"), *people]),
        Choice("state", _("Where it stands"), choices=states),
        LongText("what_helped", _("What helped")),
    ]

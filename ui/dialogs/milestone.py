"""A milestone: whose it is, and when it is due."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from mentordesk.desk import Desk
from mentordesk.domain.changes import Changes
from mentordesk.domain.goal import Milestone
from mentordesk.domain.record import Role
from mentordesk.words import _
from ui.desk_session import DeskSession
from ui.dialogs.record_dialog import RecordDialog
from ui.widgets.field_spec import Choice, Number, OptionalDate, Text

_HEIGHT = 400


class MilestoneDialog(RecordDialog[Milestone]):
    """The fields of one milestone."""

    def __init__(self, parent: QWidget | None, session: DeskSession, milestone_id: str) -> None:
        pair = session.the_mentorship()
        people = [(role.value, pair.person(role).first_name) for role in Role]
        specs = [
            Text("title", _("Milestone")),
            Choice("owner", _("Whose it is"), choices=[("", "–"), *people]),
            OptionalDate("due", _("Due on")),
            Number(
                "due_after",
                _("Or so long after the goal starts"),
                low=0,
                high=3660,
                unit=_("days"),
                optional=True,
            ),
        ]
        super().__init__(
            parent, session, milestone_id, title=_("Milestone"), specs=specs, height=_HEIGHT
        )

    def load(self, desk: Desk) -> Milestone:
        """Return the milestone."""
        return desk.milestones.get(self.record_id)

    def values(self, record: Milestone) -> Mapping[str, object]:
        """Return its fields; a day of its own needs no distance from the start."""
        shown: dict[str, object] = {
            "title": record.title,
            "owner": record.owner.value if record.owner else "",
            "due": record.due,
        }
        return shown if record.due else {**shown, "due_after": record.due_after}

    def update_field(self, desk: Desk, spell: str, name: str, value: object) -> Changes:
        """Save a field."""
        if name == "owner":
            value = Role(str(value)) if value else None
        return desk.milestones.update(self.record_id, spell=spell, **{name: value})

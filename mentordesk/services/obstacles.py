"""What is in the way of goals, the plan against it, and what came of it; private unless shared."""

from datetime import date
from typing import Any

from mentordesk.domain.changes import Changes
from mentordesk.domain.commitment import Commitment
from mentordesk.domain.goal import Obstacle
from mentordesk.domain.ids import ObstacleId
from mentordesk.domain.record import Role, Visibility
from mentordesk.services.records import PartService, fresh, last_position

_WORDS = ("title", "kind", "detail", "plan_if", "plan", "plan_owner", "state", "what_helped")
_PROMISED = ("text", "owner", "due", "state", "done_on", "meeting_id", "goal_id", "position")


class Obstacles(PartService[Obstacle]):
    """What is in the way of goals."""

    record_type = Obstacle
    ORDERED_WITHIN = "goal_id"

    def steps(self, obstacle_id: str) -> list[Commitment]:
        """Return the steps of the plan against an obstacle, in order."""
        with self._store.reading() as reader:
            return reader.all(Commitment, order="position", obstacle_id=obstacle_id)

    def add_step(
        self, obstacle_id: str, text: str, owner: Role | None = None, due: date | None = None
    ) -> Changes:
        """Add a step to the plan: a commitment that is seen by whoever sees the obstacle.

        Whose plan it is, theirs is the step, unless `owner` says otherwise; nobody's is the
        mentee's. Raises ValidationError, RecordMissing.
        """
        with self._store.unit("commitment.add") as unit:
            obstacle = unit.get(Obstacle, obstacle_id)
            pair = obstacle.mentorship_id
            fields: dict[str, Any] = {
                "text": text,
                "owner": owner or obstacle.plan_owner or Role.MENTEE,
                "due": due,
                "goal_id": obstacle.goal_id,
                "obstacle_id": ObstacleId(obstacle.id),
                "visibility": obstacle.visibility,
                "position": last_position(unit, Commitment, mentorship_id=pair),
            }
            unit.add(fresh(unit, Commitment, pair, **fields))
            return unit.commit()

    def share(self, obstacle_id: str) -> Changes:
        """Make a shared obstacle of a private one: a new record, without the private one's history.

        Its steps come along; the private ones go to the trash.
        """
        with self._store.unit("obstacle.share") as unit:
            old = unit.get(Obstacle, obstacle_id)
            if old.visibility is Visibility.SHARED:
                return unit.commit()
            words = {name: getattr(old, name) for name in _WORDS}
            given = {"goal_id": old.goal_id, "position": old.position, **words}
            shared = {"visibility": Visibility.SHARED}
            new = unit.add(fresh(unit, Obstacle, old.mentorship_id, **given, **shared))
            for step in unit.all(Commitment, order="position", obstacle_id=old.id):
                fields = {name: getattr(step, name) for name in _PROMISED}
                fields["obstacle_id"] = ObstacleId(new.id)
                unit.add(fresh(unit, Commitment, old.mentorship_id, **fields, **shared))
                unit.trash(step)
            unit.trash(old)
            return unit.commit()

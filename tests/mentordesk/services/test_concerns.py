"""Concerns: kept, resolved, and seen by nobody else."""

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.errors import Problem, ValidationError


def test_a_concern_is_kept_and_resolved(desk: Desk, mentorship: Mentorship) -> None:
    pair = mentorship.mentorship_id
    made = desk.concerns.add(pair, title="He asked about my family", happened="Twice.").made
    desk.concerns.set_resolved(made, True)
    assert desk.concerns.get(made).resolved_on == mentorship.created_at.date()
    desk.concerns.set_resolved(made, False)
    assert desk.concerns.get(made).resolved_on is None
    assert [one.id for one in desk.concerns.all(pair)] == [made]
    with pytest.raises(ValidationError) as refused:
        desk.concerns.update(made, title=" ")
    assert refused.value.problems == {"title": Problem.EMPTY}


def test_it_is_found_by_its_owner_and_leaves_in_nothing(desk: Desk, mentorship: Mentorship) -> None:
    words = "Zinnoberfarbene Sorge"
    made = desk.concerns.add(mentorship.mentorship_id, title=words, will_do=words).made
    assert [hit.id for hit in desk.search.newest("Zinnober")] == [made]
    for what in ("json", "markdown", "csv", "calendar"):
        assert b"Zinnober" not in desk.exported(what)
    desk.concerns.trash(made)
    assert [item.id for item in desk.trash.items()] == [made]
    desk.history.undo()
    assert desk.concerns.get(made).trashed_at is None

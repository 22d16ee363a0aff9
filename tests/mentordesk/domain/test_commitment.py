"""What is wrong with a commitment, and who sees it."""

from datetime import UTC, datetime
from typing import Any

from mentordesk.domain.commitment import Commitment, CommitmentState
from mentordesk.domain.record import Role, Visibility, visibility_of
from mentordesk.domain.text import LINE_LIMIT
from mentordesk.errors import Problem

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def commitment(**fields: Any) -> Commitment:
    given = {"id": "c", "mentorship_id": "p", "created_at": NOW, "updated_at": NOW}
    return Commitment(**(given | {"text": "Send the draft", "owner": Role.MENTEE} | fields))


def test_a_new_one_is_open_and_shared() -> None:
    new = commitment()
    assert new.problems() == {}
    assert new.state is CommitmentState.OPEN
    assert visibility_of(new) is Visibility.SHARED
    assert visibility_of(commitment(visibility=Visibility.PRIVATE)) is Visibility.PRIVATE


def test_its_text_is_one_line_of_some_length() -> None:
    assert commitment(text=" ").problems() == {"text": Problem.EMPTY}
    assert commitment(text="x" * LINE_LIMIT).problems() == {}
    assert commitment(text="x" * (LINE_LIMIT + 1)).problems() == {"text": Problem.TOO_LONG}

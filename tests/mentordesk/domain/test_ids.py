"""An id tells when its record was made."""

from datetime import UTC, datetime, timedelta

import pytest

from mentordesk.domain.ids import made_at, new_id


def test_an_id_tells_its_moment() -> None:
    at = made_at(new_id())
    assert at is not None
    assert abs(at - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("text", ["", "none", "0190163d-8694-439b-aea5-966c26f8ad91"])
def test_other_ids_tell_none(text: str) -> None:
    assert made_at(text) is None

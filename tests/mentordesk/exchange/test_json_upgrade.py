"""An archive of an earlier version is read with everything in it."""

import json
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.expectation import Expectation
from mentordesk.domain.mentorship import Mentorship
from mentordesk.domain.rules import Cadence, ReplyTime, Weekday, Window
from mentordesk.domain.terms import Terms
from mentordesk.errors import ImportRefused, RefusedBecause
from mentordesk.exchange import json_archive as ja

HERE = Path("x.json")
HOURS = {"days": [0], "start": "09:00:00", "end": "12:00:00", "zone": "Europe/Berlin"}


@pytest.fixture
def first(desk: Desk, mentorship: Mentorship) -> dict[str, Any]:
    """An archive as version 1 wrote it, with an expectation that has every typed rule."""
    desk.expectations.add(mentorship.mentorship_id, title="How often?")
    desk.expectations.update(desk.expectations.all(mentorship.mentorship_id)[0].id, title="Often?")
    archive: dict[str, Any] = json.loads(desk.exported("json", include_private=True))
    (one,) = archive["records"]["expectation"]
    for name in ("mentor_terms", "mentee_terms", "agreed_terms", "sealed_by", "again_because"):
        del one[name]
    one["cadence"] = {"weeks": 2, "minutes": 45}
    one["reply_time"] = {"hours": 48, "working_days": True}
    one["availability"] = [{"person": "mentee", "windows": [HOURS]}]
    told = archive["history"][-1]
    archive["history"].append({**told, "field": "cadence", "before": "null", "after": "null"})
    for kind in ("sealed_answer", "agreement", "concern"):
        del archive["records"][kind]
    return {**archive, "version": 1}


def test_typed_rules_become_parts_of_answers(first: dict[str, Any]) -> None:
    archive = ja.decode(json.dumps(first).encode(), HERE)
    one: Expectation = archive.records.expectation[0]
    assert one.agreed_terms == Terms(
        cadence=Cadence(weeks=2, minutes=45), reply_time=ReplyTime(hours=48)
    )
    window = Window(days=(Weekday.MONDAY,), start=time(9), end=time(12), zone="Europe/Berlin")
    assert one.mentee_terms == Terms(windows=(window,))
    assert one.mentor_terms.is_empty
    assert archive.version == 3
    assert len(archive.history) == len(first["history"]) - 1


@pytest.mark.parametrize("wrong", [{"records": None}, {"history": [1]}, {"records": {"goal": 1}}])
def test_what_is_not_as_it_says_is_refused(first: dict[str, Any], wrong: dict[str, Any]) -> None:
    with pytest.raises(ImportRefused) as refused:
        ja.decode(json.dumps({**first, **wrong}).encode(), HERE)
    assert refused.value.reason is RefusedBecause.INVALID

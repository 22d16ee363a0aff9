"""The report says what was saved, in counts and dates, without a word of the desk."""

from datetime import UTC, datetime

import pytest

from mentordesk.services.mending import Flaw, Lack
from mentordesk.services.salvage_report import Lot, Report, as_text, counted, summary

WHOLE = Report(
    kinds={"goal": Lot(3, 0, 0), "note": Lot(1, 0, 0), "meeting": Lot(0, 0, 0)},
    gaps=0,
    steps=Lot(5, 0, 0),
    pages=90,
    damaged_pages=0,
    changes_missing=0,
)


def test_a_whole_desk_in_a_sentence() -> None:
    assert WHOLE.is_whole
    assert summary(WHOLE) == "Everything could be read. Records: 4."
    assert counted(WHOLE) == [
        "Goals: 3 whole, 0 in part, 0 lost",
        "Notes: 1 whole, 0 in part, 0 lost",
    ]


@pytest.mark.parametrize("lack", list(Lack))
def test_each_flaw_has_a_line(lack: Lack) -> None:
    at = datetime(2026, 11, 12, 12, tzinfo=UTC)
    flaws = (Flaw("note", "id-1", lack, at), Flaw("goal", "id-2", lack, None))
    report = Report({"note": Lot(1, 1, 1)}, 2, Lot(4, 0, 1), 90, 2, 3, flaws)
    assert not report.is_whole
    text = as_text(report)
    assert "Records saved whole: 1; in part: 1; known to be lost: 1." in text
    assert "Note of 2026-11-12: " in text
    assert "\nGoal: " in text
    assert "id-1" not in text
    assert "1 step of the history" in text
    assert "3 changes that were saved last are missing" in text
    assert "2 more records may be lost" in text
    assert "2 of 90 pages" in text


def test_damage_is_never_told_as_whole() -> None:
    damaged = Report(WHOLE.kinds, 0, WHOLE.steps, 90, 1, 0)
    assert not damaged.is_whole
    assert "known to be lost: 0" in summary(damaged)

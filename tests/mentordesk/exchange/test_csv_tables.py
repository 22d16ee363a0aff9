"""Tables for spreadsheets hold no formulas."""

import csv
import io
import zipfile

import pytest

from mentordesk.desk import Desk
from mentordesk.domain.mentorship import Mentorship
from mentordesk.exchange.csv_tables import cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_formula_is_only_text(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_plain_values() -> None:
    assert [cell(value) for value in (None, "a", 3, True, ("x",))] == [
        "",
        "a",
        "3",
        "true",
        '["x"]',
    ]


def test_the_zip(desk: Desk, mentorship: Mentorship) -> None:
    desk.goals.add(mentorship.mentorship_id, title="=HYPERLINK()")
    packed = zipfile.ZipFile(io.BytesIO(desk.exported("csv")))
    rows = list(csv.DictReader(io.StringIO(packed.read("goal.csv").decode("utf-8-sig"))))
    assert rows[0]["title"] == "'=HYPERLINK()"
    assert sorted(packed.namelist()) == ["goal.csv", "mentorship.csv"]

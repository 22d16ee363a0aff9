"""The figures of the agreement and the goals; ``make bench`` prints the table. Nothing is asserted."""

import statistics
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mentordesk.desk import open_desk
from mentordesk.exchange.report import to_markdown
from mentordesk.services.reports import Part
from mentordesk.services.sample.prose import BRIEF
from tests.bench.test_bench import FRAME, KEY, make, ms, program, timed

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

GOALS, STEPS = 500, 10
TABLE: list[tuple[str, str, str]] = []


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    yield
    print("\n\n| what | measured | to reach |\n|---|---|---|")
    for what, measured, reach in TABLE:
        print(f"| {what} | {measured} | {reach} |")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with 500 goals of ten milestones each, a third of them done."""
    folder = make(tmp_path_factory.mktemp("g") / "desk", 1000, 100, 5, longest_note=BRIEF)
    desk = open_desk(folder, KEY)
    pair = desk.mentorships.in_view()
    assert pair is not None
    steps = tuple(f"Step {number}" for number in range(STEPS))
    for number in range(GOALS):
        day = date(2027, 1 + number % 12, 1 + number % 28)
        fields = {"milestones": steps, "target_date": day}
        desk.goals.add(pair.mentorship_id, title=f"Goal number {number}", **fields)
    desk.close()
    return folder


def test_goals_tab(many: Path) -> None:
    for what, times in program(
        "goals", many, KEY.hex(), 12, module="tests.bench.depth_programs"
    ).items():
        middle, worst = statistics.median(times), max(times)
        said = f"{ms(middle)}, worst {ms(worst)} ({middle / FRAME:.2f} frames)"
        TABLE.append((f"Goals tab of {GOALS} goals, {what}", said, "1 frame"))


def test_report(many: Path, qapp: QApplication) -> None:
    from ui.printing.document import to_pdf

    desk = open_desk(many, KEY)
    pair = desk.mentorships.in_view()
    assert pair is not None
    year = date(2026, 3, 1), date(2027, 2, 28)
    report = desk.reports.gather(pair.mentorship_id, *year, list(Part))
    for what, text in (
        ("PDF of a year's report", to_markdown(report).decode()),
        ("PDF of everything that is shared", desk.exported("markdown").decode()),
    ):
        took = timed(partial(to_pdf, text, what))
        TABLE.append((f"{what}, {len(text) // 1000} kB", f"{took:.2f} s", "2 s"))
    desk.close()

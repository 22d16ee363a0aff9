"""The chart draws nothing, one, many and impossible values, and has words beside it."""

from datetime import date, timedelta
from math import inf, nan

import pytest
from PySide6.QtCore import QLocale, QRectF, Qt

from ui.widgets.step_chart import StepChart, step_corners, time_ticks

START = date(2026, 9, 1)
PLOT = QRectF(0, 0, 100, 50)
ENGLISH = QLocale(QLocale.Language.English)


def test_steps_go_level_then_up() -> None:
    points = [(START, 0.0), (START + timedelta(50), 0.5), (START + timedelta(100), 1.0)]
    corners = [(corner.x(), corner.y()) for corner in step_corners(points, PLOT)]
    assert corners == [(0, 50), (50, 50), (50, 25), (100, 25), (100, 0)]


def test_a_single_day_is_a_level_line() -> None:
    corners = step_corners([(START, 0.4)], PLOT)
    assert [corner.y() for corner in corners] == pytest.approx([30, 30])
    assert corners[-1].x() == 100


def test_thousands_of_days_are_thinned_to_pixels() -> None:
    points = [(START + timedelta(day), day / 5000) for day in range(5000)]
    corners = step_corners(points, PLOT)
    assert len(corners) < 250
    assert corners[-1].y() == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, ["1 Sep"]),
        (20, ["1 Sep", "21 Sep"]),
        (75, ["Sep", "Oct", "Nov"]),
        (400, ["Sep", "Dec", "Mar", "Jun", "Sep"]),
        (900, ["2027", "2028", "2029"]),
        (2000, ["2027", "2028", "2029", "2030", "2031", "2032"]),
    ],
)
def test_time_is_marked_in_days_months_or_years(days: int, words: list[str]) -> None:
    ticks = time_ticks(START, START + timedelta(days), ENGLISH)
    shares = [share for share, _words in ticks]
    assert [text for _share, text in ticks] == words
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_months_are_named_in_the_language_of_the_user() -> None:
    german = QLocale(QLocale.Language.German)
    ticks = time_ticks(date(2026, 1, 1), date(2026, 4, 1), german)
    assert ticks[2][1].startswith("Mär")


@pytest.mark.parametrize(
    "points",
    [
        [],
        [(START, 0.3)],
        [(START, 0.1), (START, 0.9)],
        [(START, nan), (START + timedelta(30), inf), (START + timedelta(60), -4.0)],
        [(date(1970, 1, 1), 0.0), (date(2100, 1, 1), 1.0)],
        [(START + timedelta(day), day % 2) for day in range(400)],
    ],
)
@pytest.mark.parametrize("rtl", [False, True])
def test_everything_can_be_drawn(look, paint, points, rtl: bool) -> None:
    chart = StepChart()
    chart.set_points(points, "Progress", "From 0 to 60 percent")
    if rtl:
        chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    colors = paint(chart, 280, 92)
    assert look.color("border").name().upper() in colors
    assert (look.color("accent").name().upper() in colors) is bool(points)


def test_a_screen_reader_hears_the_words(qtbot, look, qapp) -> None:
    chart = StepChart()
    qtbot.addWidget(chart)
    chart.set_points([(START, 0.5)], "Progress", "Half of it is done")
    assert (chart.accessibleName(), chart.accessibleDescription()) == (
        "Progress",
        "Half of it is done",
    )
    before = chart.sizeHint()
    look.apply(qapp, "light", 1.5)
    assert chart.sizeHint().height() > before.height()
    assert chart.minimumSizeHint().width() < chart.sizeHint().width()

"""Ratios measured side by side in one run; ``make bench`` prints the table. Nothing is asserted."""

import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mentordesk.desk import Desk, create_desk, open_desk
from mentordesk.opening import _fill

pytestmark = [pytest.mark.bench, pytest.mark.timeout(0)]

KEY = bytes(range(32))
TODAY = date(2026, 11, 23)
FRAME = 1 / 60
RUNS = 7
TABLE: list[tuple[str, str, float, str]] = []


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    yield
    print("\n\n| what | measured | ratio | to reach |\n|---|---|---|---|")
    for what, measured, ratio, reach in TABLE:
        print(f"| {what} | {measured} | {ratio:.2f} | {reach} |")


def make(folder: Path, notes: int, meetings: int, goals: int, **more: int) -> Path:
    folder.mkdir()
    desk = create_desk(folder, KEY)
    _fill(desk, TODAY, notes=notes, meetings=meetings, goals=goals, **more)
    desk.close()
    (folder / "desk.keys").write_text("the bench opens with the raw key")
    return folder


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("k") / "desk", 1000, 100, 50)


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("x") / "desk", 10_000, 1000, 500)


@pytest.fixture(scope="module")
def hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("c") / "desk", 100_000, 1000, 500)


def program(name: str, *words: object, module: str = "tests.bench.programs") -> dict:
    """Run one of the programs in a process of its own, on a virtual screen where there is one."""
    command = [sys.executable, "-m", module, name, *map(str, words)]
    environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    if shutil.which("xvfb-run") and not os.environ.get("DISPLAY"):
        command = ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24", *command]
    elif not os.environ.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def medians(*programs: tuple[object, ...], field: str = "painted") -> list[float]:
    """Return the median of each program, run in turns."""
    seen: list[list[float]] = [[] for _ in programs]
    for _run in range(RUNS):
        for place, words in enumerate(programs):
            seen[place].append(program(*words)[field])
    return [statistics.median(times) for times in seen]


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def note(
    what: str, ours: float, other: float, reach: str, shown: Callable[[float], str] = ms
) -> None:
    TABLE.append((what, f"{shown(ours)} / {shown(other)}", ours / other, reach))


def timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def test_start(ten: Path) -> None:
    empty, ours = medians(("empty",), ("unlock_window", ten))
    note("start to unlock window, against an empty window", ours, empty, "1.2")


def test_first_tab(ten: Path, thousand: Path, hundred: Path) -> None:
    key = KEY.hex()
    empty, ours = medians(("empty",), ("first_tab", ten, key))
    note("unlock to first tab, 10,000 notes, against an empty window's start", ours, empty, "1.4")
    few, many = medians(("first_tab", thousand, key), ("first_tab", hundred, key))
    note("unlock to first tab, 100,000 notes against 1,000", many, few, "1.3")
    before, after = medians(("empty",), ("first_tab", ten, key, 4), field="pss")
    note("memory with 10,000 notes", after, before, "2.0", lambda mib: f"{mib:.0f} MiB")


def test_inputs(ten: Path) -> None:
    by_kind = program("inputs", ten, KEY.hex())["times"]
    times = sorted(time for some in by_kind.values() for time in some)
    worst = max(by_kind, key=lambda kind: max(by_kind[kind]))
    p99 = times[int(len(times) * 0.99)]
    note(f"each of {len(times)} handled inputs, p99", p99, FRAME, "2")
    note(f"each handled input, worst ({worst})", times[-1], FRAME, "3")


def keystrokes(desk: Desk) -> float:
    words = ("decision", "finance", "afraid of", "next step", "review", "talk", "chapter")
    times = [
        timed(lambda text=text[:end]: desk.search.newest(text, 12))
        for _round in range(4)
        for text in words
        for end in range(1, len(text) + 1)
    ]
    return sorted(times)[int(len(times) * 0.99)]


@pytest.mark.parametrize("size", ["ten", "hundred"])
def test_search(size: str, request: pytest.FixtureRequest) -> None:
    desk = open_desk(request.getfixturevalue(size), KEY)
    name = {"ten": "10,000", "hundred": "100,000"}[size]
    note(f"search, each keystroke, p99, {name} notes", keystrokes(desk), FRAME, "1")
    desk.close()


def test_commit_of_a_note(ten: Path, tmp_path: Path) -> None:
    desk = open_desk(ten, KEY)
    pair = desk.mentorships.in_view()
    assert pair
    target = desk.notes.rows(pair.mentorship_id, limit=1)[0].id
    plain = sqlite3.connect(tmp_path / "plain.db", isolation_level=None)
    plain.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE n (id INTEGER PRIMARY KEY, "
        "body); CREATE VIRTUAL TABLE f USING fts5(body, content='n', content_rowid='id', "
        "prefix='1 2 3'); INSERT INTO n VALUES (1, 'x'); INSERT INTO f(rowid, body) VALUES (1, 'x')"
    )
    ours, theirs = [], []
    for number in range(400):
        body = f"words {number} " * 100
        ours.append(timed(lambda body=body: desk.notes.write(target, body, spell="s")))

        def change(body: str = body) -> None:
            plain.execute("BEGIN IMMEDIATE")
            old = plain.execute("SELECT body FROM n WHERE id = 1").fetchone()[0]
            plain.execute("INSERT INTO f(f, rowid, body) VALUES ('delete', 1, ?)", (old,))
            plain.execute("UPDATE n SET body = ? WHERE id = 1", (body,))
            plain.execute("INSERT INTO f(rowid, body) VALUES (1, ?)", (body,))
            plain.execute("COMMIT")

        theirs.append(timed(change))
    note("commit of one edited note", statistics.median(ours), statistics.median(theirs), "4")
    slowest = [sorted(times)[int(len(times) * 0.99)] for times in (ours, theirs)]
    note("the same, p99", *slowest, "4")
    plain.close()
    desk.close()


def test_titles(ten: Path, tmp_path: Path) -> None:
    desk = open_desk(ten, KEY)
    pair = desk.mentorships.in_view()
    assert pair
    rows = desk.notes.rows(pair.mentorship_id)
    plain = sqlite3.connect(tmp_path / "titles.db")
    plain.execute("CREATE TABLE n (noted_at, id, title, summary, meeting_id, private)")
    plain.executemany("INSERT INTO n VALUES (?, ?, ?, ?, ?, ?)", rows)
    plain.execute("CREATE INDEX i ON n (noted_at, id, title, summary, meeting_id, private)")
    for limit, name, reach in ((-1, "10,000 titles", "4"), (100, "the first page of 100", "2")):
        query = f"SELECT * FROM n ORDER BY noted_at DESC, id DESC LIMIT {limit}"
        ours = [
            timed(lambda limit=limit: desk.notes.rows(pair.mentorship_id, limit=limit))
            for _ in range(15)
        ]
        theirs = [timed(lambda query=query: plain.execute(query).fetchall()) for _ in range(15)]
        note(f"loading {name}", statistics.median(ours), statistics.median(theirs), reach)
    plain.close()
    desk.close()


def test_rows() -> None:
    seen = [program("rows", 100_000) for _ in range(RUNS)]
    ours, theirs = (statistics.median(one[k] for one in seen) for k in ("ours", "reference"))
    note("100,000 rows to first paint, against a QTableView", ours, theirs, "1.5")


def invitation(number: int) -> str:
    """Return an event of a series as other programs write it, of some 800 bytes."""
    return (
        f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\nSUMMARY:Mentoring {number}\r\n"
        "DTSTART;TZID=Europe/Berlin:20261006T150000\r\nDTEND;TZID=Europe/Berlin:20261006T160000\r\n"
        "DTSTAMP:20260901T120000Z\r\nCREATED:20260901T120000Z\r\nLAST-MODIFIED:20260901T120000Z\r\n"
        "SEQUENCE:3\r\nRRULE:FREQ=WEEKLY;COUNT=8\r\nSTATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\n"
        "EXDATE;TZID=Europe/Berlin:20261013T150000\r\nLOCATION:https://zoom.us/j/85712345678\r\n"
        "DESCRIPTION:Join: https://zoom.us/j/85712345678?pwd=AbCdEfGhIjKl.1\\n\\nAgenda:\\n1. Revie\r\n"
        " w\\; promises\\, obstacles\r\nORGANIZER;CN=Amara:mailto:amara@example.org\r\n"
        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Soon\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n"
        "END:VEVENT\r\n"
    )


def test_reading_a_calendar() -> None:
    from icalendar import Calendar

    from mentordesk.calendar.reading import reading_steps, to_the_end

    events = "".join(map(invitation, range(5000)))
    data = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n".encode()
    ours, theirs = [], []
    for _run in range(3):
        ours.append(timed(lambda: to_the_end(reading_steps(data, seconds=600))))
        theirs.append(timed(lambda: Calendar.from_ical(data)))
    what = "reading a calendar of 5,000 events, against icalendar alone"
    note(what, statistics.median(ours), statistics.median(theirs), "1.5")

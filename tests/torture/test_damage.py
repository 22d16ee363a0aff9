"""Damage at every place of a desk's files is reported, and no wrong text is ever shown."""

import random
import shutil
import struct
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from mentordesk.desk import Desk, open_desk
from mentordesk.errors import DeskError
from mentordesk.store.driver import PAGE_SIZE
from mentordesk.vault.head import Doubt
from tests.torture import victims
from tests.torture.victims import KEY

pytestmark = [pytest.mark.torture, pytest.mark.timeout(0)]

LOG_HEADER, FRAME_HEADER = 32, 24
FRAME = FRAME_HEADER + PAGE_SIZE
LENGTHS = (5, 100, 1500)
COMMITS = 25


@dataclass
class Kept:
    """A desk that was closed, and every text in it."""

    folder: Path
    content: bytes
    texts: dict[str, str]

    @property
    def pages(self) -> int:
        return len(self.content) // PAGE_SIZE


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    folder = tmp_path_factory.mktemp("kept") / "desk"
    victims.new_desk(folder)
    rng = random.Random(1)
    with closing(open_desk(folder, KEY)) as desk:
        pair = desk.mentorships.in_view()
        assert pair is not None
        for number in range(60):
            words = [f"w{rng.randrange(5000)}" for _ in range(rng.choice(LENGTHS))]
            desk.notes.add(pair.mentorship_id, title=f"note {number}", body=" ".join(words))
            desk.goals.add(pair.mentorship_id, title=f"goal {number}", milestones=victims.STEPS)
        texts = dict(all_texts(desk))
    return Kept(folder, (folder / "desk.db").read_bytes(), texts)


def all_texts(desk: Desk) -> Iterator[tuple[str, str]]:
    pair = desk.mentorships.in_view()
    assert pair is not None
    for row in desk.notes.rows(pair.mentorship_id):
        yield row.id, desk.notes.text(row.id)
    for goal in desk.goals.all(pair.mentorship_id):
        yield goal.id, goal.title


@contextmanager
def copied(folder: Path, to: Path) -> Iterator[Path]:
    shutil.copytree(folder, to)
    yield to
    shutil.rmtree(to)


def is_reported(folder: Path, texts: dict[str, str]) -> bool:
    """Tell whether opening or a check finds something; wrong text fails at once."""
    try:
        with closing(open_desk(folder, KEY)) as desk:
            told = bool(desk.safekeeping.findings)
            shown: list[tuple[str, str]] = []
            try:
                shown.extend(all_texts(desk))
            except DeskError:
                told = True
            assert all(texts[one] == text for one, text in shown), "wrong text"
            try:
                told |= any(finding.problems for finding in desk.verification.run())
            except DeskError:
                told = True
            return told
    except DeskError:
        return True


def test_a_whole_desk_gives_no_alarm(kept: Kept, tmp_path: Path) -> None:
    with copied(kept.folder, tmp_path / "copy") as folder:
        assert not is_reported(folder, kept.texts)


@pytest.mark.parametrize("where", ["anywhere", "seal"])
def test_a_flip_in_any_page(kept: Kept, tmp_path: Path, where: str) -> None:
    rng = random.Random(where)
    for page in range(kept.pages):
        # The last 80 bytes of a page are what seals it: its random start and its MAC.
        place = (
            rng.randrange(PAGE_SIZE) if where == "anywhere" else PAGE_SIZE - 1 - rng.randrange(80)
        )
        torn = bytearray(kept.content)
        torn[page * PAGE_SIZE + place] ^= 1 << rng.randrange(8)
        with copied(kept.folder, tmp_path / "copy") as folder:
            (folder / "desk.db").write_bytes(torn)
            assert is_reported(folder, kept.texts), (page, place)
    print(f"\nflips {where}: {kept.pages} of {kept.pages} pages reported")


def test_a_file_that_was_cut_off_at_any_page(kept: Kept, tmp_path: Path) -> None:
    for pages in range(kept.pages):
        with copied(kept.folder, tmp_path / "copy") as folder:
            (folder / "desk.db").write_bytes(kept.content[: pages * PAGE_SIZE])
            assert is_reported(folder, kept.texts), pages
    print(f"\ncut off: {kept.pages} of {kept.pages} lengths reported")


def test_two_pages_that_changed_places(kept: Kept, tmp_path: Path) -> None:
    rng = random.Random(3)
    for first in range(kept.pages):
        second = rng.choice([page for page in range(kept.pages) if page != first])
        swapped = bytearray(kept.content)
        for here, there in ((first, second), (second, first)):
            page = kept.content[there * PAGE_SIZE : (there + 1) * PAGE_SIZE]
            swapped[here * PAGE_SIZE : (here + 1) * PAGE_SIZE] = page
        with copied(kept.folder, tmp_path / "copy") as folder:
            (folder / "desk.db").write_bytes(swapped)
            assert is_reported(folder, kept.texts), (first, second)
    print(f"\nswapped: {kept.pages} of {kept.pages} pairs of pages reported")


@dataclass
class Running:
    """A desk as a kill would leave it, and how long its log was after each commit."""

    folder: Path
    log: bytes
    ends: list[int]

    def missing_from(self, place: int) -> int:
        """Return how many commits are gone if the log holds nothing from `place` on."""
        return sum(end > place for end in self.ends)


@pytest.fixture(scope="module")
def running(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> Running:
    folder = tmp_path_factory.mktemp("running") / "desk"
    open_folder = folder.with_name("open")
    shutil.copytree(kept.folder, open_folder)
    ends = []
    with closing(open_desk(open_folder, KEY)) as desk:
        pair = desk.mentorships.in_view()
        assert pair is not None
        desk.safekeeping.checkpoint()
        for number in range(COMMITS):
            desk.notes.add(pair.mentorship_id, title=f"late {number}", body="late words " * 20)
            ends.append(used(open_folder / "desk.db-wal"))
        shutil.copytree(open_folder, folder)
    log = (folder / "desk.db-wal").read_bytes()
    return Running(folder, log[: ends[-1]], ends)


def used(log: Path) -> int:
    """Return where a log's last commit ends (an older, longer log may lie behind it)."""
    data, end = log.read_bytes(), 0
    salts = data[16:24]
    for start in range(LOG_HEADER, len(data), FRAME):
        if data[start + 8 : start + 16] != salts:
            break
        if struct.unpack_from(">I", data, start + 4)[0]:
            end = start + FRAME
    return end


def missing(folder: Path) -> int:
    """Return how many commits are reported to be missing; other findings fail."""
    with closing(open_desk(folder, KEY)) as desk:
        (finding,) = desk.safekeeping.findings
        assert finding.doubt is Doubt.CHANGES_MISSING
        for outcome in desk.verification.run()[:-1]:
            assert outcome.problems == ()
        return finding.missing


@pytest.mark.parametrize("part", ["header", "page"])
def test_a_flip_in_any_frame_of_the_log(running: Running, tmp_path: Path, part: str) -> None:
    rng = random.Random(part)
    frames = range(LOG_HEADER, len(running.log), FRAME)
    for start in frames:
        inside = rng.randrange(FRAME_HEADER) if part == "header" else rng.randrange(PAGE_SIZE)
        place = start + inside + (0 if part == "header" else FRAME_HEADER)
        torn = bytearray(running.log)
        torn[place] ^= 1 << rng.randrange(8)
        with copied(running.folder, tmp_path / "copy") as folder:
            (folder / "desk.db-wal").write_bytes(torn)
            assert missing(folder) == running.missing_from(place), place
    print(f"\nlog, {part}: {len(frames)} of {len(frames)} flips reported, all by their number")


def test_a_flip_in_any_byte_of_the_logs_own_header(running: Running, tmp_path: Path) -> None:
    for place in range(LOG_HEADER):
        torn = bytearray(running.log)
        torn[place] ^= 0x01
        with copied(running.folder, tmp_path / "copy") as folder:
            (folder / "desk.db-wal").write_bytes(torn)
            assert missing(folder) == COMMITS, place


def test_a_log_that_was_cut_off(running: Running, tmp_path: Path) -> None:
    rng = random.Random(4)
    starts = list(range(LOG_HEADER, len(running.log), FRAME))[::4]
    for length in [0, *starts, *(start + rng.randrange(1, FRAME) for start in starts)]:
        with copied(running.folder, tmp_path / "copy") as folder:
            (folder / "desk.db-wal").write_bytes(running.log[:length])
            assert missing(folder) == running.missing_from(length), length


def test_an_older_file_or_log_that_was_put_back(
    kept: Kept, running: Running, tmp_path: Path
) -> None:
    with copied(running.folder, tmp_path / "copy") as folder:
        for end in (running.ends[0], running.ends[-2]):  # a log as it was some commits ago
            (folder / "desk.db-wal").write_bytes(running.log[:end])
            assert missing(folder) == running.missing_from(end)
    with copied(running.folder, tmp_path / "copy") as folder:
        open_desk(folder, KEY).close()
        with closing(open_desk(folder, KEY)) as desk:
            pair = desk.mentorships.in_view()
            assert pair is not None
            desk.notes.add(pair.mentorship_id, title="the newest")
        (folder / "desk.db-wal").write_bytes(running.log)  # beside a file that has gone on
        assert is_reported(folder, {**kept.texts, **texts_of(running, tmp_path)})
    with copied(running.folder, tmp_path / "copy") as folder:
        (folder / "desk.db-wal").unlink()
        (folder / "desk.db").write_bytes(kept.content)
        assert missing(folder) == COMMITS


def texts_of(running: Running, tmp_path: Path) -> dict[str, str]:
    with copied(running.folder, tmp_path / "r") as folder, closing(open_desk(folder, KEY)) as desk:
        return dict(all_texts(desk))

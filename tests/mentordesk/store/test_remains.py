"""Every record whose page is whole is found, whichever page is not; nothing else is found."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from mentordesk.desk import open_desk
from mentordesk.services.snapshots import finish
from mentordesk.store.columns import to_json
from mentordesk.store.driver import PAGE_SIZE
from mentordesk.store.remains import Key, Remains, gather
from mentordesk.store.store import FILE_NAME
from tests.support.damage import KEY, Kept, keep


def run(path: Path) -> Remains:
    return finish(gather(path, KEY))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    return keep(tmp_path_factory.mktemp("kept"))


def test_a_whole_desk_is_found_whole(kept: Kept) -> None:
    found = run(kept.folder / FILE_NAME)
    assert found.records == kept.records
    assert (found.pages, found.damaged_pages, found.parts) == (kept.pages, 0, {})
    assert found.counter > 0
    assert len(found.desk_id) == 32
    assert max(found.changes) == len(found.changes)
    assert {key for key in found.headings if key not in kept.records} == set()


def test_each_page_costs_what_stands_on_it_and_no_more(kept: Kept, tmp_path: Path) -> None:
    """What is found is as it was; a short record is lost with one page alone, its own."""
    path, lost = tmp_path / FILE_NAME, Counter[Key]()
    for page in range(kept.pages):
        torn = bytearray(kept.content)
        torn[page * PAGE_SIZE + (page * 37) % PAGE_SIZE] ^= 0x10
        path.write_bytes(torn)
        found = run(path)
        assert found.records.items() <= kept.records.items()
        lost.update(kept.records.keys() - found.records.keys())
        for key, part in found.parts.items():
            whole = kept.records[key]
            assert all(getattr(whole, name) == known for name, known in part.known.items())
            value = getattr(whole, part.cut)  # what is no text stands there as JSON
            stored = value if isinstance(value, str) else to_json(value)
            assert stored.startswith(part.rest)
    assert lost.keys() == kept.records.keys()
    for key, times in lost.items():
        size = len(to_json(kept.records[key]))
        # Some 3,970 bytes of a row stand on a page; as JSON it is up to 300 longer, by its names.
        assert times == 1 or size > 3800, (key, times, size)
        assert times > 1 or size < 4300, (key, times, size)


def test_a_file_that_was_cut_off(kept: Kept, tmp_path: Path) -> None:
    path, before = tmp_path / FILE_NAME, -1
    for pages in range(2, kept.pages, 9):
        path.write_bytes(kept.content[: pages * PAGE_SIZE - 5])
        found = run(path)
        assert found.records.items() <= kept.records.items()
        assert found.damaged_pages == found.pages - pages + 1
        assert len(found.records) >= before
        before = len(found.records)


def test_two_kinds_of_one_shape_are_told_apart_by_what_names_them(
    kept: Kept, tmp_path: Path
) -> None:
    """A long record that is cut early could be of several kinds."""
    desk_folder = tmp_path / "desk"
    desk_folder.mkdir()
    (desk_folder / FILE_NAME).write_bytes(kept.content)
    desk = open_desk(desk_folder, KEY)
    pair = desk.mentorships.in_view()
    assert pair is not None
    goal = desk.goals.add(pair.mentorship_id, title="Long", why="because " * 2000).made
    desk.close()
    content = (desk_folder / FILE_NAME).read_bytes()
    parts: list[Any] = []
    for page in range(len(content) // PAGE_SIZE):
        torn = bytearray(content)
        torn[page * PAGE_SIZE + 99] ^= 1
        (desk_folder / FILE_NAME).write_bytes(torn)
        parts += [p for (kind, one), p in run(desk_folder / FILE_NAME).parts.items() if one == goal]
    assert parts
    assert all(part.known["title"] == "Long" and part.cut == "why" for part in parts)
    assert all("because".startswith(part.rest[:7]) and part.rest for part in parts)
    assert json.loads(to_json(parts[0].known["id"])) == goal

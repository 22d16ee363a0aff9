"""Garbage is collected on the window's thread, as much of it as Python would, and on no other."""

import gc
import sys
import weakref
from collections.abc import Iterator
from threading import Thread

import pytest

from ui.collecting import collect_if_due, take_over


class Ring:
    """Garbage that only a collection finds."""

    def __init__(self) -> None:
        self.own = self


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    gc.unfreeze()
    if was_on:
        gc.enable()


def rings(count: int) -> list[weakref.ref[Ring]]:
    return [weakref.ref(Ring()) for _n in range(count)]


def test_another_thread_never_collects() -> None:
    take_over()
    left: list[weakref.ref[Ring]] = []
    thread = Thread(target=lambda: left.extend(rings(5000)))
    thread.start()
    thread.join()
    assert all(one() is not None for one in left)
    collect_if_due()
    assert all(one() is None for one in left)


def test_nothing_is_done_before_it_is_due() -> None:
    take_over()
    gc.collect()
    (ring,) = rings(1)
    collect_if_due()
    assert ring() is not None


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="its generations are counted otherwise")
def test_older_generations_have_their_turn() -> None:
    take_over()
    gc.collect()
    for _n in range(gc.get_threshold()[1] + 2):
        rings(gc.get_threshold()[0] + 50)
        collect_if_due()
    assert gc.get_count()[1] <= gc.get_threshold()[1] + 1

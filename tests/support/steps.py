"""Long work run to its end, with every share of it that was told."""

from collections.abc import Generator
from typing import TypeVar, cast

T = TypeVar("T")


def told(steps: Generator[float, None, T]) -> tuple[T, list[float]]:
    """Take every step; returns what the last one did, and the shares."""
    shares: list[float] = []
    while True:
        try:
            shares.append(next(steps))
        except StopIteration as end:
            return cast("T", end.value), shares

"""Starts PySide6 without the parts of it that only tools ask for; import this before PySide6.

At every start PySide6 compiles, out of a zip in its library, the modules that spell out the
signatures of its 15,000 functions: about 30 ms, a third of an empty window's start. They serve
stubs, ``inspect`` and the text of a TypeError. Here each of them is loaded when it is first asked
for something, which in MentorDesk is hardly ever. All of it still works; it only comes later.

PySide6 puts its importer at the front of ``sys.meta_path`` for a moment; that is the moment when
another can step before it. Should a later PySide6 go about it differently, nothing happens.
"""

import builtins
import linecache
import sys
from functools import partial
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from mentordesk.lazy import LaterLoader

_IMPORTER = "EmbeddableZipImporter"
_SIGNATURE = "shibokensupport.signature"
_LATER = frozenset(
    f"{_SIGNATURE}.{name}"
    for name in ("errorhandler", "layout", "mapping", "parser", "lib.enum_sig")
) | {f"{_SIGNATURE}.lib.pyi_generator", f"{_SIGNATURE}.lib.tool"}


def import_lightly() -> None:
    """Import PySide6 without its signatures, and without its reading what is imported later."""
    if "shiboken6" not in sys.modules:
        sys.meta_path = _MetaPath(sys.meta_path)
    import PySide6.QtCore

    # For its option `from __feature__ import snake_case`, PySide6 reads the source of every module
    # imported after it and keeps the text: 20 ms and 13 MiB here, for a switch that we never turn.
    del PySide6
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain
        linecache.clearcache()


class _MetaPath(list[Any]):
    """``sys.meta_path`` until PySide6 has come and gone."""

    def insert(self, index: Any, finder: Any) -> None:
        known = type(finder).__name__ == _IMPORTER
        super().insert(index, _LazyFinder(finder) if known else finder)

    def remove(self, finder: Any) -> None:
        lazy = (held for held in self if isinstance(held, _LazyFinder) and held.importer is finder)
        super().remove(next(lazy, finder))
        sys.meta_path = list(self)


class _LazyFinder:
    """Finds what PySide6's importer finds, and puts off loading what can wait."""

    def __init__(self, importer: Any) -> None:
        self.importer = importer

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        spec: ModuleSpec | None = self.importer.find_spec(name, path, target)
        if spec is not None and name in _LATER:
            spec.loader = LaterLoader(partial(self._load, name))  # type: ignore[assignment]
        return spec

    def _load(self, name: str, module: ModuleType) -> None:
        spec = module.__spec__
        assert spec is not None
        published, spec.name = spec.name, name  # PySide6 also offers it as PySide6.support.…
        try:
            self.importer.exec_module(module)
        finally:
            spec.name = published


import_lightly()

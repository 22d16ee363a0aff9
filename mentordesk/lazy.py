"""Modules that load when they are first asked for something.

``importlib.util.LazyLoader`` means the same, but loads as soon as anybody merely imports the module
again, which is just what libraries do with those that they hardly use.
"""

import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

_LOADING = RLock()


class LaterModule(ModuleType):
    """A module that calls `load` with itself when it is asked for what it does not have yet.

    What begins with two underscores is never a reason to load: the import system asks for that.
    """

    def __init__(self, name: str, load: Callable[[ModuleType], None]) -> None:
        super().__init__(name)
        vars(self)["_load"] = load

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        with _LOADING:
            load = vars(self).pop("_load", None)
            if load is not None:
                self.__class__ = ModuleType  # type: ignore[assignment]
                load(self)
        return getattr(self, name)


class LaterLoader:
    """A loader that makes a `LaterModule` and has `load` fill it."""

    def __init__(self, load: Callable[[ModuleType], None]) -> None:
        self._load = load

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return the module, still without content."""
        return LaterModule(spec.name, self._load)

    def exec_module(self, module: ModuleType) -> None:
        """Leave it empty: it fills itself."""


def load_later(name: str, **ready: Any) -> None:
    """Put module `name` in place without loading it; nothing happens if it is loaded already.

    `ready` is what can be had of it meanwhile, for those that look no further.
    """
    if name in sys.modules:
        return
    from importlib import import_module
    from importlib.util import find_spec, module_from_spec

    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    real = spec.loader

    def load(module: ModuleType) -> None:
        module.__loader__ = spec.loader = real
        real.exec_module(module)

    spec.loader = LaterLoader(load)  # type: ignore[assignment]
    module = sys.modules[name] = module_from_spec(spec)
    vars(module).update(ready)
    parent, _dot, child = name.rpartition(".")
    if parent:
        setattr(import_module(parent), child, module)

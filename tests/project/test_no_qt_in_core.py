"""The core runs where Qt is not installed."""

import subprocess
import sys

EVERY_MODULE = """
import importlib, pkgutil, sys
import mentordesk
for found in pkgutil.walk_packages(mentordesk.__path__, "mentordesk."):
    if ".migrations" in found.name or found.name.endswith("__main__"):
        continue
    importlib.import_module(found.name)
print(sorted(name for name in sys.modules if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}))
"""


def test_no_module_of_the_core_brings_qt_in() -> None:
    done = subprocess.run(
        [sys.executable, "-c", EVERY_MODULE], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

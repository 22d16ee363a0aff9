"""PySide6 6.12.0 loses a reference to None on every call that returns nothing, and aborts."""

import subprocess
import sys

LOOP = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
widget = QWidget()
for size in range(20_000):
    widget.resize(100 + size % 2, 100)
print("alive")
"""


def test_twenty_thousand_calls_that_return_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr[-500:]

"""PySide6 starts without its signatures, and still knows them when asked."""

import subprocess
import sys

ASK = """
import sys
{before}
import PySide6.QtWidgets as widgets


for call in (lambda: widgets.QLabel(1, 2, 3, 4), lambda: widgets.QWidget.resize(3)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
print(widgets.QLabel.setText.__doc__)
print([type(finder).__name__ for finder in sys.meta_path], type(sys.meta_path).__name__)
"""
WAITING = """
import ui.light_import
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(["test", "-platform", "offscreen"])
window = QMainWindow()
window.setCentralWidget(QLabel("Words"))
window.show()
app.processEvents()
print(sum(type(held).__name__ == "LaterModule" for held in set(sys.modules.values())))
"""


def run(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout


def test_what_tools_ask_for_is_answered_as_ever() -> None:
    plain = run(ASK.format(before=""))
    assert "TypeError" in plain
    assert run(ASK.format(before="import ui.light_import")) == plain


def test_a_window_is_shown_without_loading_the_signatures() -> None:
    assert int(run(WAITING)) == 7


def test_what_is_imported_is_not_read_as_text() -> None:
    program = """
import builtins, linecache
import ui.light_import
assert builtins.__import__.__name__ != "__feature_import__"
import mentordesk.desk
assert not any(file.endswith("engine/base.py") for file in linecache.cache)
print("plain")
"""
    assert run(program).strip() == "plain"

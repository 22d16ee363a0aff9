"""The import contracts hold, and each of them notices when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What to plant where, and the contract that has to notice.
BREACHES = [
    ("mentordesk/domain/text.py", "import PySide6.QtCore", "The core knows no Qt and no window"),
    ("mentordesk/services/notes.py", "import ui.ports", "The core knows no Qt and no window"),
    ("resources/__init__.py", "import mentordesk.words", "Resources are a leaf"),
    ("mentordesk/domain/goal.py", "import mentordesk.store.tables", "The core's imports point one"),
    ("mentordesk/calendar/export.py", "import mentordesk.store.tables", "The core's imports point"),
    ("mentordesk/services/goals.py", "import sqlalchemy", "Only the store speaks SQL"),
    (
        "mentordesk/services/calendars.py",
        "import mentordesk.store.private_tables",
        "What sends things out cannot reach private tables",
    ),
    (
        "mentordesk/store/shared_view.py",
        "import mentordesk.store.change_log",
        "What sends things out cannot reach private tables",
    ),
    ("ui/tabs/goals/presenter.py", "import PySide6.QtCore", "Presenters know no Qt"),
    ("ui/tabs/goals/view.py", "import ui.tabs.boundaries.view", "Tabs do not know each other"),
    ("ui/theme/tokens.py", "import ui.widgets.label", "The window's imports point one way"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the tree in `folder`."""
    command = [
        sys.executable,
        "-c",
        "import sys; from pathlib import Path; sys.path.insert(0, '.'); "
        "from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_cache=True))",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    for name in ("mentordesk", "ui", "resources"):
        shutil.copytree(
            ROOT / name,
            folder / name,
            ignore=shutil.ignore_patterns("__pycache__", "*.svg", "*.ttf"),
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_the_contracts_hold(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize(("file", "line", "contract"), BREACHES)
def test_a_breach_is_noticed(copy: Path, file: str, line: str, contract: str) -> None:
    path = copy / file
    whole = path.read_text()
    path.write_text(f"{whole}\n{line}\n")
    try:
        done = lint(copy)
    finally:
        path.write_text(whole)
    assert done.returncode != 0
    broken = [row for row in done.stdout.splitlines() if row.endswith("BROKEN")]
    assert any(row.startswith(contract) for row in broken), done.stdout[-3000:]

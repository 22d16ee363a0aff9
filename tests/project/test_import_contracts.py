"""The import contracts hold, and each of them notices when it is broken."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
    "importlinter"
]["contracts"]

# The contract that has to notice, where to plant (perhaps in a new module) and what.
BREACHES = [
    ("The core knows no Qt and no window", "mentordesk/domain/text.py", "import PySide6.QtCore"),
    ("The core knows no Qt and no window", "mentordesk/vault/keys.py", "import shiboken6"),
    ("The core knows no Qt and no window", "mentordesk/services/notes.py", "import ui.ports"),
    ("Resources are a leaf", "resources/__init__.py", "import mentordesk.words"),
    (
        "The core's imports point one way",
        "mentordesk/domain/goal.py",
        "import mentordesk.store.tables",
    ),
    (
        "The core's imports point one way",
        "mentordesk/calendar/export.py",
        "import mentordesk.store.tables",
    ),
    (
        "The core's imports point one way",
        "mentordesk/exchange/markdown.py",
        "import mentordesk.store.shared_view",
    ),
    (
        "The core's imports point one way",
        "mentordesk/words.py",
        "import mentordesk.domain.text",
    ),
    ("The core's imports point one way", "mentordesk/stray.py", ""),
    ("Only the store speaks SQL", "mentordesk/services/goals.py", "import sqlalchemy"),
    ("Only the store speaks SQL", "mentordesk/vault/keys.py", "import sqlalchemy"),
    ("Only the store speaks SQL", "mentordesk/desk.py", "import alembic.command"),
    (
        "Only the store and the vault open the file",
        "mentordesk/exchange/json_archive.py",
        "import sqlcipher3.dbapi2",
    ),
    (
        "Only what keeps private records knows their tables",
        "mentordesk/services/archive.py",
        "import mentordesk.store.private_tables",
    ),
    (
        "Only what keeps private records knows their tables",
        "mentordesk/store/repository.py",
        "import mentordesk.store.private_tables",
    ),
    (
        "Only the owner's archive and salvage read the private half of the history whole",
        "mentordesk/services/history.py",
        "import mentordesk.store.archive_tables",
    ),
    (
        "What sends things out cannot reach private tables",
        "mentordesk/services/calendars.py",
        "import mentordesk.store.private_tables",
    ),
    (
        "What sends things out cannot reach private tables",
        "mentordesk/services/mail.py",
        "import mentordesk.store.unit_of_work",
    ),
    (
        "What sends things out cannot reach private tables",
        "mentordesk/bridges/letter.py",
        "import mentordesk.store.private_tables",
    ),
    (
        "What sends things out cannot reach private tables",
        "mentordesk/store/shared_view.py",
        "import mentordesk.store.change_log",
    ),
    ("Presenters know no Qt", "ui/tabs/goals/presenter.py", "import PySide6.QtCore"),
    ("Presenters know no Qt", "ui/list_detail/presenter.py", "import ui.theme.theme"),
    ("Tabs do not know each other", "ui/tabs/goals/view.py", "import ui.tabs.boundaries.view"),
    ("The window's imports point one way", "ui/theme/tokens.py", "import ui.widgets.label"),
    ("The window's imports point one way", "ui/stray.py", ""),
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


def test_each_contract_is_broken_below() -> None:
    assert {contract for contract, *_ in BREACHES} == {one["name"] for one in CONTRACTS}


@pytest.mark.parametrize(("contract", "file", "line"), BREACHES)
def test_a_breach_is_noticed(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / file
    whole = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(f"{whole or ''}\n{line}\n", encoding="utf-8")
    try:
        done = lint(copy)
    finally:
        if whole is None:
            path.unlink()
        else:
            path.write_text(whole, encoding="utf-8")
    assert done.returncode != 0
    broken = [row for row in done.stdout.splitlines() if row.endswith(" BROKEN")]
    assert f"{contract} BROKEN" in broken, done.stdout[-3000:]

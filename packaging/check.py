"""``make test``: all tests that need nothing but Python's packages, and a word on the others."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main(words: list[str]) -> int:
    """Run the tests; `words` go to pytest, whose exit code is returned."""
    workers = str(min(4, os.cpu_count() or 1))
    code = pytest("-n", workers, "-rs", *words).returncode
    tell_what_waits()
    return code


def pytest(*words: str, quietly: bool = False) -> subprocess.CompletedProcess[str]:
    """Run pytest without a display."""
    command = [sys.executable, "-m", "pytest", "-q", *words]
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        command, check=False, cwd=ROOT, env=offscreen, capture_output=quietly, text=True
    )


def tell_what_waits() -> None:
    """Say which tests were not run since they need parts of the system."""
    listed = pytest("--collect-only", "-m", "system", quietly=True).stdout
    waiting = Counter(line.partition("::")[0] for line in listed.splitlines() if "::" in line)
    if waiting:
        print(
            f"Not run here: {waiting.total()} tests that need parts of the system (a display, "
            "D-Bus, AT-SPI, node). `.ci/run` installs those and runs them:"
        )
        for file, count in sorted(waiting.items()):
            print(f"  {count} in {file}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

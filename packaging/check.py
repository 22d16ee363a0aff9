"""``make test``: all tests that need nothing but Python's packages, and a word on the others."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the tests; returns pytest's exit code."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    workers = str(min(4, os.cpu_count() or 1))
    command = [sys.executable, "-m", "pytest", "-q", "-n", workers, *sys.argv[1:]]
    code = subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", "-m", "system"],
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    waiting = sorted(line for line in listed.stdout.splitlines() if "::" in line)
    if waiting:
        print(
            f"Not run here: {len(waiting)} tests that need parts of the system (a display, D-Bus, "
            "AT-SPI, node). `.ci/run` installs those and runs them:"
        )
        print("\n".join(f"  {line}" for line in waiting))
    return code


if __name__ == "__main__":
    sys.exit(main())

"""``make lower-bounds``: the tests with the lowest versions that pyproject.toml allows.

Makes an environment of its own in build/, beside the one of ``make test``. Words go to pytest.
"""

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PLACE = ROOT / "build" / f"lower-bounds-{sys.version_info.major}.{sys.version_info.minor}"
LOWER_BOUND = re.compile(r"(?P<name>[\w.-]+)\s*>=\s*(?P<version>[\w.]+)")


def main(words: list[str]) -> int:
    """Install the lowest versions and run the tests; returns pytest's exit code."""
    python = PLACE / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not python.exists():
        venv.create(PLACE, with_pip=True)
    bounds = PLACE / "bounds.txt"
    bounds.write_text("".join(f"{line}\n" for line in lowest()), encoding="utf-8")
    subprocess.run([*pip, "pip>=25.1"], check=True)
    install = ["-e", ".", "--group", "test", "-c", str(bounds)]
    subprocess.run([*pip, *install], check=True, cwd=ROOT)
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    workers = str(min(4, os.cpu_count() or 1))
    # tests/project asks about the source and its linters, which have no lower bounds here.
    tests = words or ["tests/mentordesk", "tests/ui"]
    command = [str(python), "-m", "pytest", "-q", "-n", workers, *tests]
    return subprocess.run(command, check=False, cwd=ROOT, env=offscreen).returncode


def lowest() -> list[str]:
    """Return a pin at the lower bound of each package that MentorDesk runs on."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    found = [LOWER_BOUND.match(requirement) for requirement in wanted]
    without = [one for one, match in zip(wanted, found, strict=True) if match is None]
    if without:
        raise SystemExit(f"no lower bound: {', '.join(without)}")
    return [f"{match['name']}=={match['version']}" for match in found if match]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""``python -m mentordesk``: a command, or the window where one is installed.

The core does not know the window: it finds it by the entry point group ``mentordesk.window``.
"""

import sys
from importlib.metadata import entry_points


def main() -> int:
    """Run a command where one is given, else the window; returns the exit code."""
    given = sys.argv[1:]
    if not given or given[0] == "--store":
        for window in entry_points(group="mentordesk.window"):
            code: int = window.load()(given)
            return code
    from mentordesk.cli import main as run_command

    return run_command(given)


if __name__ == "__main__":
    sys.exit(main())

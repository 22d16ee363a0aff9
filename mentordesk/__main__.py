"""``python -m mentordesk``: a command, or the window where one is installed.

The core does not import the window: it looks one up by name when there is none to serve but it.
"""

import gc
import sys
from importlib import import_module

# By name and not by entry point: reading every installed package's entry points costs more time
# than all of our own modules up to the lock screen.
_WINDOW = "ui.app"


def main() -> int:
    """Run a command where one is given, else the window; returns the exit code."""
    given = sys.argv[1:]
    if not given or given[0] == "--store":
        gc.disable()  # collecting among what a start loads costs 8 ms; later the window does it
        code: int = import_module(_WINDOW).main(given)
        return code
    from mentordesk.cli import main as run_command

    return run_command(given)


if __name__ == "__main__":
    sys.exit(main())

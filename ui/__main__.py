"""``mentordesk``: the window, or a command of the command line."""

import gc
import sys
from collections.abc import Sequence

_COMMANDS = {
    "sample",
    "create",
    "export",
    "import",
    "verify",
    "backup",
    "restore",
    "salvage",
    "--version",
    "--help",
    "-h",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command where one is named, else show the window; returns the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    if _COMMANDS & set(given):
        from mentordesk.cli import main as run_command

        return run_command(given)
    gc.disable()  # collecting among what a start loads costs 8 ms; later the window does it
    from ui.app import main as show_window

    return show_window(given)


if __name__ == "__main__":
    sys.exit(main())

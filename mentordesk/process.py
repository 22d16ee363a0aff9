"""What this process leaves behind when it crashes: nothing of what it held in memory."""

import sys

_PR_SET_DUMPABLE = 4


def leave_no_dumps() -> bool:
    """Have no core dump written, and keep others of the same user from looking in.

    Returns whether the system took it. Windows and macOS write no core dumps unless asked to.
    """
    if sys.platform == "win32":
        return True
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    if not sys.platform.startswith("linux"):
        return True
    import ctypes

    taken: int = ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return taken == 0

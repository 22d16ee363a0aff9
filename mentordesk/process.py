"""What this process leaves to the system: no dump when it crashes, and memory it is done with."""

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


def give_back_memory() -> bool:
    """Give the system the memory that was freed; returns whether any was given back.

    The C library keeps it for later, and what was freed on another thread than the first for good.
    Only glibc can be asked (0.3 ms); elsewhere nothing happens.
    """
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return trim is not None and trim(0) == 1

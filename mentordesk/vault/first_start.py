"""Has the desk been opened or locked since its owner logged in? Then the keyring opens it no more.

A mark says so, in the folder that the system empties when somebody logs out; where there is none,
in the temporary folder, under a name that holds for one start of the computer. Where neither can
be had, the answer is yes, and the passphrase is asked for.
"""

import hashlib
import os
import sys
import tempfile
import time
from pathlib import Path

_PRIVATE = 0o700
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
# Clocks are set while a computer runs, so the moment of its start is known about this well.
_WINDOWS_STEP_SECONDS = 600


def is_marked(vault_id: str) -> bool:
    """Tell whether the desk was opened or locked since its owner logged in, as far as is known."""
    paths = _paths(vault_id)
    return not paths or any(os.path.lexists(path) for path in paths)


def mark(vault_id: str) -> bool:
    """Say that it was; returns False where no mark can be made."""
    paths = _paths(vault_id)
    if not paths:
        return False
    try:
        os.close(os.open(paths[0], os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return os.path.lexists(paths[0])
    except OSError:
        return False
    return True


def _paths(vault_id: str) -> list[Path]:
    """Return where a mark may lie, the place for a new one first."""
    digest = hashlib.sha256(b"mentordesk first start" + vault_id.encode()).hexdigest()[:32]
    runtime = _runtime_folder()
    if runtime is not None:
        return [runtime / f"mentordesk-{digest}.opened"]
    temporary = Path(tempfile.gettempdir())
    return [temporary / f"mentordesk-{digest}-{boot}.opened" for boot in _boots()]


def _runtime_folder() -> Path | None:
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    if sys.platform in {"win32", "darwin"} or not Path(named).is_absolute():
        return None
    try:
        status = Path(named).stat()
    except OSError:
        return None
    ours = status.st_uid == os.getuid() and status.st_mode & 0o777 == _PRIVATE
    return Path(named) if ours else None


def _boots() -> list[str]:
    """Return names for this start of the computer, the surest first; none where it has none."""
    try:
        if sys.platform == "win32":
            return _windows_boots()
        if sys.platform == "darwin":
            return [_mac_boot()]
        return [_BOOT_ID.read_text(encoding="ascii").strip()]
    except (OSError, ValueError):
        return []


def _windows_boots() -> list[str]:
    import ctypes

    ticks = ctypes.CDLL("kernel32").GetTickCount64
    ticks.restype = ctypes.c_uint64
    step = int((time.time() - ticks() / 1000) / _WINDOWS_STEP_SECONDS)
    return [str(step), str(step - 1), str(step + 1)]


def _mac_boot() -> str:
    import subprocess

    command = ("/usr/sbin/sysctl", "-n", "kern.bootsessionuuid")
    try:
        found = subprocess.run(command, capture_output=True, timeout=5, check=True)  # noqa: S603 - fixed words
    except subprocess.SubprocessError as error:
        raise OSError from error
    return found.stdout.decode().strip()

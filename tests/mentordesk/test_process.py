"""A crash leaves no core."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = """
import resource
from mentordesk.process import leave_no_dumps
assert leave_no_dumps()
assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)
if __import__("sys").platform.startswith("linux"):
    import ctypes
    assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0
    assert open("/proc/self/status").read()
print("none")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core dumps")
def test_neither_the_limit_nor_the_kernel_lets_a_core_be_written() -> None:
    done = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=False)
    assert done.stdout == "none\n", done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="read from /proc")
def test_a_command_leaves_none_either(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    given = ["create", str(tmp_path / "desk"), "--passphrase-fd", str(reading)]
    pair = ["--me", "A", "--role", "mentor", "--partner", "B"]
    process = subprocess.Popen(
        [sys.executable, "-m", "ui", *given, *pair], pass_fds=[reading], stderr=subprocess.PIPE
    )
    limits = Path(f"/proc/{process.pid}/limits")
    try:
        while process.poll() is None:  # it waits for the passphrase once it has got that far
            core = next(line for line in limits.read_text().splitlines() if "core file" in line)
            if core.split()[4:6] == ["0", "0"]:
                break
        assert process.poll() is None, process.communicate()[1]
    finally:
        os.close(writing)
        os.close(reading)
        process.kill()
        process.communicate()

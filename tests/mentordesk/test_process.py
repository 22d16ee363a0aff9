"""A crash leaves no core."""

import subprocess
import sys

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

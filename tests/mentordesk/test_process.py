"""A crash leaves no core, and memory that was freed goes back to the system."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentordesk.process import give_back_memory

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


FREE = """
import ctypes, re, threading
from mentordesk.process import give_back_memory
libc = ctypes.CDLL(None)
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
def mib():
    with open("/proc/self/status") as file:
        return int(re.search(r"RssAnon:\\s+(\\d+)", file.read())[1]) / 1024
def take_and_free():
    blocks = [libc.malloc(60_000) for _ in range(400)]
    for block in blocks:
        ctypes.memset(block, 1, 60_000)
    for block in blocks[:-1]:
        libc.free(block)  # the last one keeps the library from doing it by itself
thread = threading.Thread(target=take_and_free)
thread.start()
thread.join()
before = mib()
print(give_back_memory(), round(before - mib()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be asked")
def test_what_another_thread_freed_goes_back() -> None:
    done = subprocess.run([sys.executable, "-c", FREE], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    given, mib = done.stdout.split()
    assert given == "True"
    assert int(mib) > 20


def test_where_nobody_can_be_asked_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert give_back_memory() is False

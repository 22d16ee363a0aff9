"""Runs a command of the command line, which reads its passphrase from a pipe."""

import os
from pathlib import Path

from mentordesk.cli import main

PASSPHRASE = "correct horse battery staple lamp"


def run(*words: str | Path, passphrase: str = PASSPHRASE) -> int:
    """Run the command of these words; returns its exit code."""
    read, write = os.pipe()
    os.write(write, f"{passphrase}\n".encode())
    os.close(write)
    try:
        return main([*map(str, words), "--passphrase-fd", str(read)])
    finally:
        os.close(read)

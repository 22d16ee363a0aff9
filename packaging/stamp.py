"""Tell whether an environment is ready: ``stamp.py FOLDER [PYTHON]`` exits 0 if so.

Runs at every start, so it imports next to nothing and takes some 15 ms.
"""

import os
import sys
from zlib import crc32

ROOT = os.path.realpath(__file__).rpartition(f"{os.sep}packaging{os.sep}")[0]
MADE_FROM = ("pyproject.toml", "packaging/bootstrap.py", "packaging/libraries.py")


def stamp(asked: str, version: str) -> str:
    """Return what an environment is made from: where any of it changes, it is made anew.

    `asked` is the interpreter's name, where one was given; `version` that of its Python. The
    place is part of it, since an environment that was moved or copied runs the code of the old one.
    """
    parts = [asked, version, ROOT]
    for name in MADE_FROM:
        with open(f"{ROOT}/{name}", "rb") as file:  # noqa: PTH123 - pathlib costs as much as all else
            parts.append(f"{name} {crc32(file.read()):08x}")
    return "\n".join(parts) + "\n"


def is_ready(folder: str, asked: str) -> bool:
    """Tell whether the stamp in `folder` is the one that would be written now.

    Where no interpreter is asked for, that of the environment will do.
    """
    try:
        with open(f"{folder}/ready", encoding="utf-8") as file:  # noqa: PTH123
            there = file.read()
        return there == stamp(asked or there.partition("\n")[0], sys.version)
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(not is_ready(sys.argv[1], "".join(sys.argv[2:3])))

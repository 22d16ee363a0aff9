"""ical.js, the reader inside Thunderbird and Nextcloud, finds the same moments."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mentordesk.domain.meeting import Meeting

Found = list[tuple[str, int, int]]

HERE = Path(__file__).resolve().parent
LIBRARY = HERE.parents[1] / "build/node/node_modules/ical.js/dist/ical.js"

pytestmark = pytest.mark.system


def _read(data: bytes) -> Found:
    assert LIBRARY.is_file(), "install it: npm install --prefix build/node ical.js@2.2.1"
    ran = subprocess.run(
        ["node", HERE / "read_with_ical_js.mjs", LIBRARY], input=data, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return sorted((uid, start, end) for uid, start, end in json.loads(ran.stdout))


@pytest.mark.parametrize("which", ["edges", "everywhere"])
def test_the_same_moments(
    request: pytest.FixtureRequest,
    written: Callable[[Sequence[Meeting]], bytes],
    expected: Callable[[Sequence[Meeting]], Found],
    which: str,
) -> None:
    meetings = request.getfixturevalue(which)
    assert _read(written(meetings)) == expected(meetings)

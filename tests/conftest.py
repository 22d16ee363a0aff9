"""What every test has: an offscreen Qt, a real encrypted desk, and a clock that can be set."""

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts.warning=false")
os.environ.pop("LANGUAGE", None)

from mentordesk.desk import Desk, create_desk
from mentordesk.domain.mentorship import Mentorship, Person
from mentordesk.domain.record import Role
from tests.support.clock import SetClock
from ui.collecting import collect_if_due

KEY = bytes(range(32))
# For a second and third Python; the first one tries each property with a hundred examples.
settings.register_profile("brief", max_examples=20)


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """Collect on this thread alone, as the window does: threads must not end Qt's objects."""
    gc.disable()
    yield
    gc.unfreeze()
    collect_if_due()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def raw_key() -> bytes:
    return KEY


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "desk"
    path.mkdir(mode=0o700)
    return path


@pytest.fixture
def desk(folder: Path, clock: SetClock) -> Iterator[Desk]:
    """A new desk with one mentorship, its real file in `folder`."""
    opened = create_desk(folder, KEY, clock)
    opened.mentorships.begin(
        mentor=Person(name="Amara Okafor", zone="Europe/Berlin"),
        mentee=Person(name="Jonas Reyes", zone="America/New_York"),
        me=Role.MENTOR,
        start=date(2026, 3, 1),
    )
    yield opened
    opened.close()


@pytest.fixture
def mentorship(desk: Desk) -> Mentorship:
    found = desk.mentorships.in_view()
    assert found is not None
    return found

"""Keys made at the least cost, and a look at everything a folder holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mentordesk.vault import keys
from mentordesk.vault.derive import CHEAPEST

PASSPHRASE = "correct horse battery staple lamp"


@pytest.fixture
def passphrase() -> str:
    return PASSPHRASE


@pytest.fixture
def made(folder: Path) -> keys.NewKeys:
    """Fresh keys in `folder`."""
    return keys.create_keys(folder, PASSPHRASE, CHEAPEST)


@pytest.fixture
def contents(folder: Path) -> Callable[[], dict[str, bytes]]:
    """Return what every file of `folder` holds, when called."""
    return lambda: {path.name: path.read_bytes() for path in folder.iterdir()}

"""Key slots for a desk whose raw key a test already has."""

from pathlib import Path
from unittest.mock import patch

from mentordesk.vault import keys
from mentordesk.vault.data_key import DataKey
from mentordesk.vault.derive import CHEAPEST
from mentordesk.vault.keys import NewKeys

PASSPHRASE = "six words that nobody would guess here"


def give_keys(folder: Path, raw_key: bytes, passphrase: str = PASSPHRASE) -> NewKeys:
    """Make key slots in `folder` that open a desk of that key, cheap to derive."""
    with patch.object(DataKey, "fresh", classmethod(lambda cls: cls(raw_key))):
        return keys.create_keys(folder, passphrase, CHEAPEST)

"""The recovery code: 160 random bits as text that can be written down and typed back.

Thirty-two Base32 characters (RFC 4648 §6) and four more that check them, in groups of four.
"""

import base64
import hashlib
import secrets
import unicodedata

from mentordesk.errors import MistypedRecoveryCode

_BYTES = 20
_CHARACTERS = 32
_CHECK = 4
_GROUP = 4
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Digits that Base32 does not have, and the letters that people mean by them.
_MEANT = str.maketrans({"0": "O", "1": "I", "8": "B"})


def new_code() -> str:
    """Return a fresh code, as it is shown."""
    return shown(secrets.token_bytes(_BYTES))


def shown(secret: bytes) -> str:
    """Return the code that stands for 20 bytes: nine groups of four, joined by hyphens."""
    text = base64.b32encode(secret).decode()
    text += _check_of(text)
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def parsed(code: str) -> bytes:
    """Return the 20 bytes of a code as typed: any case and width, any separators or none.

    Raises MistypedRecoveryCode where a character is missing or wrong.
    """
    text = plain(code)
    body, check = text[:_CHARACTERS], text[_CHARACTERS:]
    if len(body) != _CHARACTERS or set(body) - set(_ALPHABET) or check != _check_of(body):
        raise MistypedRecoveryCode
    return base64.b32decode(body)


def plain(typed: str) -> str:
    """Return a code, or a part of one, without separators and as it was meant."""
    upper = unicodedata.normalize("NFKC", typed).upper()
    return "".join(char for char in upper if char.isalnum()).translate(_MEANT)


def _check_of(text: str) -> str:
    digest = hashlib.sha256(b"mentordesk recovery check" + text.encode()).digest()
    return base64.b32encode(digest).decode()[:_CHECK]

"""A desk opens by docs/keys.md alone: nothing here but the tests' own desk is MentorDesk's.

The vectors also hold the format still: desks that people have must open in every later version.
"""

import base64
import hashlib
import hmac
import json
import struct
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tests.support import vectors

VECTORS = json.loads(vectors.FILE.read_text(encoding="ascii"))


class Refused(Exception):  # noqa: N818 - named for what happened
    """What docs/keys.md says is to be refused."""


def hkdf(info: bytes, secret: bytes, salt: bytes = bytes(32)) -> bytes:
    """RFC 5869, one block."""
    pseudorandom = hmac.digest(salt, secret, "sha256")
    return hmac.digest(pseudorandom, info + b"\x01", "sha256")


def canonical(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def from_passphrase(typed: str, salt: bytes, cost: dict[str, int]) -> bytes:
    bounds = {"memory_kib": (19 * 1024, 1024 * 1024), "passes": (2, 10), "lanes": (1, 8)}
    for name, (least, most) in bounds.items():
        if not least <= cost[name] <= most:
            raise Refused(name)
    kdf = Argon2id(
        salt=salt,
        length=32,
        memory_cost=cost["memory_kib"],
        iterations=cost["passes"],
        lanes=cost["lanes"],
    )
    return kdf.derive(unicodedata.normalize("NFKC", typed).encode())


def from_code(typed: str) -> bytes:
    plain = unicodedata.normalize("NFKC", typed).upper()
    text = "".join(one for one in plain if one.isalnum())
    text = text.replace("0", "O").replace("1", "I").replace("8", "B")
    body, check = text[:32], text[32:]
    digest = hashlib.sha256(b"mentordesk recovery check" + body.encode()).digest()
    if base64.b32encode(digest)[:4].decode() != check:
        raise Refused("check")
    return base64.b32decode(body)


def unwrapped(vault_id: str, slot: dict[str, Any], secret: bytes) -> bytes:
    salt, nonce, wrapped, commitment = (
        base64.b64decode(slot[name]) for name in ("salt", "nonce", "wrapped", "commitment")
    )
    if not hmac.compare_digest(hkdf(b"mentordesk slot commitment", secret, salt), commitment):
        raise Refused("commitment")
    about = {"cost": slot["cost"], "kind": slot["kind"], "slot": slot["id"], "vault": vault_id}
    key = hkdf(b"mentordesk slot encryption", secret, salt)
    return ChaCha20Poly1305(key).decrypt(nonce, wrapped, canonical(about))


def opened(text: str, kind: str, secret_of: Callable[[dict[str, Any]], bytes]) -> bytes:
    """Return the data key that a file of slots gives."""
    file = json.loads(text)
    if hashlib.sha256(canonical({**file, "digest": ""})).hexdigest() != file["digest"]:
        raise Refused("digest")
    if canonical(file) != text.encode() or (file["magic"], file["version"]) != (
        "mentordesk-keys",
        1,
    ):
        raise Refused("form")
    (slot,) = [one for one in file["slots"] if one["kind"] == kind]
    key = unwrapped(file["vault_id"], slot, secret_of(slot))
    seal = canonical({**file, "mac": "", "digest": ""})
    if hmac.digest(hkdf(b"mentordesk slots file", key), seal, "sha256").hex() != file["mac"]:
        raise Refused("mac")
    return key


def by_passphrase(text: str, typed: str) -> bytes:
    def secret(slot: dict[str, Any]) -> bytes:
        return from_passphrase(typed, base64.b64decode(slot["salt"]), slot["cost"])

    return opened(text, "passphrase", secret)


def test_the_vectors_are_what_the_program_makes() -> None:
    assert vectors.as_text() == vectors.FILE.read_text(encoding="ascii")


def test_a_passphrase_and_its_other_forms() -> None:
    vector = VECTORS["passphrase"]
    salt, wanted = bytes.fromhex(vector["salt"]), bytes.fromhex(vector["derived"])
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        typed = unicodedata.normalize(form, vector["typed"])
        assert from_passphrase(typed, salt, vector) == wanted


def test_a_recovery_code() -> None:
    vector = VECTORS["recovery"]
    assert from_code(vector["code"]).hex() == vector["secret"]
    assert from_code(vector["code"].lower().replace("-", " ")).hex() == vector["secret"]


def test_each_slot_gives_the_data_key() -> None:
    vector = VECTORS["slots"]
    code, kept = from_code(vector["recovery_code"]), bytes.fromhex(vector["keyring_secret"])
    found = [
        by_passphrase(vector["file"], vector["passphrase"]),
        opened(vector["file"], "recovery", lambda _slot: code),
        opened(vector["file"], "keyring", lambda _slot: kept),
    ]
    assert {key.hex() for key in found} == {vector["data_key"]}
    (slot,) = [one for one in json.loads(vector["file"])["slots"] if one["kind"] == "keyring"]
    assert slot["id"] == vector["keyring_slot"]


def test_the_fields_are_those_of_the_page() -> None:
    page = (vectors.FILE.parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
    file = json.loads(VECTORS["slots"]["file"])
    for name in {*file, *file["slots"][0], *file["slots"][0]["cost"]}:
        assert f"`{name}`" in page, name
    for slot in file["slots"]:
        assert f"| `{slot['kind']}` |" in page


@pytest.mark.parametrize("field", ["mac", "digest", "vault_id", "generation"])
def test_a_changed_field_is_refused(field: str) -> None:
    vector = VECTORS["slots"]
    file = json.loads(vector["file"])
    file[field] = 99 if field == "generation" else file[field][::-1]
    if field != "digest":  # as somebody would who can write the file and reckon
        file["digest"] = hashlib.sha256(canonical({**file, "digest": ""})).hexdigest()
    with pytest.raises(Exception) as caught:
        by_passphrase(canonical(file).decode(), vector["passphrase"])
    assert type(caught.value).__name__ in {"Refused", "InvalidTag"}


def test_the_head() -> None:
    vector = VECTORS["head"]
    key = hkdf(b"mentordesk head", bytes.fromhex(vector["data_key"]))
    whole = []
    for place in ("at_0", "at_4096"):
        data = bytes.fromhex(vector[place])
        body, mac = data[:40], data[40:]
        if hmac.digest(key, body, "sha256") == mac:
            magic, version, desk_id, counter, generation = struct.unpack(">6sH16sQQ", body)
            assert (magic, version) == (b"MDHEAD", 1)
            whole.append((counter, desk_id.hex(), generation))
    assert len(whole) == 2
    assert max(whole) == (vector["counter"], vector["desk_id"], vector["keys_generation"])
    data = bytes.fromhex(vector["at_8192"])
    assert hmac.digest(key, data[:72], "sha256") == data[72:]
    magic, version, desk_id, counter, generation, seals = struct.unpack(">6sH16sQQ32s", data[:72])
    assert (magic, version, seals.hex()) == (b"MDSEAL", 1, vector["seals"])
    assert (counter, desk_id.hex(), generation) == max(whole)


def page_of(path: Path, key: bytes, number: int) -> bytes:
    """Decrypt one page of a desk, after its HMAC; the first without the salt in front."""
    data = path.read_bytes()
    salt, page = data[:16], data[(number - 1) * 4096 : number * 4096]
    start = 16 if number == 1 else 0
    body, iv, mac = page[start:-80], page[-80:-64], page[-64:]
    hmac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(one ^ 0x3A for one in salt), 2, 32)
    if hmac.digest(hmac_key, body + iv + struct.pack("<I", number), "sha512") != mac:
        raise Refused("page")
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return decryptor.update(body) + decryptor.finalize()


def test_the_desk_itself(desk: Any, folder: Path, raw_key: bytes) -> None:
    desk.close()
    first = page_of(folder / "desk.db", raw_key, 1)
    assert struct.unpack(">H", first[:2]) == (4096,)
    assert first[4] == 80
    assert struct.unpack(">I", first[52:56]) == (0x4D445331,)
    pages = (folder / "desk.db").stat().st_size // 4096
    read = b"".join(page_of(folder / "desk.db", raw_key, at) for at in range(1, pages + 1))
    assert b"CREATE TABLE" in read
    assert b"Amara Okafor" in read
    assert b"Amara Okafor" not in (folder / "desk.db").read_bytes()
    with pytest.raises(Refused):
        page_of(folder / "desk.db", bytes(32), 1)

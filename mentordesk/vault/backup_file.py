"""One backup, one file: the encrypted desk with its own key slots, so that it opens anywhere.

A ZIP archive whose members are stored as they are: ``manifest.json``, ``desk.keys``, ``desk.db``.
The manifest is signed with a key made from the data key. What it says of the content (how many
notes, say) is sealed as well: it is nobody else's business.
"""

import contextlib
import hashlib
import hmac
import secrets
import struct
import zipfile
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mentordesk.errors import BackupDamaged, BackupTooNew
from mentordesk.vault import zip_end
from mentordesk.vault.data_key import DataKey

SUFFIX = ".mdbackup"
MANIFEST, KEYS, DESK = "manifest.json", "desk.keys", "desk.db"
_MEMBERS = (MANIFEST, KEYS, DESK)
_MAGIC, _VERSION = "mentordesk-backup", 1
_NONCE = 12
_SLICE = 2 * 1024 * 1024
# What Python's reader of ZIP raises of a damaged file, beside BadZipFile.
_READER_ERRORS = (
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    LookupError,
    struct.error,
)
_LARGEST = {MANIFEST: 64 * 1024, KEYS: 64 * 1024, DESK: 16 * 1024**3}
_LARGEST_LIST = 4096


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backup holds: records by kind, and how far the desk had come."""

    counts: dict[str, int]
    counter: int
    desk_id: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``made_at`` is UTC in ISO form, ``size`` that of the desk."""

    magic: str
    version: int
    vault_id: str
    made_at: str
    reason: str
    keys_generation: int
    size: int
    desk_digest: str
    keys_digest: str
    sealed: bytes
    mac: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a backup comes from: what its manifest takes over."""

    vault_id: str
    made_at: str
    reason: str
    keys_generation: int


def pack(
    out: IO[bytes], desk: Path, keys: bytes, origin: Origin, sign: "Signer"
) -> Iterator[float]:
    """Write a backup of the files to `out`, a slice at a time; yields the share done."""
    total, done, digest = desk.stat().st_size, 0, _new_digest()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(KEYS), keys)
        with desk.open("rb") as source, archive.open(_entry(DESK), "w", force_zip64=True) as copy:
            while chunk := source.read(_SLICE):
                copy.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                yield done / total
        digests = (digest.hexdigest(), _digest(keys))
        archive.writestr(_entry(MANIFEST), sign.manifest(origin, total, *digests))


class Signer:
    """Seals and signs what a backup says of itself, and reads it again."""

    def __init__(self, key: DataKey) -> None:
        def expand(purpose: bytes) -> bytes:
            info = b"mentordesk backup " + purpose
            return HKDF(hashes.SHA256(), 32, None, info).derive(key.raw)

        self._sealing, self._signing = expand(b"summary"), expand(b"manifest")
        self.summary = Summary({}, 0, "")

    def manifest(self, origin: Origin, size: int, desk_digest: str, keys_digest: str) -> bytes:
        """Return the signed manifest of a backup that holds what `summary` says."""
        nonce = secrets.token_bytes(_NONCE)
        plain = msgspec.json.encode(self.summary, order="sorted")
        sealed = nonce + ChaCha20Poly1305(self._sealing).encrypt(nonce, plain, _about(origin))
        made = Manifest(
            _MAGIC,
            _VERSION,
            origin.vault_id,
            origin.made_at,
            origin.reason,
            origin.keys_generation,
            size,
            desk_digest,
            keys_digest,
            sealed,
        )
        return msgspec.json.encode(replace(made, mac=self._mac(made)), order="sorted")

    def is_ours(self, manifest: Manifest) -> bool:
        """Tell whether the manifest was signed with this data key and not changed since."""
        return hmac.compare_digest(manifest.mac.encode(), self._mac(manifest).encode())

    def summary_of(self, manifest: Manifest) -> Summary | None:
        """Return what the backup holds, or None where another data key sealed it."""
        origin = Origin(
            manifest.vault_id, manifest.made_at, manifest.reason, manifest.keys_generation
        )
        nonce, sealed = manifest.sealed[:_NONCE], manifest.sealed[_NONCE:]
        try:
            plain = ChaCha20Poly1305(self._sealing).decrypt(nonce, sealed, _about(origin))
            return msgspec.json.decode(plain, type=Summary)
        except (InvalidTag, ValueError, msgspec.MsgspecError):
            return None

    def _mac(self, manifest: Manifest) -> str:
        plain = msgspec.json.encode(replace(manifest, mac=""), order="sorted")
        return hmac.new(self._signing, plain, "sha256").hexdigest()


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself; raises BackupDamaged, BackupTooNew or OSError."""
    with _opened(path) as archive:
        return _manifest(path, archive)


def check(path: Path) -> None:
    """Read a backup through and raise BackupDamaged where anything is not as its manifest says."""
    with _opened(path) as archive:
        manifest = _manifest(path, archive)
        for name, wanted in ((KEYS, manifest.keys_digest), (DESK, manifest.desk_digest)):
            digest = _new_digest()
            for chunk in _slices(path, archive, name):
                digest.update(chunk)
            if digest.hexdigest() != wanted:
                raise BackupDamaged(path, name)


def unpack(path: Path, folder: Path) -> Generator[float, None, Manifest]:
    """Write a backup's desk and key slots into `folder` (0600); yields the share done.

    Returns the manifest, whose signature only the key inside can prove. Raises BackupDamaged where
    anything is not as it says, BackupTooNew or OSError. What was written by then stays: `folder` is
    one that can be thrown away.
    """
    from mentordesk.files import write_private

    with _opened(path) as archive:
        manifest = _manifest(path, archive)
        keys = _whole(path, archive, KEYS)
        if _digest(keys) != manifest.keys_digest:
            raise BackupDamaged(path, KEYS)
        write_private(folder / KEYS, b"")
        (folder / KEYS).write_bytes(keys)
        write_private(folder / DESK, b"")
        digest, done = _new_digest(), 0
        with (folder / DESK).open("r+b") as target:
            for chunk in _slices(path, archive, DESK):
                target.write(chunk)
                digest.update(chunk)
                done += len(chunk)
                yield done / max(manifest.size, 1)
        if digest.hexdigest() != manifest.desk_digest or done != manifest.size:
            raise BackupDamaged(path, DESK)
    return manifest


def _opened(path: Path) -> zipfile.ZipFile:
    with path.open("rb") as file:
        if not zip_end.lists(file, len(_MEMBERS), _LARGEST_LIST):
            raise BackupDamaged(path, "not a backup")
    try:
        archive = zipfile.ZipFile(path)
    except (*_READER_ERRORS, zipfile.BadZipFile):
        raise BackupDamaged(path, "not a backup") from None
    found = {entry.filename: entry for entry in archive.infolist()}
    sound = len(archive.infolist()) == len(_MEMBERS) and set(found) == set(_MEMBERS)
    sizes = sound and all(
        entry.file_size <= _LARGEST[name] and entry.compress_type == zipfile.ZIP_STORED
        for name, entry in found.items()
    )
    if not sizes:
        archive.close()
        raise BackupDamaged(path, "not the members of a backup")
    return archive


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        plain = msgspec.json.decode(_whole(path, archive, MANIFEST))
        if isinstance(plain, Mapping) and plain.get("magic") == _MAGIC:
            version = plain.get("version")
            if isinstance(version, int) and version > _VERSION:
                raise BackupTooNew(path)
        found = msgspec.convert(plain, Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise BackupDamaged(path, MANIFEST) from None
    if found.magic != _MAGIC:
        raise BackupDamaged(path, "not a backup")
    return found


@contextlib.contextmanager
def _as_damage(path: Path, what: str) -> Iterator[None]:
    """Call whatever the archive's reader raises of its content damage."""
    try:
        yield
    except (*_READER_ERRORS, zipfile.BadZipFile, OSError):
        raise BackupDamaged(path, what) from None


def _whole(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    with _as_damage(path, name):
        return archive.read(name)


def _slices(path: Path, archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with _as_damage(path, name), archive.open(name) as member:
        while chunk := member.read(_SLICE):
            yield chunk


def _new_digest() -> Any:
    """Return BLAKE2b of 32 bytes (RFC 7693): three times as fast here as SHA-256."""
    return hashlib.blake2b(digest_size=32)


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


def _about(origin: Origin) -> bytes:
    return msgspec.json.encode(origin, order="sorted")

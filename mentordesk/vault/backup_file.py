"""One backup, one file: the encrypted desk with its own key slots, so that it opens anywhere.

A ZIP archive whose members are stored as they are: ``manifest.json``, ``desk.keys``, ``desk.db``.
The manifest is signed with a key made from the data key. What it says of the content (how many
notes, say) is sealed as well: it is nobody else's business.
"""

import contextlib
import hashlib
import hmac
import os
import secrets
import struct
import zipfile
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, Self

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
    out: IO[bytes], desk: IO[bytes], keys: bytes, origin: Origin, sign: "Signer"
) -> Generator[float, None, None]:
    """Write a backup of a desk's file, from where it stands, to `out`; yields the share done.

    The file must not change meanwhile.
    """
    total, done = os.fstat(desk.fileno()).st_size - desk.tell(), 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive, _DigestBeside() as digest:
        archive.writestr(_entry(KEYS), keys)
        with archive.open(_entry(DESK), "w", force_zip64=True) as copy:
            while chunk := desk.read(min(_SLICE, total - done)):
                digest.update(chunk)
                copy.write(chunk)
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
        done = 0
        with (folder / DESK).open("r+b") as target, _DigestBeside() as digest:
            for chunk in _slices(path, archive, DESK):
                digest.update(chunk)
                target.write(chunk)
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


class _DigestBeside:
    """A digest of what is read and written meanwhile: it is worked out on a thread of its own."""

    def __init__(self) -> None:
        self._digest = _new_digest()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="digest")
        self._last: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pool.shutdown()

    def update(self, chunk: bytes) -> None:
        """Take in what comes next, while the caller goes on with it."""
        self._caught_up()
        self._last = self._pool.submit(self._digest.update, chunk)

    def hexdigest(self) -> str:
        """Return the digest of all that was taken in."""
        self._caught_up()
        return str(self._digest.hexdigest())

    def _caught_up(self) -> None:
        if self._last is not None:
            self._last.result()


def _new_digest(data: bytes = b"") -> Any:
    """Return BLAKE2b of 32 bytes (RFC 7693): three times as fast here as SHA-256."""
    return hashlib.blake2b(data, digest_size=32)


def _digest(data: bytes) -> str:
    return str(_new_digest(data).hexdigest())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.external_attr = 0o600 << 16
    return entry


def _about(origin: Origin) -> bytes:
    return msgspec.json.encode(origin, order="sorted")

"""A file that is encrypted while it grows and that its writer cannot read again.

Written for the public half of a key pair (X25519, RFC 7748); only the private half opens it. Each chunk is sealed
by AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption
and its Nonce-Reuse Misuse-Resistance", 2015): the nonce is the chunk's number and whether it is the last, so that
every whole chunk opens after a crash, and chunks that were changed, moved or left out do not.

    head:  magic (8) | when begun, UNIX s (8) | the writer's one-time public key (32) | whose key opens it (8)
    chunk: length of what follows (4) | ciphertext and tag
"""

import base64
import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from windowkit.errors import BadInput

_MAGIC: Final = b"VWSEAL1\n"
_HEAD: Final = struct.Struct(">8sQ32s8s")
_DAYS: Final = 48  # the bit of the time from which on the days stand; heads made before them have zeros there
_LENGTH: Final = struct.Struct(">I")
_NONCE: Final = struct.Struct(">7xIB")  # 96 bits; the key is used for one file only, so the prefix may be zeros
_LARGEST: Final = 64 * 1024 * 1024  # bytes of a chunk; a length above it is damage, not a chunk
_PURPOSE: Final = b"virtual-window sealed file 1"


def new_private() -> bytes:
    """A fresh private key as a PEM file's content (PKCS #8)."""
    return X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def load_private(path: Path) -> X25519PrivateKey:
    """The private key in a PEM file; raises BadInput that says what to do."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise BadInput(f"cannot read the key {path}: {error.strerror}") from error
    except (ValueError, TypeError) as error:
        raise BadInput(f"{path} is not a private key as `new-key` makes it") from error
    if not isinstance(key, X25519PrivateKey):
        raise BadInput(f"{path} holds another kind of key; use the one that `new-key` made")
    return key


def public_text(private: X25519PrivateKey) -> str:
    """The public half, as it stands in the settings (base64, 32 bytes)."""
    return base64.b64encode(_raw(private.public_key())).decode()


def public_key(text: str) -> X25519PublicKey:
    """The public key of the settings; raises BadInput where it is none."""
    try:
        public = X25519PublicKey.from_public_bytes(base64.b64decode(text, validate=True))
        X25519PrivateKey.generate().exchange(public)  # refuses a point of low order, 32 zeros for one
    except ValueError as error:
        raise BadInput("recording_key is not a public key; take the line that `new-key` printed") from error
    return public


class Sealer:
    """Seals the chunks of one file, to be kept for `days` (below 65,536); write `head` first.

    The key exists only in this object.
    """

    def __init__(self, public: X25519PublicKey, begun: float, days: int = 0) -> None:
        once = X25519PrivateKey.generate()
        self.head = _HEAD.pack(_MAGIC, int(begun) | days << _DAYS, _raw(once.public_key()), _tag(public))
        self._cipher = AESGCM(_derive(once.exchange(public), self.head))
        self._count = 0

    def seal(self, data: bytes, *, last: bool = False) -> bytes:
        """The next chunk; `last` says that the file ends here by intention."""
        sealed = self._cipher.encrypt(_NONCE.pack(self._count, last), data, None)
        self._count += 1
        return _LENGTH.pack(len(sealed)) + sealed


class Head:
    """What anybody may read of a sealed file: when it was begun (UNIX s), and the `days` it may be kept; 0: not said.

    Raises BadInput for another kind of file.
    """

    def __init__(self, head: bytes) -> None:
        if len(head) != _HEAD.size or not head.startswith(_MAGIC):
            raise BadInput("not a sealed file, or cut off within its head")
        self.bytes = head
        _, begun, self.once, self.tag = _HEAD.unpack(head)
        self.days, seconds = begun >> _DAYS, begun & (1 << _DAYS) - 1
        self.begun = float(seconds)


def read_head(file: BinaryIO) -> Head:
    """The head of an open file."""
    return Head(file.read(_HEAD.size))


class Unsealer:
    """Opens a sealed file. `whole` is true once the intended end was read: false means a crash, or that it was cut."""

    def __init__(self, file: BinaryIO, private: X25519PrivateKey) -> None:
        self._file = file
        self.head = read_head(file)
        if self.head.tag != _tag(private.public_key()):
            raise BadInput("sealed for another key; use the private key of its time")
        shared = private.exchange(X25519PublicKey.from_public_bytes(self.head.once))
        self._cipher = AESGCM(_derive(shared, self.head.bytes))
        self.whole = False

    def chunks(self) -> Iterator[bytes]:
        """Every whole chunk in order; raises BadInput at the first that was changed, moved or left out."""
        count = 0
        while (sealed := self._next()) is not None:
            data, self.whole = self._open(sealed, count)
            yield data
            count += 1
            if self.whole:
                if self._file.read(1):
                    raise BadInput("something was added after the end")
                return

    def _next(self) -> bytes | None:
        length = self._file.read(_LENGTH.size)
        if len(length) < _LENGTH.size:
            return None
        (size,) = _LENGTH.unpack(length)
        if size > _LARGEST:
            raise BadInput("damaged: a chunk of impossible length")
        sealed = self._file.read(size)
        return sealed if len(sealed) == size else None  # the chunk that was being written when it crashed

    def _open(self, sealed: bytes, count: int) -> tuple[bytes, bool]:
        for last in (False, True):
            try:
                return self._cipher.decrypt(_NONCE.pack(count, last), sealed, None), last
            except InvalidTag:
                continue
        raise BadInput(f"chunk {count} was changed, moved or is of another file")


def _raw(public: X25519PublicKey) -> bytes:
    return public.public_bytes(Encoding.Raw, PublicFormat.Raw)


def _tag(public: X25519PublicKey) -> bytes:
    return hashlib.sha256(_raw(public)).digest()[:8]


def _derive(shared: bytes, head: bytes) -> bytes:
    # The head is bound into the key: a changed head opens nothing.
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_PURPOSE + head).derive(shared)

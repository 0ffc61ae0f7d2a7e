"""A device's own key: Ed25519 (RFC 8032), made on the device, never leaving it."""

import base64
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from windowkit.errors import BadInput
from windowkit.small_files import write_whole


class DeviceKey(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A device's name at the server and its private key (base64, 32 bytes)."""

    device: str
    private: str


def challenge_text(nonce: str, device: str) -> bytes:
    """What a device signs to prove its key: bound to this line's nonce and to its own name."""
    return f"virtual-window line 1\n{nonce}\n{device}".encode()


def new_private() -> str:
    """A fresh private key, base64."""
    raw = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return base64.b64encode(raw).decode()


def public_of(private: str) -> str:
    """The public key (base64, 32 bytes) of a private one."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private))
    return base64.b64encode(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def is_public(public: str) -> bool:
    """Whether this is the base64 of 32 bytes, which is all that a public key of Ed25519 is (RFC 8032, 5.1.5)."""
    try:
        return len(base64.b64decode(public, validate=True)) == 32
    except ValueError:
        return False


def signed(private: str, text: bytes) -> bytes:
    """The signature (64 bytes) of `text` by a private key (base64)."""
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(private)).sign(text)


def verified(public: str, text: bytes, signature: bytes) -> bool:
    """Whether the private half of `public` (base64) signed this text."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(public)).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def prove(key: DeviceKey, nonce: str) -> str:
    """The proof (base64) that a `Hello` carries."""
    return base64.b64encode(signed(key.private, challenge_text(nonce, key.device))).decode()


def proven(public: str, nonce: str, device: str, proof: str) -> bool:
    """Whether `proof` was made with the private half of `public` for this nonce and device."""
    try:
        signature = base64.b64decode(proof)
    except ValueError:
        return False
    return verified(public, challenge_text(nonce, device), signature)


def save_key(folder: Path, key: DeviceKey) -> None:
    """Write the key so that only this user reads it, whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(folder / "device.json", msgspec.json.encode(key))


def notice_key(folder: Path) -> str:
    """The private key (base64) that signs notices' codes; made the first time. Raises BadInput where it is none."""
    path = folder / "notice.key"
    if not path.exists():
        write_whole(path, new_private().encode())
    private = path.read_text(encoding="utf-8", errors="replace").strip()
    if not is_public(private):  # a private key has the same form
        raise BadInput(
            f"{path} holds no key; restore it from a backup: without it printed codes cannot be checked offline"
        )
    return private


def load_key(folder: Path) -> DeviceKey:
    """The key of an enrolled device; raises BadInput that says how to enrol."""
    try:
        return msgspec.json.decode((folder / "device.json").read_bytes(), type=DeviceKey)
    except FileNotFoundError as error:
        raise BadInput(
            "this device is not enrolled; ask an administrator for a code, then start with --enrol CODE"
        ) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise BadInput(f"the device key in {folder} cannot be read; enrol again with --enrol CODE") from error

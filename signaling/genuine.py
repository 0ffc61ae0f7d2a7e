"""The code on a notice: an address that says whether it is genuine, signed so that it can be checked offline too. Pure.

    BASE/verify/CHECK?t=TEMPLATE&d=DAY&n=ATTEMPT&s=SIGNATURE

The signature (Ed25519, RFC 8032; base64url without padding) is over the other four. Nothing in it is about a person.
"""

import base64
from typing import Final
from urllib.parse import parse_qs, urlencode, urlsplit

import msgspec

from windowkit.keys import signed, verified

_PATH: Final = "/verify/"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What a sheet says of itself: its unguessable code, which notice, of which day (YYYY-MM-DD), which attempt."""

    check: str
    template: str
    issued: str
    attempt: int


def link(base: str, claim: Claim, private: str) -> str:
    """The address for the sheet's QR code, signed with `private` (base64, 32 bytes)."""
    signature = base64.urlsafe_b64encode(signed(private, _said(claim))).decode().rstrip("=")
    return f"{base}{_PATH}{claim.check}?" + urlencode(
        {"t": claim.template, "d": claim.issued, "n": claim.attempt, "s": signature}
    )


def checked(address: str, public: str) -> Claim | None:
    """What the address of a sheet claims, where the holder of `public` (base64, 32 bytes) has signed it; else None."""
    parts = urlsplit(address)
    asked = {key: values[0] for key, values in parse_qs(parts.query).items()}
    try:
        claim = Claim(
            check=parts.path.rpartition(_PATH)[2],
            template=asked["t"],
            issued=asked["d"],
            attempt=int(asked["n"]),
        )
        signature = base64.urlsafe_b64decode(asked["s"] + "==")
    except (KeyError, ValueError):
        return None
    return claim if verified(public, _said(claim), signature) else None


def _said(claim: Claim) -> bytes:
    return f"virtual-window notice 1\n{claim.check}\n{claim.template}\n{claim.issued}\n{claim.attempt}".encode()

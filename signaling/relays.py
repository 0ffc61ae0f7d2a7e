"""TURN credentials that end by themselves, made for each program (draft-uberti-behave-turn-rest-00). Pure.

The relay (coturn's `use-auth-secret`) shares one secret with this server and needs no list of users: the name carries
its own end, the password proves that we wrote it.
"""

import base64
import hashlib
import hmac

import msgspec

from windowkit.messages import IceServer


class Relays(msgspec.Struct, frozen=True, kw_only=True):
    """The relays of a site. `ttl` in seconds; the secret is in no log and no message, nor in this value's text."""

    urls: tuple[str, ...]
    secret: bytes
    ttl: float

    def __repr__(self) -> str:
        return f"Relays({', '.join(self.urls)})"

    def servers(self, program: str, now: float) -> tuple[IceServer, ...]:
        """What a program may use until `now` (UNIX seconds) + ttl; nothing where the site has no relay."""
        if not self.urls:
            return ()
        username = f"{int(now + self.ttl)}:{program}"
        proof = hmac.new(self.secret, username.encode(), hashlib.sha1).digest()
        return (IceServer(urls=self.urls, username=username, credential=base64.b64encode(proof).decode()),)

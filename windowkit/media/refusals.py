"""A mend to aioice 0.13.0, named in mends.py: why a TURN relay gave no address. Stock keeps it to itself.

A relay that refuses the password and one that is silent look alike there: no candidate, no error, no log. Whoever
looks after a site has to mend two different things.
"""

import contextlib
import ssl
from collections.abc import Generator
from contextvars import ContextVar
from typing import Any, Final

import aioice.ice
import aioice.stun

_stock: Final = aioice.ice.relayed_candidate
_reasons: Final[ContextVar[list[str] | None]] = ContextVar("reasons of relays", default=None)
_REFUSED: Final = (401, 438)  # RFC 8489, 14.8: not authenticated; an old nonce
_FULL: Final = (486, 508)  # RFC 8656, 18.3: the user's quota, the relay's capacity


def mend_refusals() -> None:
    """Once for the process; again: nothing happens."""
    aioice.ice.relayed_candidate = _candidate


@contextlib.contextmanager
def noted() -> Generator[list[str]]:
    """Why relays gave nothing to what is gathered meanwhile."""
    reasons: list[str] = []
    token = _reasons.set(reasons)
    try:
        yield reasons
    finally:
        _reasons.reset(token)


async def _candidate(**asked: Any) -> Any:
    reasons = _reasons.get()
    came = False
    try:
        found = await _stock(**asked)
        came = True
        return found
    except Exception as error:
        if reasons is not None:
            reasons.append(why(error))
        raise
    finally:
        if not came and reasons is not None and not reasons:
            reasons.append(why(None))  # given up: gathering does not wait for it any longer


def why(error: Exception | None) -> str:
    """In a word for a log: `refused`, `full`, `bad certificate`, `unreachable`, `silent`."""
    match error:
        case aioice.stun.TransactionFailed() if error.response.error_code in _REFUSED:
            return "refused"
        case aioice.stun.TransactionFailed() if error.response.error_code in _FULL:
            return "full"
        case aioice.stun.TransactionFailed():
            return f"refused with {error.response.error_code}"
        case ssl.SSLError():
            return "bad certificate"
        case OSError():
            return "unreachable"
        case _:
            return "silent"

"""The resident's consent to a recording: who may say what, and whether a byte may be written. Pure.

A consent belongs to one visit with one clerk. It lives beside the visit's table: no step of the visit depends on it.
"""

import hashlib
from types import MappingProxyType
from typing import Final

import msgspec

from windowkit.errors import Code, Refused
from windowkit.parts import Consent, Recording
from windowkit.visit import State

# The states in which the two talk; what is said outside of them is nobody's to record.
TALKING: Final = frozenset(
    {State.SERVING, State.DOCUMENT, State.REVIEWING, State.SIGNING, State.SIGNED, State.SUBMITTED}
)
_C: Final = Consent
_RUNNING: Final = frozenset({_C.ASKED, _C.GIVEN})

# By the resident: yes or no, whenever they like.
_ANSWERED: Final = MappingProxyType(
    {
        (_C.ASKED, True): _C.GIVEN,
        (_C.ASKED, False): _C.REFUSED,
        (_C.GIVEN, True): _C.GIVEN,
        (_C.GIVEN, False): _C.WITHDRAWN,
        (_C.REFUSED, False): _C.REFUSED,
        (_C.WITHDRAWN, False): _C.WITHDRAWN,
        (_C.ENDED, False): _C.ENDED,
        (_C.FAILED, False): _C.FAILED,
    }
)


class Permission(msgspec.Struct, frozen=True):
    """The resident's standing yes to record `visit` as `recording`; only `permission` below makes one."""

    visit: str
    recording: str


def permission(visit: str, state: State, recording: Recording | None, *, reachable: bool) -> Permission | None:
    """The permission that stands now; None: not a byte may be written.

    `reachable` is whether a withdrawal would arrive here at once: both lines are up.
    """
    given = recording is not None and recording.consent is Consent.GIVEN
    if recording is None or not given or state not in TALKING or not reachable:
        return None
    return Permission(visit, recording.id)


def short(recording: str) -> bytes:
    """A recording's name in eight bytes, where there is no room for text."""
    return hashlib.sha256(recording.encode()).digest()[:8]


def asked(before: Recording | None, state: State, recording: str, days: int) -> Recording:
    """The clerk asks; raises Refused(BUSY) while a question or a recording stands, WRONG_STATE outside of a talk."""
    if state not in TALKING:
        raise Refused(Code.WRONG_STATE, "ask_recording")
    if before is not None and (before.consent in _RUNNING or before.id == recording):
        raise Refused(Code.BUSY, "recording")
    return Recording(id=recording, consent=Consent.ASKED, days=days)


def answered(before: Recording | None, recording: str, *, yes: bool) -> Recording:
    """The resident says yes or no to exactly this question; a yes after the end raises Refused(STALE)."""
    if before is None or before.id != recording:
        raise Refused(Code.STALE, "recording")
    after = _ANSWERED.get((before.consent, yes))
    if after is None:
        raise Refused(Code.STALE, "recording")
    return msgspec.structs.replace(before, consent=after)


def ended(before: Recording | None, recording: str, *, failed: bool) -> Recording:
    """The clerk ends it or takes the question back, or (`failed`) the counter cannot write any more."""
    if before is None or before.id != recording:
        raise Refused(Code.STALE, "recording")
    return over(before, failed=failed)


def over(before: Recording, *, failed: bool = False) -> Recording:
    """What is left of it when the talk ends: nothing that another talk could inherit."""
    if before.consent not in _RUNNING:
        return before
    return msgspec.structs.replace(before, consent=Consent.FAILED if failed else Consent.ENDED)

"""A mend to aioice 0.13.0, named in mends.py: a call's checks between direct addresses go out at once.

Stock waits 20 ms after each check it starts, the last and only one too: a pair that answered after 1 ms is used
after 20, on both sides. The pace is meant for what a NAT has to remember (RFC 8445, B.1); addresses of the same
site need none. Checks through a server or a NAT keep it, and come after the direct ones.
"""
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001
# The whole purpose of this module is to reach into a library where it offers no way in.

from typing import Final

from aioice.ice import CandidatePair, Connection

_AT_ONCE: Final = 8  # checks; four addresses on either side would make 16
_TO_DO: Final = (CandidatePair.State.WAITING, CandidatePair.State.FROZEN)

_stock: Final = Connection._check_periodic


def mend_checks() -> None:
    """Once for the process; again: nothing happens."""
    Connection._check_periodic = _check  # type: ignore[method-assign]


def _check(connection: Connection) -> bool:
    """Start what may start now; whether to be called again after the pause."""
    if connection._check_list_done:
        return False
    left = [pair for pair in connection._check_list if pair.state in _TO_DO and pair.task is None]
    if not left:
        return connection._remote_candidates_expected()
    direct = [pair for pair in left if _is_direct(pair)][:_AT_ONCE]
    if not direct:
        return _stock(connection)
    for pair in direct:
        connection.check_start_task(pair)
    return len(left) > len(direct) or connection._remote_candidates_expected()


def _is_direct(pair: CandidatePair) -> bool:
    return pair.local_candidate.type == "host" and pair.remote_candidate.type == "host"

"""What a visit remembers of being passed on: a frozen value."""

import msgspec

from windowkit.transfer import Target


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """Passed on at `at` by the clerk `by` (sign-in name), or from them.

    Only `to` is asked until `until` (UNIX seconds) or `widened`. `led`: a duty leader took it over from `by`;
    `reassigned`: one gave it to somebody else.
    """

    to: Target
    by: str
    at: float
    until: float
    widened: bool = False
    led: bool = False
    reassigned: bool = False

"""When an operator's word goes to its kiosk. Pure."""

from collections.abc import Iterable, Iterator
from enum import StrEnum, auto
from typing import Final

import msgspec

from windowkit.operating import OperateKiosk

LASTS: Final = 86_400.0  # s; who starts a kiosk anew today does not mean next week's
AGAIN: Final = 20.0  # s until a word is said again that was not answered, or to a kiosk at which somebody was


class OrderState(StrEnum):
    """What became of it."""

    WAITING = auto()
    DONE = auto()
    EXPIRED = auto()


class KioskOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A word for one kiosk; `at` is when it was given (UNIX seconds), `by` who says to have given it."""

    kiosk: str
    word: OperateKiosk
    by: str
    at: float


def expired(order: KioskOrder, now: float) -> bool:
    """Whether it is given up: the kiosk was away, or never without somebody."""
    return now >= order.at + LASTS


def in_turn(orders: Iterable[KioskOrder]) -> Iterator[KioskOrder]:
    """Of the words that wait, the oldest first: settings go whole, so a later word waits until the one before is done.

    Else one that was lost on its way would be said again after the later one, and stand.
    """
    setting = set[str]()
    for order in orders:
        if order.word.restart:
            yield order
        elif order.kiosk not in setting:
            setting.add(order.kiosk)
            yield order


def goes(order: KioskOrder, now: float, *, said: float | None, present: bool, visit: bool) -> bool:
    """Whether to say it now; `said` is when it was said last, `visit` whether one is on at that kiosk."""
    rests = said is not None and said <= now < said + AGAIN
    waits = order.word.restart and visit and not order.word.now
    return present and not rests and not waits

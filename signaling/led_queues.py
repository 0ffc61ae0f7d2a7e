"""Every centre's queue in a few numbers, as duty leaders see it; and whether there is one. Pure."""

from collections import Counter

from signaling.effects import Sender
from signaling.floor import Floor
from windowkit.leading import LedQueue
from windowkit.messages import ClerkState, Role
from windowkit.visit import State

OVER = frozenset({State.WAITING, State.ENDED})  # states of a visit that no clerk has


def queues(floor: Floor) -> tuple[LedQueue, ...]:
    """In the order of the site's settings; who went away to be called back does not stand there."""
    waiting: dict[str, list[float]] = {}
    for one in floor.queue.everybody():
        if one.away is None:
            waiting.setdefault(one.centre.code, []).append(one.opened)
    having = [floor.clerks.get(one.clerk) for one in floor.visits.values() if one.visit.state not in OVER]
    serving = Counter(clerk.centre for clerk in having if clerk is not None)

    def free(centre: str) -> int:
        return sum(floor.duty(name).state is ClerkState.READY for name in floor.at_desk.get(centre, ()))

    return tuple(
        LedQueue(
            code=one.code,
            name=one.name,
            name_en=one.name_en,
            waiting=len(waiting.get(one.code, ())),
            since=min(waiting.get(one.code, ()), default=None),
            free=free(one.code),
            serving=serving[one.code],
        )
        for one in floor.centres.values()
    )


def somebody_leads(floor: Floor, clerk: str) -> bool:
    """Whether a duty leader of this clerk's centre is signed in, other than themselves."""
    centre = floor.clerks[clerk].centre
    others = (floor.clerks[name] for name in floor.at_desk.get(centre, ()) if name != clerk)
    return any(one.leader and Sender(Role.COUNTER, one.name) in floor.present for one in others)

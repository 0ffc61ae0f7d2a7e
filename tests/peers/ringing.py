"""What clerks at ringing counters say and hear, on a hall's cast."""

from signaling.effects import Sender
from tests.peers.hall_cast import HallCast
from windowkit import messages as m
from windowkit.visit import Outcome


def ready(cast: HallCast, *clerks: Sender) -> None:
    """They say that visits may come."""
    for one in clerks:
        assert cast.ask(one, m.SetReady, ready=True) is None


def duty(cast: HallCast, clerk: Sender) -> m.DutyChanged:
    """What their counter was told last."""
    return [one for one in cast.mail[clerk] if isinstance(one, m.DutyChanged)][-1]


def rings(cast: HallCast) -> dict[str, str]:
    """Which visit rings at which clerk's counter."""
    return dict(cast.hall.floor.offers)


def over(cast: HallCast, kiosk: Sender, clerk: Sender, visit: str) -> None:
    """The talk, to its end."""
    for side in (kiosk, clerk):
        assert cast.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True) is None
    assert cast.ask(clerk, m.FinishVisit, visit=visit, outcome=Outcome.DONE) is None
    assert cast.ask(kiosk, m.Rate, visit=visit, faces=5) is None


def queue(cast: HallCast, clerk: Sender) -> tuple[m.QueueEntry, ...]:
    """Who waits, as their counter was told last."""
    return [one for one in cast.mail[clerk] if isinstance(one, m.QueueChanged)][-1].waiting

"""What the hall takes up from a real database at its start: how long visits lasted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from signaling.effects import Save
from signaling.floor import Rules
from signaling.hall import Hall
from signaling.records import EndedRecord
from signaling.store import Store
from signaling.waits import LATEST
from tests.peers.notices import KEY
from windowkit.visit import Outcome


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'signaling.sqlite'}")
    yield made
    made.close()


def ended(number: int, centre: str, handled: float) -> EndedRecord:
    return EndedRecord(
        visit=f"{centre}-{number}",
        matter="m",
        centre=centre,
        committee="c",
        opened=0.0,
        ended=float(number),
        outcome=Outcome.DONE,
        reason=None,
        answered_at=1.0 if handled else None,
        handled=handled,
        resident="",
    )


async def test_the_latest_visits_of_each_centre_are_what_its_waits_are_reckoned_from(store: Store) -> None:
    rows = [ended(number, "one", 100.0 + number) for number in range(LATEST + 5)]
    rows += [ended(1, "two", 60.0), ended(2, "two", 0.0)]  # nobody answered the last one
    await store.keep([Save(row) for row in rows])
    hall = Hall({}, Rules(notice_key=KEY), lambda: "code")
    hall.load(store.running(), 1_000.0)
    wrap_up = hall.floor.queue.rules("one").wrap_up
    assert hall.floor.served == {
        "one": tuple(100.0 + number + wrap_up for number in range(5, LATEST + 5)),
        "two": (60.0 + wrap_up,),
    }

"""A booked time at the real server: no place twice, whoever is quickest, and two servers on one database."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from signaling.appointment_records import AppointmentRecord
from signaling.effects import Save
from signaling.papers import ZONE
from signaling.places import Place
from signaling.store import Store, StoreFailure
from tests.peers.server_cast import MATTER
from tests.peers.server_process import PIN, Program, ServerProcess, device_hello, enrolled, on_the_line
from windowkit import messages as m
from windowkit.errors import Code, Refused

_PLACES, _KIOSKS, _EACH = 3, 4, 6
_ALWAYS = '"00:00-24:00"'
_QUEUE = f"""
[centres.hours]
workdays = [{_ALWAYS}]
weekends = [{_ALWAYS}]
holidays = [{_ALWAYS}]
[centres.appointments]
slot = 60
groups = {{ {MATTER.group} = {_PLACES} }}
"""


async def _tries(kiosk: Program, number: int, at: str) -> Code | None:
    try:
        await kiosk.ask(m.BookSlot, appointment=f"a{number}", matter=MATTER.code, at=at)
    except Refused as refusal:
        return refusal.code
    return None


async def _everybody_wants_the_same(server: ServerProcess) -> None:
    at = f"{(datetime.now(UTC).astimezone(ZONE) + timedelta(days=2)).date().isoformat()}T09:00"
    async with AsyncExitStack() as stack:
        kiosks: list[Program] = []
        for _ in range(_KIOSKS):
            hello = device_hello(await enrolled(server, m.Role.KIOSK), m.Role.KIOSK)
            kiosks.append(await stack.enter_async_context(on_the_line(server, hello)))
        for kiosk in kiosks:
            await kiosk.ask(m.UnlockKiosk, pin=PIN)
        tries = [_tries(kiosks[one % _KIOSKS], one, at) for one in range(_KIOSKS * _EACH)]
        answers = await asyncio.gather(*tries)
        assert answers.count(None) == _PLACES
        assert answers.count(Code.TAKEN) == _KIOSKS * _EACH - _PLACES
        offered = await kiosks[0].until(m.SlotsFound)
        assert at not in offered.slots
        assert f"{at[:11]}10:00" in offered.slots
        won = [number for number, answer in enumerate(answers) if answer is None]
        again = await _tries(kiosks[won[0] % _KIOSKS], won[0], at)
        assert again is None, "said again it is the same one"
        assert len(server.store.running().appointments) == _PLACES


async def _another_server_is_quicker(server: ServerProcess) -> None:
    at = f"{(datetime.now(UTC).astimezone(ZONE) + timedelta(days=3)).date().isoformat()}T09:00"
    async with on_the_line(server, device_hello(await enrolled(server, m.Role.KIOSK), m.Role.KIOSK)) as kiosk:
        await kiosk.ask(m.UnlockKiosk, pin=PIN)
        for place in range(_PLACES - 1):
            await server.store.keep([Save(_booked(f"theirs-{place}", at, place))])
        answers = [await _tries(kiosk, number, at) for number in range(100, 103)]
        assert answers == [None, Code.TAKEN, Code.TAKEN], "the last place that the database has"
        held = [one.place for one in server.store.running().appointments if one.at == at]
        assert sorted(one for one in held if one is not None) == list(range(_PLACES))


def _booked(name: str, at: str, place: int | None) -> AppointmentRecord:
    here = Place(code="hyl", name="中心", name_en="Centre")
    return AppointmentRecord(
        id=name,
        number="Y001",
        at=at,
        group=MATTER.group,
        matter=MATTER.code,
        centre=here,
        committee=here,
        kiosk="k",
        place=place,
    )


def test_of_many_who_want_one_time_at_once_as_many_get_it_as_there_are_places(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, queue=_QUEUE)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        asyncio.run(_everybody_wants_the_same(server))
        asyncio.run(_another_server_is_quicker(server))
    finally:
        server.stop()


def test_the_database_itself_refuses_a_place_that_another_server_gave(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'one.sqlite'}"
    one, other = Store(url), Store(url)
    booked = _booked("a", "2026-12-01T09:00", 0)
    try:
        asyncio.run(one.keep([Save(booked)]))
        with pytest.raises(StoreFailure):
            asyncio.run(other.keep([Save(replace(booked, id="b"))]))
        asyncio.run(one.keep([Save(replace(booked, place=None))]))
        asyncio.run(other.keep([Save(replace(booked, id="b")), Save(replace(booked, id="c", place=None))]))
        assert {each.id: each.place for each in one.running().appointments} == {"a": None, "b": 0, "c": None}
    finally:
        one.close()
        other.close()

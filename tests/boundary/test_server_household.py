"""What those who live together share, on the real server and in a real database."""

import argparse
from pathlib import Path

import pytest

from demo.people import APPLICATION, HUSBAND, MATTER, RESIDENT
from signaling import auditing, households
from signaling.effects import Save
from signaling.places import Place
from signaling.records import EndedRecord, VisitRecord
from signaling.served_records import ServedRecord
from signaling.store import Store
from tests.boundary.test_server_past import over, refused_or
from tests.peers.server_cast import Cast, cast, filled, serving, submitted
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m, past as w
from windowkit.errors import Code
from windowkit.visit import Outcome, State, Visit

_PLACE = Place(code="wlq", name="中心", name_en="Centre")


async def filed(all_: Cast, form: dict[str, str]) -> str:
    await serving(all_, MATTER)
    await filled(all_, form)
    await submitted(all_)
    await over(all_, Outcome.ACCEPTED)
    return all_.visit


async def household_of(all_: Cast) -> w.HouseholdFound:
    await all_.counter.ask(w.AskHousehold, visit=all_.visit)
    return await all_.counter.until(w.HouseholdFound, lambda one: one.visit == all_.visit)


async def test_a_wifes_form_takes_up_what_her_husbands_case_says_of_their_home(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        async with cast(server) as all_:
            first = await filed(all_, APPLICATION)
            await serving(all_, MATTER)
            hers = {"applicant_name": RESIDENT.name, "applicant_id_number": RESIDENT.id_number}
            assert await refused_or(all_.counter, w.AskHousehold, visit=all_.visit) is Code.INCOMPLETE
            await filled(all_, hers)
            assert await refused_or(all_.counter, w.AskHousehold, visit=all_.visit) is Code.INCOMPLETE, "of no home"
            await filled(all_, {"registered_address": "静安区 样例路128-6-302"})
            found = await household_of(all_)
            (member,) = found.members
            assert (member.name, found.crowded) == ("周**", False)
            assert member.fields == {"living_address": HUSBAND.address, "applicant_phone": HUSBAND.phone}
            await filled(all_, {"living_address": "样例路128弄6号302"})
            (member,) = (await household_of(all_)).members
            assert member.fields == {"applicant_phone": HUSBAND.phone}, "the form has that address in other words"
            await all_.counter.ask(
                m.EditField, visit=all_.visit, field="living_address", value="样例路128弄6号303", revision=2
            )
            assert (await household_of(all_)).members == (), "where she lives counts before where she is registered"
            assert await refused_or(all_.kiosk, w.AskHousehold, visit=all_.visit) is Code.NOT_YOURS
            assert await refused_or(all_.counter, w.AskHousehold, visit=first) is Code.UNKNOWN_VISIT
        printed = auditing.looks(argparse.Namespace(since="2020-01-01", until="2100-01-01"), server.store)
        told = sorted(line.split("\t")[4] for line in printed.splitlines() if line.split("\t")[1] == "household")
        assert told == sorted([f"visit={all_.visit}"] * 3 + [f"visit={first}"] * 2)
        assert HUSBAND.id_number not in printed
    finally:
        server.stop()


async def test_who_lives_elsewhere_in_words_of_their_own_is_no_member_and_no_other_district_is_the_same(
    tmp_path: Path,
) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        async with cast(server) as all_:
            await filed(all_, APPLICATION | {"living_address": "第三敬老院"})
            far = await filed(all_, APPLICATION | {"living_address": HUSBAND.address.replace("静安", "嘉定")})
            await serving(all_, MATTER)
            await filled(all_, {"applicant_name": RESIDENT.name, "applicant_id_number": RESIDENT.id_number})
            await filled(all_, {"living_address": HUSBAND.address})
            assert (await household_of(all_)).members == ()
        printed = auditing.looks(argparse.Namespace(since="2020-01-01", until="2100-01-01"), server.store)
        assert f"visit={far}" not in printed, "only whoever was told of"
    finally:
        server.stop()


async def lived(store: Store, number: int, where: str, ended: float = 1.0, case: str = "c") -> None:
    visit = f"v{number} {ended}"
    record = VisitRecord(
        visit=Visit(id=visit, state=State.ENDED),
        matter=MATTER,
        kiosk="k",
        committee=_PLACE,
        centre=_PLACE,
        ticket="A1",
        opened=ended,
        since=ended,
    )
    kept = EndedRecord(
        visit=visit, matter=MATTER, committee="c", centre="wlq", opened=ended, ended=ended, outcome=Outcome.DONE
    )
    await store.keep(
        [
            Save(record),
            Save(kept),
            Save(
                ServedRecord(
                    visit=visit,
                    clerk="w",
                    centre="wlq",
                    ticket="A1",
                    case=case,
                    name=f"人{number}",
                    id_number=str(number),
                    home=where,
                )
            ),
        ]
    )


@pytest.mark.parametrize("people", [2, 9])
async def test_who_has_moved_away_is_no_member_and_a_crowd_is_counted_no_further(tmp_path: Path, people: int) -> None:
    store = Store(f"sqlite:///{tmp_path / 'signaling.sqlite'}")
    try:
        for number in range(people):
            await lived(store, number, "a路1-2", ended=number)
        await lived(store, 50, "a路1-2", ended=1.0)
        await lived(store, 50, "b路3", ended=2.0)
        await lived(store, 51, "a路1-2", ended=1.0)
        await lived(store, 51, "", ended=2.0)  # a matter that asks for no address says nothing of it
        await lived(store, 0, "a路1-2", ended=20.0)
        found = store.read(lambda connection: households.living_at(connection, "a路1-2", "1"))
        numbers = [one.id_number for one in found]
        assert "50" not in numbers
        assert "1" not in numbers, "who asks"
        if people == 2:
            assert numbers == ["0", "51"], "each once, the latest first"
        else:
            assert len(numbers) == households.MOST + 1
    finally:
        store.close()

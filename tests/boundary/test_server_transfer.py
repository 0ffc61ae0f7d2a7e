"""A visit passed on between two counters of the real server, over a kill, and a hold that outlives one."""

from pathlib import Path

import pytest

from signaling import tables as t
from tests.peers.server_cast import FORM, cast, filled, serving
from tests.peers.server_process import PASSWORD, PIN, ServerProcess, clerk_hello, on_the_line
from windowkit import files, messages as m
from windowkit.errors import Code, Refused
from windowkit.visit import Outcome, State

pytestmark = pytest.mark.timeout(240)  # two servers start in it, and one command


async def test_a_colleague_goes_on_with_form_and_note_though_the_server_dies_in_between(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        added = ("add-clerk", "lifang", "--display", "李芳", "--service-number", "0218", "--centre", "hyl")
        server.admin(*added, "--language", "zh", "--language", "wuu", secret=PASSWORD)
        async with cast(server) as all_:
            await serving(all_)
            await filled(all_)
            token = (await files.sign_in(server.url, "lifang", PASSWORD)).token
            async with on_the_line(server, clerk_hello(token)) as colleague:
                await colleague.until(m.Welcome)
                await colleague.ask(m.SetReady, ready=True)
                await all_.counter.ask(m.HoldVisit, visit=all_.visit, on=True)
                held = await all_.kiosk.until(m.VisitSnapshot, lambda one: one.hold is not None)
                await all_.counter.ask(m.FindColleagues, visit=all_.visit, words="李")
                found = await all_.counter.until(m.ColleaguesFound)
                assert [(one.name, one.state) for one in found.clerks] == [("lifang", m.ClerkState.READY)]
                assert found.languages == ("wuu",)
                server.kill()
                server.start()
                again = await all_.kiosk.until(m.VisitSnapshot, lambda one: one.changes >= held.changes)
                assert again.hold == held.hold, "nothing forgets who is on hold"
                await all_.counter.until(m.Welcome)
                await colleague.until(m.Welcome)
                await colleague.ask(m.SetReady, ready=True)
                with pytest.raises(Refused) as refusal:
                    await all_.counter.ask(m.TransferVisit, visit=all_.visit, to=m.Target(clerk="nobody"))
                assert refusal.value.code is Code.BAD_FIELD
                to = m.Target(clerk="lifang")
                await all_.counter.ask(m.TransferVisit, visit=all_.visit, to=to, note="还缺住院小结")
                waits = await all_.kiosk.until(m.VisitSnapshot, lambda one: one.transferred)
                assert (waits.place, waits.hold, waits.notes) == (1, None, ())
                rings = await colleague.until(m.DutyChanged, lambda one: one.state is m.ClerkState.RINGING)
                assert rings.visit == all_.visit
                await colleague.ask(m.TakeVisit, visit=all_.visit)
                for side in (all_.kiosk, colleague):
                    await side.ask(m.CallUp, visit=all_.visit, call=2, picture=True, sound=True)
                seen = await colleague.until(m.VisitSnapshot, lambda one: one.state is State.SERVING)
                assert {key: one.value for key, one in seen.fields.items()} == FORM
                assert [one.words for one in seen.notes] == ["还缺住院小结"]
                await colleague.ask(m.FinishVisit, visit=all_.visit, outcome=Outcome.DONE)
                await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=5)
            row = server.store.one(t.ENDED, "visit", all_.visit)
            assert row is not None
            assert (row["transfers"], row["outcome"]) == (1, "done")
    finally:
        server.stop()

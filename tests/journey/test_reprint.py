"""A notice printed again at the committee's own desk: real server, real print service, a real IPP printer.

Also over a server that is killed and comes back.
"""

from pathlib import Path

import httpx
import pytest

from demo.printer import Printer
from tests.peers.print_process import printing_cast, words
from tests.peers.server_cast import ID_NUMBER, Cast, filled, serving, submitted
from tests.peers.server_process import PIN, Program, ServerProcess
from windowkit import helpdesk as w, messages as m
from windowkit.errors import Code, Refused
from windowkit.visit import Outcome, State

pytestmark = pytest.mark.timeout(480)
MINE = w.Proof(identity=ID_NUMBER, read=True)
ANOTHERS = w.Proof(identity="310101195001010000", read=True)


async def visited(all_: Cast) -> str:
    """A visit whose case is filed, its notice printed, its resident gone. The case's number."""
    await serving(all_)
    await filled(all_)
    case = (await submitted(all_)).case

    def out(one: m.VisitSnapshot) -> bool:
        return bool(one.notices) and one.notices[0].state is m.JobState.DONE

    await all_.counter.until(m.VisitSnapshot, out)
    await all_.counter.ask(m.FinishVisit, visit=all_.visit, outcome=Outcome.ACCEPTED)
    await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=5)
    await all_.seen(State.ENDED)
    return case


async def refused(kiosk: Program, kind: type[m.Command], **parts: object) -> Code:
    with pytest.raises(Refused) as no:
        await kiosk.ask(kind, **parts)
    return no.value.code


async def again(kiosk: Program, paper: str) -> None:
    """Print it once more, until the printer says that it is out."""
    kiosk.heard.clear()
    await kiosk.ask(w.PrintCopy, paper=paper)
    await kiosk.until(w.SheetMoved, lambda one: one.state is m.JobState.DONE)


async def test_a_notice_is_printed_again_to_its_persons_card_and_says_so(tmp_path: Path) -> None:
    async with printing_cast(tmp_path) as (server, all_, device):
        await _at_the_desk(server, all_.kiosk, await visited(all_), device)


async def _at_the_desk(server: ServerProcess, kiosk: Program, case: str, device: Printer) -> None:
    assert await refused(kiosk, w.FindNotices, number=case, proof=MINE) is Code.NOT_SIGNED_IN
    await kiosk.ask(m.UnlockKiosk, pin=PIN)
    assert await refused(kiosk, w.FindNotices, number=case, proof=ANOTHERS) is Code.UNKNOWN_NOTICE
    assert await refused(kiosk, w.FindNotices, number="hyl0", proof=MINE) is Code.UNKNOWN_NOTICE
    await kiosk.ask(w.FindNotices, number=case.upper(), proof=MINE)
    (old,) = (await kiosk.until(w.NoticesFound)).notices
    assert (old.template, old.number, old.copies) == ("acceptance", case, 0)
    await again(kiosk, old.paper)
    server.kill()
    server.start()
    kiosk.heard.clear()
    await kiosk.until(m.Welcome)
    await kiosk.ask(m.UnlockKiosk, pin=PIN)
    assert await refused(kiosk, w.PrintCopy, paper=old.paper) is Code.UNKNOWN_NOTICE  # to be found anew
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as phone:
        assert "<dd>2</dd>" in (await phone.get(f"/verify/{old.paper}")).text, "printed twice"
    await kiosk.ask(w.FindNotices, code=f"https://window.example/verify/{old.paper}?t=acceptance", proof=MINE)
    (found,) = (await kiosk.until(w.NoticesFound)).notices
    assert found.copies == 1
    await again(kiosk, found.paper)
    first, second, third = words(device)
    assert "补打" not in first
    assert f"编号：{case}（第1次补打，" in second
    assert f"编号：{case}（第2次补打，" in third
    await kiosk.ask(w.AskCase, number=case, proof=MINE)
    assert (await kiosk.until(w.CaseTold)).state is w.CaseState.FILED
    told = server.admin("desk-acts", "--from", "2020-01-01", "--to", "2099-12-31").splitlines()
    acts = [line.split("\t")[1] for line in told]
    assert acts.count("copy_printed") == 2
    assert {"not_found", "notice_found", "case_told"} <= set(acts)
    assert ID_NUMBER not in "".join(told)
    assert ID_NUMBER not in server.log

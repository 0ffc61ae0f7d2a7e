"""Nobody answers at the real server: the ticket is called back over its line, and served before who came later."""

import asyncio
from pathlib import Path
from uuid import uuid4

from tests.peers.server_cast import MATTER, cast
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m
from windowkit.visit import State

_SOON = "[centres.queue]\noffer_after = 0.3\n"


async def _story(server: ServerProcess) -> None:
    async with cast(server) as all_:
        await all_.counter.ask(m.SetReady, ready=False, reason=m.BreakReason.MEAL)
        away = all_.visit = str(uuid4())
        await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
        await all_.kiosk.ask(m.OpenVisit, told=True, visit=away, matter=MATTER.code)
        asked = await all_.kiosk.until(m.VisitSnapshot, _is_asked)
        assert asked.choices == (m.WaitChoice.KEEP, m.WaitChoice.CALL_BACK)
        await all_.kiosk.ask(m.ChooseWait, visit=away, choice=m.WaitChoice.CALL_BACK)
        await all_.kiosk.until(m.CallbacksChanged, _stands(m.CallbackState.AWAY))
        server.kill()
        server.start()
        await all_.counter.ask(m.SetReady, ready=True)
        await all_.kiosk.until(m.CallbacksChanged, _stands(m.CallbackState.CALLED))
        await all_.kiosk.ask(m.ComeBack, visit=away)
        await all_.counter.until(m.DutyChanged, _rings)
        await all_.counter.ask(m.TakeVisit, visit=away)
        await all_.seen(State.JOINING)


def _stands(state: m.CallbackState) -> object:
    def holds(one: m.CallbacksChanged) -> bool:
        return [each.state for each in one.callbacks] == [state]

    return holds


def _is_asked(one: m.VisitSnapshot) -> bool:
    return bool(one.choices)


def _rings(one: m.DutyChanged) -> bool:
    return one.state is m.ClerkState.RINGING


def test_a_ticket_is_called_back_also_after_the_server_was_killed(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, more=_SOON)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        asyncio.run(_story(server))
    finally:
        server.stop()

"""A form signed with a pen: printed by a real IPP printer, photographed and read by the kiosk's own parts.

Also over a server that is killed and comes back, and with the sheet of an earlier reading.
"""

from pathlib import Path
from uuid import uuid4

import pytest

from demo import signed_sheet
from demo.printer import Printer
from demo.resident import NAME
from kiosk_app.courier import Courier
from kiosk_app.photo_model import StillSeen
from kiosk_app.scene import SendStill, UploadEnded
from kiosk_app.table import Table
from tests.peers.print_process import printing_cast, sheets, words
from tests.peers.server_cast import Cast, filled, serving
from tests.peers.server_process import Program, ServerProcess
from windowkit import files, messages as m
from windowkit.errors import Code, Refused
from windowkit.inking import MATERIAL, TEMPLATE, Ink, InkStage, JudgePaper, PaperSigned, SignOnPaper, check_of
from windowkit.media.camera import Camera
from windowkit.visit import State

pytestmark = pytest.mark.timeout(480)


class Photographer:
    """The kiosk's document camera over what lies at `place`, and its way to the server."""

    def __init__(self, server: ServerProcess, kiosk: Program, place: Path) -> None:
        self._server, self._kiosk = server, kiosk
        self._heard: list[object] = []
        self.place = place

    async def photographs(self, sheet: Path) -> StillSeen:
        """Lay the signed sheet down, and take its picture."""
        signed_sheet.draw(self.place, sheet, NAME)
        table = Table(Camera(str(self.place)), self._heard.append)
        await table.open()
        try:
            await table.photograph(str(uuid4()), coded=True)
            (seen,) = [one for one in self._heard if isinstance(one, StillSeen)]
            self._content = table.content(seen.taken.still)
        finally:
            await table.close()
            self._heard.clear()
        return seen

    async def brings(self, visit: str, seen: StillSeen) -> bool:
        """Whether the server took it."""
        assert self._content is not None
        token = (await self._kiosk.until(m.Welcome)).token
        order = SendStill(
            visit=visit,
            still=seen.taken.still,
            material=MATERIAL,
            flaws=seen.taken.flaws,
            code=seen.taken.code,
        )
        await Courier(self._server.url, lambda: token, self._heard.append).bring(order, self._content)
        (ended,) = [one for one in self._heard if isinstance(one, UploadEnded)]
        return ended.arrived


async def to_sign(all_: Cast) -> Ink:
    """Read, confirmed, and out of the printer."""
    await all_.counter.ask(m.ReviewForm, visit=all_.visit)
    read = await all_.seen(State.REVIEWING)
    await all_.kiosk.ask(m.ConfirmForm, visit=all_.visit, form_hash=read.form_hash)
    all_.kiosk.heard[:] = [one for one in all_.kiosk.heard if isinstance(one, m.Welcome)]
    await all_.counter.ask(SignOnPaper, visit=all_.visit, on=True)

    def out(one: m.VisitSnapshot) -> bool:
        ours = [each for each in one.notices if one.ink is not None and each.id == one.ink.notice]
        return [each.state for each in ours] == [m.JobState.DONE]

    ink = (await all_.kiosk.until(m.VisitSnapshot, out)).ink
    assert ink is not None
    await all_.kiosk.ask(PaperSigned, visit=all_.visit)
    return ink


async def shown(all_: Cast) -> Ink:
    """The clerk has its photograph before them."""

    def there(one: m.VisitSnapshot) -> bool:
        return one.ink is not None and one.ink.stage is InkStage.SHOWN

    ink = (await all_.counter.until(m.VisitSnapshot, there)).ink
    assert ink is not None
    return ink


async def test_what_was_signed_with_a_pen_is_the_form_that_was_read(tmp_path: Path) -> None:
    async with printing_cast(tmp_path) as (server, all_, device):
        await _signed(server, all_, device, tmp_path / "table.jpg")


async def _signed(server: ServerProcess, all_: Cast, device: Printer, place: Path) -> None:
    await serving(all_)
    await filled(all_)
    earlier = await to_sign(all_)
    await all_.counter.ask(m.Withdraw, visit=all_.visit)
    now = await to_sign(all_)
    first, second = sheets(device)
    kiosk = Photographer(server, all_.kiosk, place)
    wrong = await kiosk.photographs(first)
    assert check_of(wrong.taken.code) == earlier.check
    assert not await kiosk.brings(all_.visit, wrong), "the sheet of an earlier reading is no signature"
    right = await kiosk.photographs(second)
    assert check_of(right.taken.code) == now.check
    assert right.taken.flaws == ()
    assert await kiosk.brings(all_.visit, right)
    await _judged(server, all_, now)
    signed = next(one for one in words(device) if "受理通知书" in one)
    assert f"编号{now.number}".replace("-", "") in signed.replace("-", "")  # a line may end at it


async def _judged(server: ServerProcess, all_: Cast, now: Ink) -> None:
    """The clerk sees exactly what the kiosk took, accepts it over a server that was away, and submits."""
    ink = await shown(all_)
    assert (ink.read, ink.number) == (True, now.number)
    server.kill()
    server.start()
    all_.counter.heard.clear()
    token = (await all_.counter.until(m.Welcome)).token
    assert await shown(all_) == ink
    picture = await files.download(server.url, token, all_.visit, ink.still)
    assert picture.startswith(b"\xff\xd8")
    with pytest.raises(Refused) as early:
        await all_.counter.ask(m.SubmitForm, visit=all_.visit, form_hash="")
    assert early.value.code in {Code.WRONG_STATE, Code.STALE}
    await all_.counter.ask(JudgePaper, visit=all_.visit, still=ink.still, good=True)
    signed = await all_.seen(State.SIGNED)
    await all_.counter.ask(m.SubmitForm, visit=all_.visit, form_hash=signed.form_hash)

    def out(one: m.VisitSnapshot) -> bool:
        rest = [each.state for each in one.notices if each.template != TEMPLATE]
        return rest == [m.JobState.DONE]

    await all_.counter.until(m.VisitSnapshot, out)

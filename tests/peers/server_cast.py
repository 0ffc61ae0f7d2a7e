"""Everybody of one visit on a real server, and the visit's steps."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from uuid import uuid4

import msgspec

from tests.peers.server_process import (
    PIN,
    Program,
    ServerProcess,
    clerk_hello,
    clerk_token,
    device_hello,
    enrolled,
    on_the_line,
)
from windowkit import messages as m
from windowkit.catalogue import load_matters
from windowkit.guides import load_guides
from windowkit.identity import check_character
from windowkit.uploads import Outgoing
from windowkit.visit import State

_ASSETS = Path(__file__).parents[2] / "assets"
_MATTERS = load_matters(_ASSETS / "matters", _ASSETS / "notices")
MATTER = _MATTERS["medical-record-booklet"]
GUIDES = load_guides(_ASSETS / "guides", _MATTERS)
ID_NUMBER = "31010819461103001" + check_character("31010819461103001")
FORM = {
    "applicant_name": "周德康",
    "applicant_id_number": ID_NUMBER,
    "applicant_phone": "13800001234",
    "insurance_kind": "employee",
    "reason": "full",
    "delivery": "kiosk",
}
RESULT = {
    "reference": "PG-1",
    "applicant_name": "周德康",
    "id_number": ID_NUMBER,
    "level": "level_3",
    "application_kind": "renewal",
    "agency": "甲评估机构",
    "assessed_on": "2026-11-02",
    "valid_from": "2026-11-05",
    "valid_until": "2028-11-04",
}
SIGNATURE = m.Signature(width=800, height=300, strokes=((m.Point(1000, 2000, 0), m.Point(3000, 4000, 80)),))
# The smallest header of a JPEG that says how large it is: SOI, a baseline frame of 3264 x 2448, EOI.
JPEG = bytes.fromhex("ffd8ffc0000b0809900cc001011100ffd9")


def still(visit: str, content: bytes = JPEG, document: str = "still-1") -> Outgoing:
    """A photograph of the applicant's ID card."""
    return Outgoing(visit=visit, document=document, material="applicant_id", media_type="image/jpeg", content=content)


class Cast(msgspec.Struct):
    """Everybody of one visit."""

    kiosk: Program
    counter: Program
    printing: Program
    visit: str = ""

    async def seen(self, state: State) -> m.VisitSnapshot:
        """The visit in this state, as both sides were told."""
        await self.counter.until(m.VisitSnapshot, lambda one: one.state is state and one.visit == self.visit)
        return await self.kiosk.until(m.VisitSnapshot, lambda one: one.state is state and one.visit == self.visit)


@asynccontextmanager
async def cast(server: ServerProcess) -> AsyncIterator[Cast]:
    """A new kiosk, its print service and a new clerk, all on the line."""
    kiosk_key = await enrolled(server, m.Role.KIOSK)
    printing_key = await enrolled(server, m.Role.PRINTING, kiosk_key.device)
    token = await clerk_token(server)
    async with AsyncExitStack() as stack:
        kiosk = await stack.enter_async_context(on_the_line(server, device_hello(kiosk_key, m.Role.KIOSK)))
        printing = await stack.enter_async_context(on_the_line(server, device_hello(printing_key, m.Role.PRINTING)))
        counter = await stack.enter_async_context(on_the_line(server, clerk_hello(token)))
        await counter.ask(m.SetReady, ready=True)
        yield Cast(kiosk, counter, printing)


async def serving(all_: Cast, matter: str = MATTER.code) -> None:
    """Up to a clerk who may type."""
    all_.visit = str(uuid4())
    await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
    await all_.kiosk.ask(m.OpenVisit, told=True, visit=all_.visit, matter=matter)
    await all_.counter.ask(m.TakeVisit, visit=all_.visit)
    for side in (all_.kiosk, all_.counter):
        await side.ask(m.CallUp, visit=all_.visit, call=1, picture=True, sound=True)
    await all_.seen(State.SERVING)


async def filled(all_: Cast, form: Mapping[str, str] = FORM) -> None:
    """Every field of the form."""
    for key, value in form.items():
        await all_.counter.ask(m.EditField, visit=all_.visit, field=key, value=value, revision=1)


async def submitted(all_: Cast) -> m.VisitSnapshot:
    """Read, signed and filed."""
    await all_.counter.ask(m.ReviewForm, visit=all_.visit)
    read = await all_.seen(State.REVIEWING)
    await all_.kiosk.ask(m.ConfirmForm, visit=all_.visit, form_hash=read.form_hash)
    await all_.kiosk.ask(m.SignForm, visit=all_.visit, form_hash=read.form_hash, signature=SIGNATURE)
    await all_.counter.ask(m.SubmitForm, visit=all_.visit, form_hash=read.form_hash)
    return await all_.seen(State.SUBMITTED)

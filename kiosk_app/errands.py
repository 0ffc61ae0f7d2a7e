"""Carries out the conductor's orders in the engine, in their order."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from kiosk_app.card_ahead import FindReader
from kiosk_app.carding import BeginCard, EndCard
from kiosk_app.cards.reader import Reader
from kiosk_app.checking import CloseCheck, OpenCheck, PlayTone
from kiosk_app.inspection import Inspection
from kiosk_app.line import KioskLine
from kiosk_app.proving import BeginScan, EndScan
from kiosk_app.scene import (
    Ask,
    CloseTable,
    EndCall,
    HangUp,
    OpenTable,
    Order,
    SendStill,
    StartCall,
    TakeStill,
    UploadEnded,
    WarmCall,
    Wipe,
)
from kiosk_app.table import Table
from kiosk_app.telephone import Telephone
from windowkit.engine import EngineThread
from windowkit.errors import Bug
from windowkit.messages import AnswerRecording

_log: Final = logging.getLogger(__name__)


class Errands:
    """`perform` is called in the GUI thread; everything else happens in the engine's loop."""

    def __init__(
        self,
        engine: EngineThread,
        line: KioskLine,
        telephone: Telephone,
        table: Table,
        inspection: Inspection,
        reader: Reader,
        post: Callable[[object], None],
    ) -> None:
        self._engine = engine
        self._line = line
        self._telephone = telephone
        self._table = table
        self._inspection = inspection
        self._reader = reader
        self._post = post
        self._at_work: set[asyncio.Task[None]] = set()

    def perform(self, order: Order) -> None:
        """Do it soon; what comes of it is posted."""
        self._engine.call(self._begin, order)

    async def close(self) -> None:
        """Camera, microphone, loudspeaker, document camera and card reader closed; nothing of a resident kept."""
        self._reader.end()
        await self._table.scanner.end()
        await asyncio.gather(self._inspection.close(), self._wipe_table())  # the telephone with them

    def _begin(self, order: Order) -> None:
        if isinstance(order, Ask):
            self._line.ask(order.command)
            if isinstance(order.command, AnswerRecording) and not order.command.yes:
                self._telephone.refuse(order.command.recording)
            return
        task = asyncio.get_running_loop().create_task(self._do(order), name=type(order).__name__)
        self._at_work.add(task)
        task.add_done_callback(self._reap)

    async def _do(self, order: Order) -> None:
        match order:
            case OpenTable():
                await self._table.open()
            case CloseTable():
                await self._table.close()
            case Wipe():
                self._line.forget()
                await self._wipe_table()
            case TakeStill():
                await self._table.photograph(order.still, coded=order.coded)
            case SendStill():
                await self._bring(order)
            case FindReader() | BeginCard() | EndCard() | BeginScan() | EndScan():
                await self._read(order)
            case _:
                await self._call(order)

    async def _call(self, order: Order) -> None:
        match order:
            case WarmCall():
                await self._telephone.warm()
            case StartCall():
                await self._telephone.start(order.visit, order.call)
            case HangUp():
                await self._telephone.hang_up()
            case EndCall():
                await self._telephone.close()
            case OpenCheck() | CloseCheck() | PlayTone():
                await self._check(order)
            case _:
                raise Bug(f"nobody carries out {type(order).__name__}")

    async def _read(self, order: FindReader | BeginCard | EndCard | BeginScan | EndScan) -> None:
        match order:
            case FindReader():
                self._reader.find()
            case BeginCard():
                self._reader.begin(order.token)
            case EndCard():
                self._reader.end()
            case BeginScan():
                await self._table.scanner.begin(order.token)
            case EndScan():
                await self._table.scanner.end()

    async def _wipe_table(self) -> None:
        """No still outlives its visit, on its way neither. (A paper's end comes before its upload's last answer.)"""
        for task in self._at_work:
            if task.get_name() == SendStill.__name__:
                task.cancel()
        await self._table.close()

    async def _check(self, order: OpenCheck | CloseCheck | PlayTone) -> None:
        match order:
            case OpenCheck():
                await self._inspection.open()
            case CloseCheck():
                await self._inspection.close()
            case PlayTone():
                await self._inspection.play()

    async def _bring(self, order: SendStill) -> None:
        content = self._table.content(order.still)
        if content is None:
            self._post(UploadEnded(still=order.still, arrived=False))
        else:
            await self._line.bring(order, content)

    def _reap(self, task: asyncio.Task[None]) -> None:
        self._at_work.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("errand_failed", exc_info=error)

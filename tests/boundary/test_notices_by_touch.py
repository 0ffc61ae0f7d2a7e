"""Staff hand out what was left, by touch: a real server with its database, a real kiosk, a print service's line."""

import asyncio
import contextlib
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from signaling import papers, tables as t
from signaling.auth import Office as StaffOffice
from signaling.effects import Save
from signaling.keeping import keep_all
from signaling.records import Assessment, Home, SheetRecord
from signaling.store import Store, put
from tests.peers.kiosk_visit import PIN, Kiosk, Office
from tests.peers.notices import acceptance
from tests.peers.server_cast import ID_NUMBER, RESULT
from windowkit import files, messages as m
from windowkit.engine import EngineThread
from windowkit.keys import prove
from windowkit.link import Link


class OfficeWithPapers(Office):
    """A server with a sheet that a resident left without, and a result that runs out in ten days."""

    def _staff(self, data: Path) -> str:
        code = super()._staff(data)
        notice = acceptance()
        sheet = SheetRecord(
            id=notice.id,
            notice=notice,
            committee="k",
            holder="周**",
            id_number=ID_NUMBER,
            left=time.time(),
            ticket="A012",
            matter="ltci-application",
            state=m.JobState.CANCELED,
        )
        ends = papers.day(time.time() + 10 * 86_400)
        result = Assessment(**(RESULT | {"valid_until": ends}))
        row = {"reference": "PG-1", "id_number": ID_NUMBER, "body": msgspec.json.encode(result)}
        kept = [Save(sheet), Save(Home(id_number=ID_NUMBER, committee="k"))]
        with contextlib.closing(Store(f"sqlite:///{data / 'signaling.sqlite'}")) as store:
            store.write(lambda connection: keep_all(connection, list(kept))).result(5)
            store.write(put(t.ASSESSMENTS, "reference", row)).result(5)
        return code

    @contextlib.contextmanager
    def store(self) -> Iterator[Store]:
        with contextlib.closing(Store(f"sqlite:///{self.folder / 'data' / 'signaling.sqlite'}")) as store:
            yield store


class Printing:
    """A print service's line: it prints at once what it is sent, unless it is out of paper."""

    def __init__(self, office: OfficeWithPapers, kiosk: str) -> None:
        self.jobs: list[m.PrintJob] = []
        self.taken_back: list[str] = []
        self.paper = True
        with office.store() as store:
            code = StaffOffice(store).make_code(m.Role.PRINTING, "k", kiosk)
        self._url, self._code = office.url, code

    async def begin(self) -> None:
        """Enrol, and keep the line."""
        key = await files.enrol(self._url, self._code, "test")

        def hello(nonce: str) -> m.Hello:
            proof = prove(key, nonce)
            return m.Hello(protocol=m.PROTOCOL, role=m.Role.PRINTING, software="t", device=key.device, proof=proof)

        self._link = Link(self._url, hello, self._hear, lambda _state: None)
        self._running = asyncio.create_task(self._link.run())

    async def end(self) -> None:
        """Leave."""
        self._running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._running

    def _hear(self, message: m.FromServer) -> None:
        match message:
            case m.PrintJob():
                self.jobs.append(message)
                state, reasons = (m.JobState.DONE, ()) if self.paper else (m.JobState.WAITING, ("media-empty",))
                self._report(message.job, state, reasons)
            case m.CancelJob():
                self.taken_back.append(message.job)
                self._report(message.job, m.JobState.CANCELED, ())
            case _:
                pass

    def _report(self, job: str, state: m.JobState, reasons: tuple[str, ...]) -> None:
        self._link.command(m.JobReport(id=str(uuid.uuid4()), job=job, state=state, reasons=reasons))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OfficeWithPapers]:
    made = OfficeWithPapers(tmp_path)
    yield made
    made.close()


@pytest.mark.timeout(180)
def test_staff_print_what_was_left_and_the_list_and_leave_nothing_waiting(
    kiosk: Kiosk, office: OfficeWithPapers, engine: EngineThread
) -> None:
    printing = Printing(office, kiosk.key.device)
    engine.submit(printing.begin()).result(10)
    staff(kiosk, printing, office)
    engine.submit(printing.end()).result(10)


def staff(kiosk: Kiosk, printing: Printing, office: OfficeWithPapers) -> None:
    """What the staff's finger does."""
    kiosk.press("开始办事")
    for digit in PIN:
        kiosk.press(digit)
    kiosk.press("确认")
    kiosk.press("通知书")
    kiosk.shows("notices")
    printing.paper = False
    kiosk.press(f"1. 周**（身份证尾号{ID_NUMBER[-4:]}）  受理通知书")
    kiosk.press("现在打印")
    kiosk.until(lambda: "没有纸了" in kiosk.desk.property("guide"))
    kiosk.press("返回")
    kiosk.press("返回")
    kiosk.shows("matters")
    kiosk.until(lambda: printing.taken_back == [printing.jobs[0].job])  # nothing is left to come out later
    printing.paper = True
    kiosk.press("通知书")
    kiosk.press(f"1. 周**（身份证尾号{ID_NUMBER[-4:]}）  受理通知书")
    kiosk.press("现在打印")
    kiosk.until(lambda: kiosk.desk.property("headline") == "打印好了")
    assert [one.notice.attempt for one in printing.jobs] == [1, 1]
    with office.store() as store:
        delivery = store.one(t.DELIVERIES, "job", printing.jobs[1].job)
    assert delivery is not None
    assert (delivery["by"], delivery["became"]) == ("staff", "done")
    kiosk.press("要提醒的：1位")
    kiosk.press("打印这张名单")
    kiosk.until(lambda: kiosk.desk.property("guide") == "名单打印好了。")
    assert ID_NUMBER[-4:] in printing.jobs[-1].notice.data["ending"]
    kiosk.press("返回")
    kiosk.shows("matters")
    assert kiosk.desk.scene.handing is None

"""The demo on a desktop: the windows open, and a person does the visit."""

import asyncio
import contextlib
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from demo import footage, idcard, people, signed_sheet
from demo.bus import session_bus
from demo.company import Company, Site
from demo.printer import Printer, free_port, printer
from demo.programs import ROOT, Programs
from demo.resident import NAME
from demo.scenario_cut import LineCut
from demo.scenario_ink import SignedInInk
from demo.scenario_leader import DutyLeader
from demo.scenario_paper import PaperOut
from demo.scenarios import Scenario
from windowkit.catalogue import load_matters

_ALL: Final = ("signaling", "print_service", "kiosk_app")
_WORDS = """
The windows are open. You are the resident, the staff and the clerk.
窗口已经打开。居民、居委会工作人员和受理中心工作人员都由您来扮演。

 1. Kiosk, lower window: press 开始办事, enter the PIN {pin}, press 确认, choose {matter}.
    自助终端下屏：按“开始办事”，输入密码 {pin}，按“确认”，选“{matter}”。
 2. Counter: sign in as {clerk} with the password {password}; press 接待.
    柜台：用户名 {clerk}，密码 {password}，登录后按“接待”。
 3. Counter: fill in the form; the kiosk shows each answer. Documents: press 请出示; kiosk: 拍照, 就用这张.
    柜台：填写表单，终端会一项一项显示。材料：按“请出示”，终端上按“拍照”、“就用这张”。
    Made-up person to fill in / 可以填写的虚构人物：{name}  {id_number}
 4. Counter: 请居民核对. Kiosk: read the pages, 确认, sign with the mouse or a finger, 签好了. Counter: 提交.
    柜台：按“请居民核对”。终端：看完每一页，按“确认”，签名，按“签好了”。柜台：按“提交”。
 5. The notice is printed (into {prints}). The result of an earlier case: with the ID number above in the form the
    counter lists 老年照护统一需求评估结果告知书; press 打印 beside it.
    通知书打印到 {prints}。以前的评估结果：表里填了上面的身份证号码，柜台就会列出
    “老年照护统一需求评估结果告知书”，按它旁边的“打印”。
 6. Counter: 结束, 确认结束. Kiosk: press a face.
    柜台：按“结束”、“确认结束”。终端：点一张笑脸。

Close the counter's window to end the demo (or press Ctrl+C here).
关闭柜台窗口即结束演示（或在这里按 Ctrl+C）。
"""


async def by_hand(folder: Path, scenario: Scenario, about: str) -> bool:
    """Open the windows and wait until the counter's is closed; whether all programs ran until then."""
    machinery = folder / "stage"
    with contextlib.ExitStack() as built:
        bus = built.enter_context(session_bus(machinery, {}))
        device = built.enter_context(printer(machinery / "printer", bus["DBUS_SESSION_BUS_ADDRESS"]))
        programs = Programs(folder, {})
        built.callback(programs.stop)
        site = Site(
            port=free_port(),
            printer=device.uri,
            kiosk_camera=os.environ.get("KIOSK_CAMERA") or str(footage.resident()),
            document_camera=os.environ.get("DOCUMENT_CAMERA")
            or str(idcard.draw(machinery / "table.jpg", people.HUSBAND)),
            counter_camera=os.environ.get("COUNTER_CAMERA") or str(footage.clerk()),
        )
        company = Company(programs, folder, site)
        await company.start()
        await company.deliver_assessment()
        if issubclass(scenario.play, DutyLeader):
            await company.start_leaders_counter({})
        print(_words(device.prints, scenario, about), flush=True)
        _on_enter(_trouble(scenario, company, device))
        while programs["counter_app"].running:
            watched = ("print_service", "kiosk_app") if issubclass(scenario.play, LineCut) else _ALL
            for name in watched:
                programs[name].check()
            await asyncio.sleep(0.5)
        return programs["counter_app"].status == 0


def _words(prints: Path, scenario: Scenario, about: str) -> str:
    told = (
        f"\n* {scenario.name_en}: {scenario.by_hand_en}\n  {scenario.name}：{scenario.by_hand}\n"
        if scenario.by_hand
        else ""
    )
    return told + _WORDS.format(
        matter=load_matters(ROOT / "assets" / "matters")[about].name,
        pin=people.STAFF_PIN,
        clerk=people.CLERK_SIGN_IN,
        password=people.CLERK_PASSWORD,
        name=people.HUSBAND.name,
        id_number=people.HUSBAND.id_number,
        prints=prints,
    )


def _trouble(scenario: Scenario, company: Company, device: Printer) -> Callable[[bool], Awaitable[None]] | None:
    """What Enter begins and, pressed once more, ends."""

    async def paper(begins: bool) -> None:
        device.load(0 if begins else 250)

    async def line(begins: bool) -> None:
        if begins:
            company.programs["signaling"].kill()
        else:
            await company.start_server()

    if issubclass(scenario.play, SignedInInk):
        return _pen(Path(company.site.document_camera), device.prints)
    if issubclass(scenario.play, PaperOut):
        return paper
    return line if issubclass(scenario.play, LineCut) else None


def _pen(table: Path, prints: Path) -> Callable[[bool], Awaitable[None]] | None:
    if os.environ.get("DOCUMENT_CAMERA"):
        return None  # a real one sees what is laid there

    def lay(begins: bool) -> None:
        sheets = sorted(prints.glob("*.pdf"), key=_made)
        if not begins:
            idcard.draw(table, people.HUSBAND)
        elif sheets:
            signed_sheet.draw(table, sheets[-1], NAME)

    async def at_once(begins: bool) -> None:
        await asyncio.to_thread(lay, begins)

    return at_once


def _made(path: Path) -> float:
    return path.stat().st_mtime


def _on_enter(trouble: Callable[[bool], Awaitable[None]] | None) -> None:
    if trouble is None or not sys.stdin.isatty():
        return
    begins = True
    at_work: set[asyncio.Task[None]] = set()

    def entered() -> None:
        nonlocal begins
        sys.stdin.readline()

        async def do(now: bool) -> None:
            await trouble(now)

        task = asyncio.get_running_loop().create_task(do(begins))
        at_work.add(task)
        task.add_done_callback(at_work.discard)
        begins = not begins

    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), entered)

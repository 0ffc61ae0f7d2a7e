"""The demo on a desktop: the windows open, and a person does the visit."""

import asyncio
import contextlib
import os
from pathlib import Path

from demo import footage, idcard, people
from demo.bus import session_bus
from demo.company import Company, Site
from demo.printer import free_port, printer
from demo.programs import Programs

_WORDS = """
The windows are open. You are the resident, the staff and the clerk.
窗口已经打开。居民、居委会工作人员和受理中心工作人员都由您来扮演。

 1. Kiosk, lower window: press 开始办事, enter the PIN {pin}, press 确认, choose the first matter.
    自助终端下屏：按“开始办事”，输入密码 {pin}，按“确认”，选第一个事项。
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


async def by_hand(folder: Path) -> bool:
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
        print(_words(device.prints), flush=True)
        while programs["counter_app"].running:
            for name in ("signaling", "print_service", "kiosk_app"):
                programs[name].check()
            await asyncio.sleep(0.5)
        return programs["counter_app"].status == 0


def _words(prints: Path) -> str:
    return _WORDS.format(
        pin=people.STAFF_PIN,
        clerk=people.CLERK_SIGN_IN,
        password=people.CLERK_PASSWORD,
        name=people.HUSBAND.name,
        id_number=people.HUSBAND.id_number,
        prints=prints,
    )

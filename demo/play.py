"""The one visit, played: every step waits until a screen shows that the one before has happened."""

import re
import statistics
import time
from pathlib import Path
from typing import Final

from demo import people
from demo.clerk import Clerk
from demo.diary import Diary
from demo.programs import ROOT, Program
from demo.resident import Resident
from demo.stage import Stage
from demo.waiting import until
from kiosk_app import form
from windowkit.catalogue import load_matters
from windowkit.errors import Failure
from windowkit.matters import Field, Matter

_ALIKE: Final = 0.6  # what is heard against what was said; other sentences stay below 0.3
_SAID_AGAIN: Final = 6
_RESULT: Final = "老年照护统一需求评估结果告知书"
_ACCEPTANCE: Final = "受理通知书"
_PRINTED: Final = 60.0  # s for a notice to be made, sent and printed


class Play:
    """One visit. Each part is a step of the visit in the issue's words; `all` plays them in order."""

    outcome = "accepted"  # what the server keeps of it
    farewell: str | re.Pattern[str] = "谢谢您，再见！"

    def __init__(self, stage: Stage, diary: Diary, matter: str = people.MATTER) -> None:
        self._stage = stage
        self._diary = diary
        self.clerk = Clerk(stage.counter, stage.hands)
        self.resident = Resident(stage)
        self.matter: Matter = load_matters(ROOT / "assets" / "matters")[matter]
        self.answers = people.answers(matter)

    async def all(self) -> None:
        """From the welcome screen to the welcome screen."""
        await self.open()
        await self.unlock()
        await self.take_ticket()
        await self.meet()
        await self.listen()
        await self.fill_in(self.matter.fields)
        await self.photograph()
        await self.read()
        await self.sign()
        await self.submit()
        await self.print_notices()
        await self.finish()

    async def open(self) -> None:
        """An earlier case's result has come in; the clerk signs in; the kiosk says welcome."""
        await self._stage.company.deliver_assessment()
        await self.clerk.sign_in()
        await self.resident.sees("开始办事", seconds=20)
        self._diary.stage("welcome")

    async def unlock(self) -> None:
        """The resident touches the one big button, staff enter their PIN."""
        begin = await self._stage.kiosk.find("开始办事", seconds=20)
        self._diary.touched()
        self._stage.finger.tap(begin.centre)
        await self.resident.sees("请工作人员输入密码")
        self._diary.stage("staff_pin_asked")
        await self.resident.enter_pin(people.STAFF_PIN)
        await self.resident.sees("您要办什么事？")
        self._diary.stage("matters_shown")

    async def take_ticket(self) -> None:
        """The matter is chosen; ticket, place and wait are shown."""
        await self.resident.touch(self.matter.name)
        await self.resident.touch("都不是，直接取号")
        await self.resident.sees("办事前先告诉您：谁会看见您")
        self._diary.stage("told")
        await self.resident.touch("知道了，取号")
        await self.resident.sees(re.compile("下一位就是您"))
        ticket = await self.resident.sees(re.compile(r"^A\d+$"))
        await self.clerk.sees("等候：1 位")
        self._diary.facts["ticket"] = ticket.words
        self._diary.stage("ticket_taken")

    async def meet(self) -> None:
        """The clerk takes the visit; picture both ways."""
        pressed = time.time()
        await self.clerk.take()
        kiosk = await self._program("kiosk_app").event("first_frame_shown", since=pressed, name="clerk")
        counter = await self._program("counter_app").event("first_frame_shown", since=pressed, name="resident")
        await self.clerk.sees("正在填写表单", seconds=15)
        self._diary.facts["first_frame_ms"] = {
            "kiosk": self._diary.since_touch(kiosk["t"]),
            "counter": self._diary.since_touch(counter["t"]),
            "kiosk_after_take": round((kiosk["t"] - pressed) * 1000),
            "counter_after_take": round((counter["t"] - pressed) * 1000),
        }
        await self.resident.sees("工作人员正在为您填表")
        self._diary.stage("call_up")

    async def listen(self) -> None:
        """Each side says a sentence; it comes out of the other's loudspeaker."""
        sound = self._stage.sound
        asks = sound.sentence("resident", people.RESIDENT_SAYS, 70)
        answers = sound.sentence("clerk", people.CLERK_SAYS, 40)
        await self.is_heard("kiosk", asks, "counter")
        await self.is_heard("counter", answers, "kiosk")
        self._diary.stage("sound_both_ways")

    async def is_heard(self, speaks: str, sentence: Path, listens: str) -> None:
        """Say a sentence in one room until the other's loudspeaker says it; raises Failure where it does not."""
        heard: dict[str, float] = self._diary.facts.setdefault("heard", {})
        for _ in range(_SAID_AGAIN):  # the kiosk's own voice may speak in between
            heard[listens] = await self._stage.sound.hear(speaks, sentence, listens)
            if heard[listens] >= _ALIKE:
                return
        raise Failure(f"no sound at the {listens}: likeness {heard}")

    async def fill_in(self, fields: tuple[Field, ...]) -> None:
        """Field by field; each is read on the touch screen before the next."""
        seen: list[int] = []
        for number, field in enumerate(fields, 1):
            await self.clerk.fill_in(field, self.answers[field.key])
            typed = time.time()
            await self.resident.reads_field(field, self.reading(field))
            seen.append(round((time.time() - typed) * 1000))
            if number == len(fields) // 2:
                self._diary.stage("form_growing")
        await self.clerk.sees("已全部保存")
        self._diary.facts["field_shown_ms"] = {"median": statistics.median(seen), "most": max(seen)}
        self._diary.stage("form_filled")

    async def photograph(self) -> None:
        """The ID card: asked for, photographed in full resolution, seen, confirmed, uploaded, shown at the counter."""
        name = self.matter.materials[0].name
        await self.clerk.press(f"请出示：{name}")
        await self.resident.sees("要看一看、拍一下您的身份证，可以吗？")
        self._diary.stage("identity_asked")
        await self.resident.touch("同意")
        await self.resident.sees(re.compile(f"请把{name}"))
        await self.resident.sees("拍照")
        self._diary.stage("document_asked")
        await self.resident.touch("拍照", seconds=15)
        await self.resident.sees("照片清楚吗？", seconds=15)
        self._diary.stage("still_shown")
        await self.resident.touch("就用这张")
        # Cropped to the card: 1712 x 1080 pixels as it was drawn, and a little of the table around it.
        await self.clerk.sees(re.compile(r"已收到，17\d\d × 11\d\d 像素"), seconds=20)
        await self.clerk.press(f"放大查看：{name}", seconds=15)
        await self.clerk.sees("整张显示", seconds=15)
        self._diary.stage("document_arrived")
        await self.clerk.press("关闭")

    async def read(self) -> None:
        """The resident reads every page and confirms."""
        await self.clerk.press("请居民核对")
        pages = form.pages(self.matter)
        for number, page in enumerate(pages, 1):
            await self.resident.sees(f"第 {number} 页，共 {len(pages)} 页")
            for field in page.fields:
                await self.resident.reads_field(field, self.reading(field))
            if number == 1:
                self._diary.stage("form_read")
            if number < len(pages):
                await self.resident.touch("下一页")
        await self.resident.touch("确认")
        await self.resident.sees("请用手指签名")

    async def sign(self) -> None:
        """With a finger."""
        await self.resident.sign()
        await self._stage.kiosk.find("签好了")
        self._diary.stage("signature_drawn")
        await self.resident.touch("签好了")
        await self.clerk.sees("居民已签名，请提交")
        self._diary.stage("signed")

    async def submit(self) -> None:
        """The clerk submits; both sides show the case number."""
        await self.clerk.press("提交")
        await self.resident.sees("您的申请已经受理", seconds=15)
        case = await self.clerk.sees(re.compile(r"^受理编号 \S+"))
        number = case.words.removeprefix("受理编号").strip()
        await self.resident.sees(number)
        self._diary.facts["case"] = number
        self._diary.stage("submitted")

    async def print_notices(self) -> None:
        """The acceptance notice prints by itself; the clerk prints the earlier case's result."""
        jobs = self._diary.facts.setdefault("jobs", [])
        for notice, stage in ((_ACCEPTANCE, "acceptance_printed"), (_RESULT, "result_printed")):
            if notice == _RESULT:
                await self.clerk.press(f"打印：{notice}")
            jobs.append({"notice": notice, **await self.printed(len(jobs) + 1)})
            self._diary.stage(stage)

    async def printed(self, count: int) -> dict[str, object]:
        """Wait for the `count`th sheet on every screen; then ask the printer itself."""

        async def look() -> int | None:
            done = [item for item in await self._stage.counter.items() if item.words.startswith("已打印  ·")]
            return len(done) if len(done) >= count else None

        await until(f"{count} notices printed", look, seconds=_PRINTED)
        numbers = sorted(int(path.name.split("-")[0]) for path in self._stage.printer.prints.glob("*.pdf"))
        word = await self._stage.printer.job(numbers[-1])
        if word.state != "completed":
            raise Failure(f"the printer says of job {word.ipp_job}: {word.state} ({word.reasons})")
        pdf = next(self._stage.printer.prints.glob(f"{word.ipp_job}-*.pdf"))
        kept = self._stage.folder / f"printed-{count}.pdf"
        kept.write_bytes(pdf.read_bytes())
        return {"ipp_job": word.ipp_job, "state": word.state, "reasons": word.reasons, "pdf": kept.name}

    async def finish(self) -> None:
        """Outcome, five faces, and nothing is left of the visit."""
        self._frame_rates()
        await self.clerk.press("结束")
        await self.choose_outcome()
        await self.clerk.press("确认结束")
        await self.resident.sees("您对这次服务满意吗？")
        self._diary.stage("rating_asked")
        await self.resident.touch("非常满意")
        await self.resident.sees(self.farewell)
        self._diary.stage("rated")
        await self.resident.touch("回到首页")
        await self.resident.sees("开始办事")
        left = [item for item in await self._stage.kiosk.items() if people.HUSBAND.name in item.words]
        if left:
            raise Failure("the kiosk still shows the resident's data")
        kept = self._diary.facts["kept"] = self._stage.company.kept()
        if kept != {"outcome": self.outcome, "faces": 5}:
            raise Failure(f"the server has kept something else of the visit: {kept}")
        self._diary.stage("wiped")

    async def choose_outcome(self) -> None:
        """Once the case is submitted there is one only, and it is chosen."""

    def reading(self, field: Field) -> str:
        """The answer of this field as the kiosk shows it."""
        return form.reading(field, self.answers[field.key], chinese=True)

    def _frame_rates(self) -> None:
        rates = {
            side: [event["fps"] for event in self._program(program).events() if _shows(event, name)]
            for side, program, name in (("kiosk", "kiosk_app", "clerk"), ("counter", "counter_app", "resident"))
        }
        if not all(rates.values()):
            raise Failure(f"a side showed no moving picture: {rates}")
        self._diary.facts["fps"] = {side: round(statistics.median(seen), 1) for side, seen in rates.items()}

    def _program(self, name: str) -> Program:
        return self._stage.company.programs[name]


def _shows(event: dict[str, object], name: str) -> bool:
    return event.get("event") == "picture_shown" and event.get("name") == name

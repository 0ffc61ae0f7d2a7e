"""The signature in ink: the form is printed, signed with a pen, photographed back, and judged by the clerk."""

import re
from pathlib import Path

from demo import signed_sheet
from demo.play import Play
from windowkit.errors import Failure

_FORM = "申请表（签名件）"


class SignedInInk(Play):
    """The visit, whose clerk has the form signed on paper."""

    async def sign(self) -> None:
        """The sheet comes out of the printer, and lies signed under the document camera."""
        await self.clerk.press("在纸上签")
        await self.resident.sees("请拿好纸，在框里签名", seconds=60)
        sheet = await self.printed(1)
        self._diary.facts["jobs"] = [{"notice": _FORM, **sheet}]
        self._diary.stage("form_printed")
        printed = self._stage.folder / str(sheet["pdf"])
        signed_sheet.draw(Path(self._stage.company.site.document_camera), printed, self.resident.strokes)
        await self.resident.touch("我签好了")
        await self.resident.sees(re.compile("^请把您签好名的申请表"))
        await self.resident.touch("拍照", seconds=15)
        await self.resident.sees("照片清楚吗？", seconds=15)
        self._diary.stage("signed_form_shown")
        await self.resident.touch("就用这张")
        await self.judge()

    async def judge(self) -> None:
        """The kiosk has read the sheet's code; whether a name stands in the frame is for the clerk to see."""
        number = re.compile("^就是刚才看过的那张表，编号 (.+)。签名了吗？$")
        asked = number.match((await self.clerk.sees(number, seconds=20)).words)
        if asked is None:
            raise Failure("the counter does not name the sheet that was signed")
        self._diary.facts["signed_form"] = asked[1]
        await self.clerk.press("签好名的申请表的照片", seconds=15)
        await self.clerk.sees("整张显示", seconds=15)
        self._diary.stage("signed_form_arrived")
        await self.clerk.press("关闭")
        await self.clerk.press("签名可以", seconds=15)
        await self.clerk.sees("居民已签名，请提交")
        self._diary.stage("signed")

"""The printer is out of paper as the notices come: both sides are told, staff put some in, every sheet comes out."""

import re

from demo.play import Play


class PaperOut(Play):
    """The visit, with empty trays when the clerk submits."""

    async def submit(self) -> None:
        """Nothing is lost: the notice waits, and both screens say for what."""
        self._stage.printer.load(0)
        await super().submit()
        await self.resident.sees(re.compile("打印机没有纸了"), seconds=30)
        await self.clerk.sees(re.compile("没有纸了"), seconds=30)
        self._diary.stage("out_of_paper")
        self._stage.printer.load(250)
        self._diary.stage("paper_put_in")

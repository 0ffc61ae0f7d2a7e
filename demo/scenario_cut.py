"""The line to the server is cut while the form is filled in: the talk goes on, and no answer is lost."""

import re

from demo.play import Play
from windowkit.matters import Field


class LineCut(Play):
    """The visit, whose server dies in the middle of the form and comes back."""

    async def fill_in(self, fields: tuple[Field, ...]) -> None:
        """One answer is typed while nobody can hear of it."""
        half = len(fields) // 2
        await super().fill_in(fields[:half])
        self._stage.company.programs["signaling"].kill()
        await self.clerk.sees(re.compile("与服务器断开了"), seconds=20)
        await self.resident.sees(re.compile("正在重新连接"), seconds=20)
        self._diary.stage("line_cut")
        field = fields[half]
        await self.clerk.fill_in(field, self.answers[field.key])
        await self._stage.company.start_server()
        await self.clerk.sees(re.compile("线路正常"), seconds=30)
        await self.resident.reads_field(field, self.reading(field))
        self._diary.stage("line_back")
        await super().fill_in(fields[half + 1 :])

"""A hard case the clerk may not settle alone: the duty leader is asked, listens, helps, joins, takes over, ends it."""

import re
import time
from typing import Final

from demo import people
from demo.company import LEADERS
from demo.eyes import Role
from demo.leader import ROOM, Leader, leader_at_work
from demo.play import Play

_ASKED: Final = 4  # fields, before the question comes up
_WHY: Final = "要本人或带原件到中心"


class DutyLeader(Play):
    """The visit ends without a case, with the next step in writing, and with the leader as its clerk."""

    outcome = "not_possible_here"
    farewell = re.compile(f"下一步：{people.NEXT_STEP}")

    async def all(self) -> None:
        """Up to the form's first answers with the clerk; to the end with the leader."""
        await self.open()
        await self.unlock()
        await self.take_ticket()
        await self.meet()
        await self.fill_in(self.matter.fields[:_ASKED])
        async with leader_at_work(self._stage, self._diary) as leader:
            await self.ask_for(leader)
            await self.listen_in(leader)
            await self.help_the_clerk(leader)
            await self.join(leader)
            await self.take_over(leader)
            await self.fill_in(self.matter.fields[_ASKED : _ASKED + 1])
            await self.finish()

    async def ask_for(self, leader: Leader) -> None:
        """One key of the clerk's; the leader reads who asks."""
        await self.clerk.press("请班长 (Alt+L)")
        await self.clerk.sees("已经请值班班长过来")
        await leader.sees(f"{people.CLERK_NAME} 请您过去")
        self._diary.stage("leader_asked")

    async def listen_in(self, leader: Leader) -> None:
        """The leader sees who is in a visit and listens; everybody is shown it, and nobody hears the leader."""
        began = time.time()
        await leader.press(f"{people.CLERK_NAME} 请您过去")
        await leader.choose("旁听 (Ctrl+1)", Role.CHECK)
        for side, words in ((self.resident, "也能听到、看到您"), (self.clerk, "在旁听，双方都听不到班长")):
            await side.sees(re.compile(f"{people.LEADER_NAME}（工号 {people.LEADER_NUMBER}）{words}"))
        await self._program(LEADERS).event("first_frame_shown", since=began, name="resident")
        asks = self._stage.sound.sentence("resident_asks", people.RESIDENT_ASKS, 70)
        await self.is_heard("kiosk", asks, ROOM)
        self._diary.stage("leader_listens")

    async def help_the_clerk(self, leader: Leader) -> None:
        """A word to the clerk alone."""
        await leader.choose("只对工作人员说 (Ctrl+2)", Role.CHECK)
        await self.clerk.sees(re.compile("在对您说话，居民听不到"))
        tells = self._stage.sound.sentence("leader_tells", people.LEADER_TELLS, 30)
        await self.is_heard(ROOM, tells, "counter")
        self._diary.stage("leader_helps")

    async def join(self, leader: Leader) -> None:
        """The resident hears the leader, and reads who it is."""
        await leader.choose("加入通话 (Ctrl+3)", Role.CHECK)
        await self.resident.sees(re.compile("也在和您通话"))
        says = self._stage.sound.sentence("leader_says", people.LEADER_SAYS, 30)
        await self.is_heard(ROOM, says, "kiosk")
        self._diary.stage("leader_joined")

    async def take_over(self, leader: Leader) -> None:
        """From now on the leader is the clerk; what was filled in has come along."""
        pressed = time.time()
        await leader.press(f"接手 {people.CLERK_NAME} 的办理 (Ctrl+T)")
        await self._program("kiosk_app").event("first_frame_shown", since=pressed, name="clerk")
        await leader.sees("正在填写表单", seconds=20)
        await self._program(LEADERS).event("picture_shown", since=time.time(), name="resident")
        await self.resident.sees(re.compile(people.LEADER_NUMBER))
        await self.clerk.sees(re.compile("^值班班长已接手"))
        self.clerk = leader
        first = self.matter.fields[0]
        await self.clerk.sees(self.answers[first.key], seconds=20)
        self._diary.stage("taken_over")

    async def choose_outcome(self) -> None:
        """Only the originals settle it: why, and what the resident does next."""
        await self.clerk.choose("这里办不了")
        await self.clerk.pick("请选择", _WHY)  # a closed list is read out by what it shows
        await self.clerk.write("居民下一步怎么办", people.NEXT_STEP)
        self._diary.stage("next_step_written")

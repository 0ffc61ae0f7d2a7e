"""The duty leader's counter on the stage: a third machine, with a screen, a room and hands of its own."""

import contextlib
from collections.abc import AsyncGenerator

from demo import people
from demo.clerk import Clerk
from demo.diary import Diary
from demo.hands import Hands
from demo.room_noise import room_noise
from demo.stage import Stage
from demo.xserver import COUNTER, xserver

ROOM = "leader"
_TYPED = (people.LEADER_SIGN_IN, people.LEADER_PASSWORD, people.NEXT_STEP, *people.APPLICATION.values())


class Leader(Clerk):
    """Whoever leads the centre's clerks today."""

    account = (people.LEADER_SIGN_IN, people.LEADER_PASSWORD)


@contextlib.asynccontextmanager
async def leader_at_work(stage: Stage, diary: Diary) -> AsyncGenerator[Leader]:
    """Signed in at a counter of their own, which the diary photographs from now on."""
    with contextlib.ExitStack() as built:
        display = built.enter_context(xserver(stage.folder / "stage" / "leaders-screen", (COUNTER,)))
        stage.sound.add_room(ROOM)
        built.enter_context(room_noise(f"{ROOM}_microphone", stage.sound.server))
        hands = built.enter_context(Hands(display, "".join(_TYPED)))
        environment = {**stage.bus, **display.environment, **stage.sound.environment(ROOM)}
        program = await stage.company.start_leaders_counter(environment)
        built.callback(program.stop)
        view = await stage.eyes.program(program.pid, seconds=60)  # a call runs meanwhile
        hands.fill()
        leader = Leader(view, hands)
        with diary.watching("leaders_counter", display):
            await leader.sign_in()
            yield leader

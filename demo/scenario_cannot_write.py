"""A resident who cannot write: the clerk asks and fills in, the kiosk reads aloud, a cross stands for the name."""

from typing import Final

from demo.diary import Diary
from demo.play import Play
from demo.resident import Line, Resident
from demo.stage import Stage

_CROSS: Final[tuple[Line, ...]] = ([(0.2, 0.2), (0.8, 0.8)], [(0.8, 0.2), (0.2, 0.8)])


class _WithACross(Resident):
    strokes = _CROSS


class CannotWrite(Play):
    """The visit, signed with a cross before the committee's staff."""

    def __init__(self, stage: Stage, diary: Diary, matter: str) -> None:
        super().__init__(stage, diary, matter)
        self.resident = _WithACross(stage)

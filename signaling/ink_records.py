"""What a visit keeps of a signature in ink."""

import msgspec

from windowkit.inking import Ink, InkStage
from windowkit.parts import Document


class InkRecord(msgspec.Struct, frozen=True, kw_only=True):
    """See windowkit.inking.Ink. Times are UNIX seconds; `by` the clerk who wanted it, `accepted_by` who saw it.

    Both are sign-in names; `by` is empty where the matter or the resident wanted it. `form_hash`: of what was read.
    """

    form_hash: str
    notice: str
    number: str
    check: str
    asked: float
    by: str = ""
    stage: InkStage = InkStage.PAPER
    still: Document | None = None
    read: bool = False
    photographed: float | None = None
    accepted: float | None = None
    accepted_by: str = ""
    again: bool = False
    blind: bool = False
    out: bool = False

    @property
    def seen(self) -> Ink:
        """As kiosk and counter see it."""
        return Ink(
            stage=self.stage,
            notice=self.notice,
            number=self.number,
            check=self.check,
            still="" if self.still is None else self.still.id,
            read=self.read,
            again=self.again,
            blind=self.blind,
            out=self.out,
        )

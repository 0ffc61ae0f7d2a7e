"""What a clerk does with a visit's papers and its guide: the list of materials, edits of a page, steps that are done.

An edit changes no still. It is data beside it, in ten-thousandths of the still's own width and height, whichever way
the page is turned and cropped; windowkit/page_edits.py says what a page looks like with it.
"""

from enum import StrEnum, auto
from typing import Annotated, Final

import msgspec

from windowkit.ids import Id
from windowkit.parts import Command, Value

SCALE: Final = 10_000  # of the still's width, or its height
MOST_NUMBERS: Final = 800  # of one edit: a stroke of 400 points
LONGEST: Final = 120  # characters of words on a page
MOST_OF_VISIT: Final = 4_000  # numbers in all edits of a visit: a snapshot must fit into a frame
MOST_EDITS: Final = 400  # of a visit, for the same reason
MOST_SNIPPETS: Final = 100  # of one clerk's own
LONGEST_SNIPPET: Final = 300  # characters

_Number = Annotated[int, msgspec.Meta(ge=0, le=SCALE)]
_Key = Annotated[str, msgspec.Meta(max_length=64)]


class PaperWord(StrEnum):
    """The clerk's word on a material, besides what was photographed."""

    SEEN = auto()  # the original was looked at, and no photograph is needed
    NOT_NEEDED = auto()  # this time
    LACKING = auto()  # it is needed, and not here


class EditKind(StrEnum):
    """What an edit does to a page."""

    TURN = auto()  # a quarter to the right; no numbers
    CROP = auto()  # left, top, right, bottom; of several the last
    PEN = auto()  # x, y, x, y, ...
    BOX = auto()  # left, top, right, bottom
    WORDS = auto()  # x, y of where they begin


class Edit(Value, frozen=True, kw_only=True):
    """One edit of a page; `at` in ten-thousandths of the still."""

    kind: EditKind
    at: Annotated[tuple[_Number, ...], msgspec.Meta(max_length=MOST_NUMBERS)] = ()
    words: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""


class Copied(Value, frozen=True, kw_only=True):
    """A still that was taken over from an earlier case: which, of which day, and who took it over, when (UNIX s)."""

    case: str
    day: str
    service_number: str
    at: float


class EarlierPaper(Value, frozen=True, kw_only=True):
    """An earlier case has this material of the same person, still valid: its day, case and number of pages."""

    case: str
    day: str
    pages: int


class Tick(Value, frozen=True, kw_only=True):
    """A step of the guide that is done, with its answer; by whom and when (UNIX s)."""

    step: str
    answer: str
    service_number: str
    at: float


class Will(Value, frozen=True, kw_only=True):
    """What the elder answered to whether it is their own will; `own`: it is. Who asked, when (UNIX s)."""

    step: str
    answer: str
    own: bool
    service_number: str
    at: float


class Deskwork(Value, frozen=True, kw_only=True):
    """To the counter alone. `papers` by material; `edits` and `copied` by document; `replaced` says by which document;
    `earlier` by material: what could be taken over."""

    papers: dict[str, PaperWord] = {}  # noqa: RUF012 - msgspec gives each its own
    edits: dict[str, tuple[Edit, ...]] = {}  # noqa: RUF012 - msgspec gives each its own
    replaced: dict[str, str] = {}  # noqa: RUF012 - msgspec gives each its own
    copied: dict[str, Copied] = {}  # noqa: RUF012 - msgspec gives each its own
    earlier: dict[str, EarlierPaper] = {}  # noqa: RUF012 - msgspec gives each its own
    ticks: tuple[Tick, ...] = ()
    will: Will | None = None


class MarkMaterial(Command, frozen=True, kw_only=True):
    """The clerk's word on a material; None takes it back."""

    visit: Id
    material: _Key
    word: PaperWord | None


class UseEarlier(Command, frozen=True, kw_only=True):
    """Take the material over from the earlier case that the snapshot offers."""

    visit: Id
    material: _Key


class EditPage(Command, frozen=True, kw_only=True):
    """One edit more of a page."""

    visit: Id
    document: Id
    edit: Edit


class UndoEdit(Command, frozen=True, kw_only=True):
    """Take the page's last edit back."""

    visit: Id
    document: Id


class TickStep(Command, frozen=True, kw_only=True):
    """A step of the guide is done, with its answer, or not done after all."""

    visit: Id
    step: _Key
    answer: _Key = ""
    done: bool = True


class KeepSnippet(Command, frozen=True, kw_only=True):
    """A clerk's own snippet (;key in a field becomes the words); without words it is forgotten.

    A further one than MOST_SNIPPETS is refused: too_large, "snippets".
    """

    key: Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]{1,12}\Z")]
    words: Annotated[str, msgspec.Meta(max_length=LONGEST_SNIPPET)]


FromClerk = MarkMaterial | UseEarlier | EditPage | UndoEdit | TickStep | KeepSnippet

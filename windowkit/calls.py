"""What kiosk and counter say about their call: its set-up, which the server passes on, what each side sends, and
whether the talk may be recorded."""

from enum import StrEnum, auto

from windowkit.ids import Days, Id
from windowkit.parts import Command, IceServer, Message


class Shown(StrEnum):
    """What the counter's second picture is."""

    NOTHING = auto()
    DOCUMENT = auto()  # a paper that was photographed in this visit
    FORM = auto()  # the form as the clerk sees it
    WINDOW = auto()  # the clerk's whole window
    APPLICATION = auto()  # a window of another program at the counter
    REGION = auto()  # a part of the clerk's screen


class ShowSecond(Command, frozen=True, kw_only=True):
    """Counter: the clerk shows this to the resident, or nothing any more. The picture itself goes over the call."""

    visit: Id
    shown: Shown


class LookAtTable(Command, frozen=True, kw_only=True):
    """Counter: the clerk wants to see the kiosk's table live, or not any more; the kiosk says so to the resident."""

    visit: Id
    on: bool


class Offer(Message, frozen=True, kw_only=True):
    """Kiosk to counter. The kiosk always offers; `call` is the epoch and grows with each new peer."""

    visit: Id
    call: int
    sdp: str


class Answer(Message, frozen=True, kw_only=True):
    """Counter to kiosk, for the offer of the same epoch."""

    visit: Id
    call: int
    sdp: str


class AskOffer(Message, frozen=True, kw_only=True):
    """Counter to kiosk: build the call anew (it was restarted, or no bytes came)."""

    visit: Id


class IceServersRenewed(Message, frozen=True, kw_only=True):
    """Server to a side, well before the relays' passwords end: for the peers that are built from now on."""

    ice_servers: tuple[IceServer, ...]


class CallUp(Command, frozen=True, kw_only=True):
    """A side has media, or goes on without: a call counts as up when both sides said so.

    `picture` and `sound` say what this side *sends*; a side without a camera says False and the call goes on.
    `loudspeaker`: whether what comes can be heard; `document_camera`: False where it is wanted and not there.
    """

    visit: Id
    call: int
    picture: bool
    sound: bool
    loudspeaker: bool = True
    document_camera: bool = True


class CallChanged(Message, frozen=True, kw_only=True):
    """Server to a side: what the other side has (its `CallUp`)."""

    visit: str
    call: int
    picture: bool
    sound: bool
    loudspeaker: bool = True
    document_camera: bool = True


class AskRecording(Command, frozen=True, kw_only=True):
    """Counter: ask the resident whether the talk may be recorded and kept for `days`. `recording` is a fresh id."""

    visit: Id
    recording: Id
    days: Days


class AnswerRecording(Command, frozen=True, kw_only=True):
    """Kiosk: the resident's yes, or no; a no after a yes takes it back."""

    visit: Id
    recording: Id
    yes: bool


class EndRecording(Command, frozen=True, kw_only=True):
    """Counter: it ends, or the question is taken back; `failed` where the counter cannot write any more."""

    visit: Id
    recording: Id
    failed: bool = False

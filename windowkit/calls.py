"""What kiosk and counter say to each other about their call; the server passes it on and reads only `CallUp`."""

from windowkit.parts import Command, Message


class Offer(Message, frozen=True, kw_only=True):
    """Kiosk to counter. The kiosk always offers; `call` is the epoch and grows with each new peer."""

    visit: str
    call: int
    sdp: str


class Answer(Message, frozen=True, kw_only=True):
    """Counter to kiosk, for the offer of the same epoch."""

    visit: str
    call: int
    sdp: str


class AskOffer(Message, frozen=True, kw_only=True):
    """Counter to kiosk: build the call anew (it was restarted, or no bytes came)."""

    visit: str


class CallUp(Command, frozen=True, kw_only=True):
    """A side has media, or goes on without: a call counts as up when both sides said so.

    `picture` and `sound` say what this side *sends*; a side without a camera says False and the call goes on.
    """

    visit: str
    call: int
    picture: bool
    sound: bool


class CallChanged(Message, frozen=True, kw_only=True):
    """Server to a side: what the other side sends (its `CallUp`)."""

    visit: str
    call: int
    picture: bool
    sound: bool

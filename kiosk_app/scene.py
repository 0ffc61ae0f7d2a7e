"""What both screens show, what may happen to it, and what follows, as values."""

from enum import StrEnum, auto

import msgspec

from kiosk_app.bookings import Booking
from kiosk_app.cards.ahead import Ahead
from kiosk_app.cards.asked import Asked
from kiosk_app.checks import Checking
from kiosk_app.ease import Chosen, Ease
from kiosk_app.handouts import Handouts
from kiosk_app.helping import HelpDesk
from kiosk_app.parting import Parting
from kiosk_app.pictures import Photo, Picture
from kiosk_app.reports import FarDevicesChanged as FarDevicesChanged, LineRated as LineRated  # noqa: PLC0414 - told as these
from kiosk_app.search import Search
from windowkit.errors import Code
from windowkit.matters import Matter
from windowkit.media.devices import Device
from windowkit.messages import (
    Appointment,
    Callback,
    Claim,
    Command,
    Flaw,
    HoursChanged,
    MatterEntry,
    OpenVisit,
    PrinterChanged,
    Signature,
    VisitSnapshot,
)
from windowkit.pointing import MarkField
from windowkit.residents import RateReason


class Screen(StrEnum):
    """Which screen the desk shows."""

    WELCOME = auto()
    PIN = auto()
    MATTERS = auto()
    CLAIMS = auto()  # who is to be called earlier
    INFORM = auto()  # who sees what, for what, how long; before a number is drawn
    CARD_AHEAD = auto()  # may a card be read before the number?
    CHECK = auto()
    NOTICES = auto()  # what staff hand out
    HELPDESK = auto()  # the committee's own desk: what needs no clerk
    BOOKING = auto()  # a time is booked, or was; not by who waits
    TELLING = auto()  # staff tell what a resident could not get done
    WAITING = auto()
    JOINING = auto()
    SERVING = auto()
    MORE = auto()  # is there another page?
    DOCUMENT = auto()
    REVIEW = auto()
    SIGN = auto()
    INK = auto()  # the form is signed on paper
    SIGNED = auto()
    SUBMITTED = auto()
    RATING = auto()
    GOODBYE = auto()


class _Value(msgspec.Struct, frozen=True, kw_only=True):
    pass


class Scene(_Value, frozen=True, kw_only=True):
    """Everything the screens show. What belongs to the resident is gone with `visit` and what follows it."""

    line: bool = False
    ended_for_good: Code | None = None  # the server will not have this kiosk; staff must act
    upper_lost: bool = False  # the upper window's monitor was pulled or is off
    help_phone: str = ""  # whom to ring where the server is away
    committee: str = ""
    committee_en: str = ""
    centre: str = ""
    centre_en: str = ""
    matters: tuple[MatterEntry, ...] = ()
    draft_days: int = 0  # see Welcome
    screen: Screen = Screen.WELCOME
    ends_at: float | None = None  # when this screen ends by itself (UNIX s)
    warns_at: float = 0.0  # from when on the seconds left are shown
    seconds_left: int | None = None
    line_lost_at: float | None = None
    answer_due: float | None = None  # the server must have spoken of our visit by then
    asking: str = ""  # the command that waits for its answer; the controls rest meanwhile
    refusal: Code | None = None  # the last no, shown as a sentence
    page: int = 0
    search: Search | None = None  # a matter is looked for
    checking: Checking | None = None  # the device page's
    handing: Handouts | None = None  # the notices page's
    helpdesk: HelpDesk | None = None  # the committee's own desk's
    printer: PrinterChanged = PrinterChanged()  # as its print service last said
    hours: HoursChanged = HoursChanged()  # whether committee and centre are open
    callbacks: tuple[Callback, ...] = ()  # tickets whose residents went away
    appointments: tuple[Appointment, ...] = ()  # the committee's, from today on
    usual: Ease = Ease()  # how the site wants text, contrast, sound and reach
    # -- the resident's -----------------------------------------------------------------------------------
    ease: Ease = Ease()  # as whoever stands here wants them; kept until the welcome is back
    chosen: Chosen | None = None  # before this program's start, until the server has told of that visit
    called_at: float | None = None  # staff were called (s)
    called: int = 0  # how often it was said
    easing: bool = False  # the page where they are chosen lies over the screen's own
    pin: str = ""
    wanted: str = ""  # the matter a number is taken for
    claims: tuple[Claim, ...] = ()  # as said so far, for that number
    returning: str = ""  # the visit they say that they come back from
    accompanied: bool = False  # staff stay beside them
    informing: OpenVisit | None = None  # waits for the resident to have been told
    reader_there: bool = False  # a card reader answered as the page before the number came up
    ahead: Ahead = Ahead()  # a card that is read before the number, and waits for the clerk
    opening: str = ""  # the visit we asked for
    visit: VisitSnapshot | None = None
    matter: Matter | None = None
    typed: tuple[str, ...] = ()  # fields as they changed, the last first
    leaving: bool = False  # "really give up?"
    picture: Picture = Picture.NONE
    bars: int = 0  # the line's quality, 1 (stills) to 4; 0: not known
    own_missing: frozenset[Device] = frozenset()  # of this machine's devices, as far as they are open
    heard: bool = True  # the resident's microphone hears something
    far_sound: bool = True  # the clerk can be heard
    far_loudspeaker: bool = True  # the clerk can hear
    photo: Photo = Photo.LIVE
    still: str = ""
    by_hand: bool = False  # the resident would rather press the shutter
    counted: int = 0  # a paper lies still, and its picture is taken in so many counts
    flaws: tuple[Flaw, ...] = ()  # of the still
    code: str = ""  # read on it
    poor: int = 0  # stills of this paper that had flaws; from the second on it may be used all the same
    sent: float = 0.0  # part of the still that is uploaded, 0 to 1
    sending_failed: bool = False
    no_document_camera: bool = False
    read_to: int = 0  # the furthest page of the form the resident has seen
    objecting: bool = False
    pointed: tuple[MarkField, ...] = ()  # marks that were set or taken away here, and are not answered yet
    faces: int | None = None
    whys: tuple[RateReason, ...] = ()  # touched so far for that face
    answering: str = ""  # our word about the recording that waits for its answer
    answering_yes: bool = False  # that word; a no may still follow it
    assenting: str = ""  # our word about sensitive data that waits for its answer
    assenting_yes: bool = False  # the same
    assents_open: bool = False  # the page with what was said
    card: Asked = Asked()  # an identity card that the clerk wants; never what one says
    notice_closed: str = ""  # the reading of a notice that was ended here
    parting: Parting | None = None  # what is said as the visit ends
    concern: str = ""  # the day by which the duty leader answers what could not be done
    booking: Booking | None = None
    concern_number: str = ""  # of what staff told

    @property
    def warns(self) -> bool:
        """Whether the page is about to close because nobody touches it; a rating counts from its beginning."""
        return self.seconds_left is not None and self.screen is not Screen.RATING

    @property
    def broken_off(self) -> bool:
        """Whether the visit ended without what its resident came for."""
        return self.parting is not None and self.parting.is_unfinished


# -- what the resident or staff touch ------------------------------------------------------------------------


class Touch(_Value, frozen=True, kw_only=True):
    """A control was touched."""


class Started(Touch, frozen=True, kw_only=True):
    """The one big button."""


class DigitTouched(Touch, frozen=True, kw_only=True):
    """A key of the PIN pad."""

    digit: str


class DigitErased(Touch, frozen=True, kw_only=True):
    """The last digit goes."""


class PinEntered(Touch, frozen=True, kw_only=True):
    """The PIN is complete."""


class WentBack(Touch, frozen=True, kw_only=True):
    """One step back."""


class MatterChosen(Touch, frozen=True, kw_only=True):
    """This matter, please."""

    code: str


class PageTurned(Touch, frozen=True, kw_only=True):
    """To the next (1) or the previous (-1) page."""

    by: int


class LeaveTouched(Touch, frozen=True, kw_only=True):
    """Give up waiting: asks first."""


class LeaveMeant(Touch, frozen=True, kw_only=True):
    """The answer to "really give up?"."""

    yes: bool


class ShutterTouched(Touch, frozen=True, kw_only=True):
    """Photograph what lies on the table."""


class StillAccepted(Touch, frozen=True, kw_only=True):
    """This picture is good."""


class StillRejected(Touch, frozen=True, kw_only=True):
    """Once more."""


class FormConfirmed(Touch, frozen=True, kw_only=True):
    """I have read it and it is right."""


class ObjectionTouched(Touch, frozen=True, kw_only=True):
    """Something is wrong: asks what."""


class ObjectionDropped(Touch, frozen=True, kw_only=True):
    """Nothing is wrong after all."""


class ObjectionMade(Touch, frozen=True, kw_only=True):
    """This field is wrong; "*" is the whole."""

    field: str


class SignatureGiven(Touch, frozen=True, kw_only=True):
    """Signed."""

    signature: Signature


class FaceTouched(Touch, frozen=True, kw_only=True):
    """One of five faces; None is not wanting to say."""

    faces: int | None


class RecordingAnswered(Touch, frozen=True, kw_only=True):
    """May the talk be recorded; a no while it is stops it."""

    yes: bool


class StayWanted(Touch, frozen=True, kw_only=True):
    """Somebody is still here."""


# -- what the machine reports ----------------------------------------------------------------------------------


class LineChanged(_Value, frozen=True, kw_only=True):
    """The line to the server; `reason` where it ended for good."""

    up: bool
    reason: Code | None = None


class Answered(_Value, frozen=True, kw_only=True):
    """The server's word on a command; `code` is None for done."""

    command: str
    code: Code | None = None


class StillTaken(_Value, frozen=True, kw_only=True):
    """The document camera delivered; the picture itself stays with whoever took it."""

    still: str
    flaws: tuple[Flaw, ...] = ()
    code: str = ""  # read on it, where that was asked for


class StillFailed(_Value, frozen=True, kw_only=True):
    """The document camera is not there."""

    still: str


class UploadMoved(_Value, frozen=True, kw_only=True):
    """`part` (0 to 1) of the still is at the server."""

    still: str
    part: float


class UploadEnded(_Value, frozen=True, kw_only=True):
    """The still is at the server, or could not be brought there."""

    still: str
    arrived: bool


class PictureChanged(_Value, frozen=True, kw_only=True):
    """What comes from the clerk."""

    picture: Picture


class OwnDeviceChanged(_Value, frozen=True, kw_only=True):
    """A device of this machine delivers, or does not (any more)."""

    device: Device
    present: bool


class OwnSoundChanged(_Value, frozen=True, kw_only=True):
    """Whether the resident's microphone hears anything."""

    heard: bool


class Ticked(_Value, frozen=True, kw_only=True):
    """A second went by."""


# -- what is to be done ----------------------------------------------------------------------------------------


class Order(_Value, frozen=True, kw_only=True):
    """Something to do."""


class Ask(Order, frozen=True, kw_only=True):
    """Say this to the server until it is answered."""

    command: Command


class WarmCall(Order, frozen=True, kw_only=True):
    """Open camera, microphone and loudspeaker and gather; send nothing yet."""

    visit: str


class StartCall(Order, frozen=True, kw_only=True):
    """A clerk is there: offer, and let picture and sound leave the machine. `call` is the last epoch known."""

    visit: str
    call: int


class HangUp(Order, frozen=True, kw_only=True):
    """The clerk is gone, the resident waits on: end the call, keep the devices warm."""


class EndCall(Order, frozen=True, kw_only=True):
    """Close peer, camera, microphone and loudspeaker."""


class OpenTable(Order, frozen=True, kw_only=True):
    """Open the document camera; its live picture goes to the clerk, too."""


class CloseTable(Order, frozen=True, kw_only=True):
    """Close the document camera and forget its pictures."""


class TakeStill(Order, frozen=True, kw_only=True):
    """Photograph at full resolution; answered by StillTaken or StillFailed. `coded`: and read the code on it."""

    still: str
    coded: bool = False


class SendStill(Order, frozen=True, kw_only=True):
    """Upload; answered by UploadMoved and UploadEnded."""

    visit: str
    still: str
    material: str
    flaws: tuple[Flaw, ...] = ()
    code: str = ""


class Wipe(Order, frozen=True, kw_only=True):
    """Forget everything of the resident."""


type Step = tuple[Scene, tuple[Order, ...]]  # the scene after an event, and what to do

"""The server's settings."""

import os
from pathlib import Path
from typing import Annotated, Final

import msgspec

from signaling.hours import Hours, Opening
from signaling.relays import Relays
from signaling.routing import QueueRules
from signaling.rules import Rules
from signaling.slots import AppointmentRules
from signaling.working import Calendar
from windowkit.errors import BadInput
from windowkit.guides import Guide
from windowkit.messages import IceServer
from windowkit.settings import Settings
from windowkit.visit import DEADLINES, State

SECRET: Final = "VIRTUAL_WINDOW_TURN_SECRET"  # noqa: S105 - a variable's name


_Seconds = Annotated[float, msgspec.Meta(gt=0)]
_Days = Annotated[int, msgspec.Meta(ge=1, le=366)]
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class TicketSystem(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A centre's own ticket system (叫号): where it is told of the kiosks' tickets, and the file with its key."""

    url: Annotated[str, msgspec.Meta(pattern=r"^https?://[^/]+")]
    key_file: str


class Centre(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A community affairs service centre; `letter` begins its ticket numbers, `queue` says how they are served.

    Without `hours` it is always open; so is a committee. `appointments` says for what, and when, it gives times.
    """

    code: str
    name: str
    name_en: str
    tickets: TicketSystem | None = None
    letter: str = "A"
    queue: QueueRules = QueueRules()
    hours: Hours | None = None
    appointments: AppointmentRules = AppointmentRules()


class Committee(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A neighbourhood committee and the centre it belongs to."""

    code: str
    name: str
    name_en: str
    centre: str
    hours: Hours | None = None


class Turn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The site's TURN relays; their shared secret is in a file, or in the environment as VIRTUAL_WINDOW_TURN_SECRET."""

    urls: tuple[str, ...] = ()
    secret_file: str = ""
    ttl: _Seconds = 21_600.0


class ArchivePlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where the archive's copies go, and the print service's settings that they are set with."""

    folder: str
    printing: str


class SignalingSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """See assets/signaling.example.toml for what each one means."""

    host: str = "127.0.0.1"
    port: Annotated[int, msgspec.Meta(ge=0, le=65535)] = 8443
    public_url: str = "http://127.0.0.1:8443"
    data: str = ""
    database: str = ""
    matters: str = ""
    notices: str = ""
    institutions: str = ""
    guides: str = ""
    snippets: str = ""
    token_lifetime: _Seconds = 600.0
    kiosk_grace: _Seconds = 180.0
    clerk_grace: _Seconds = 60.0
    printing_grace: _Seconds = 60.0
    left_days: _Days = 30
    reminder_days: _Days = 30
    draft_days: _Days = 30
    concern_days: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5
    closed_concern_days: _Days = 180
    holidays: tuple[_Day, ...] = ()
    workdays: tuple[_Day, ...] = ()
    serve_out: Annotated[float, msgspec.Meta(ge=0)] = 900.0
    answer_within: _Seconds = 60.0
    repeat_days: _Days = 30
    ice_servers: tuple[IceServer, ...] = ()
    turn: Turn = Turn()
    archive: ArchivePlace | None = None
    centres: tuple[Centre, ...] = ()
    committees: tuple[Committee, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """Which days are worked."""
        return Calendar(holidays=frozenset(self.holidays), workdays=frozenset(self.workdays))

    @property
    def opening(self) -> Opening:
        """When centres and committees are open."""
        return Opening(
            centres={one.code: one.hours for one in self.centres if one.hours},
            committees={one.code: one.hours for one in self.committees if one.hours},
            calendar=self.calendar,
            serve_out=self.serve_out,
        )


def check_places(settings: SignalingSettings) -> None:
    """Raises BadInput where a place is there twice, or a committee's centre is not there."""
    for what, places in (("centres", settings.centres), ("committees", settings.committees)):
        codes = [place.code for place in places]
        doubled = sorted({code for code in codes if codes.count(code) > 1})
        if doubled:
            raise BadInput(f"{what}: the code {', '.join(doubled)} stands there twice; give each a code of its own")
    _check_hours(settings)
    _check_appointments(settings)
    longest = DEADLINES[State.WAITING]
    for centre in settings.centres:
        queue = centre.queue
        if max(queue.overflow_after, queue.ring_for, queue.transfer_for, queue.offer_after, queue.long_wait) >= longest:
            raise BadInput(
                f"centres: {centre.code}: queue: a visit waits {longest:g} s at most;"
                " make overflow_after, ring_for, transfer_for, offer_after and long_wait shorter than that"
            )
    known = {centre.code for centre in settings.centres}
    for committee in settings.committees:
        if committee.centre not in known:
            raise BadInput(f"committees: {committee.code} belongs to {committee.centre}, which is none of the centres")


def _check_hours(settings: SignalingSettings) -> None:
    for place in (*settings.centres, *settings.committees):
        problem = place.hours.problem() if place.hours else ""
        if problem:
            raise BadInput(f"the hours of {place.code}: {problem}")


def _check_appointments(settings: SignalingSettings) -> None:
    for centre in settings.centres:
        problem = centre.appointments.problem()
        if centre.appointments.groups and centre.hours is None:
            problem = "times are given within a centre's hours: give it hours, too"
        if problem:
            raise BadInput(f"centres: {centre.code}: appointments: {problem}")


def site_rules(settings: SignalingSettings, notice_key: str, guides: dict[str, Guide] | None = None) -> Rules:
    """What the hall goes by; `notice_key` signs the codes of notices."""
    return Rules(
        kiosk_grace=settings.kiosk_grace,
        clerk_grace=settings.clerk_grace,
        printing_grace=settings.printing_grace,
        base=settings.public_url,
        notice_key=notice_key,
        ticketed=frozenset(centre.code for centre in settings.centres if centre.tickets is not None),
        left_days=settings.left_days,
        reminder_days=settings.reminder_days,
        draft_days=settings.draft_days,
        queues={centre.code: centre.queue for centre in settings.centres},
        concern_days=settings.concern_days,
        opening=settings.opening,
        appointments={centre.code: centre.appointments for centre in settings.centres},
        guides=guides or {},
    )


def relays(settings: SignalingSettings) -> Relays:
    """The site's relays with their secret; raises BadInput saying what is missing."""
    turn = settings.turn
    least = 2 * settings.token_lifetime  # a password is renewed with the token, and lasts past the next renewal
    if turn.urls and turn.ttl < least:
        raise BadInput(f"turn.ttl is {turn.ttl:g} s: make it longer than the longest call, at least {least:g}")
    return Relays(urls=turn.urls, secret=_secret(turn) if turn.urls else b"", ttl=turn.ttl)


def _secret(turn: Turn) -> bytes:
    if not turn.secret_file:
        secret = os.environ.get(SECRET, "").strip()
        if not secret:
            raise BadInput(f"turn.urls needs the relay's secret: name its file as turn.secret_file, or set {SECRET}")
        return secret.encode()
    try:
        secret = Path(turn.secret_file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise BadInput(f"cannot read turn.secret_file {turn.secret_file}: {error.strerror}") from error
    if not secret:
        raise BadInput(f"turn.secret_file {turn.secret_file} is empty; write coturn's static-auth-secret into it")
    return secret.encode()

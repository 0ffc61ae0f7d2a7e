"""The two kinds of trouble: the world's, which people can mend, and ours, which they cannot."""

from enum import StrEnum


class Code(StrEnum):
    """What went wrong, as a code; each screen has its own sentence for it."""

    BAD_MESSAGE = "bad_message"  # not a message of this protocol, or of the wrong shape
    TOO_LARGE = "too_large"
    NOT_SIGNED_IN = "not_signed_in"
    BAD_CREDENTIALS = "bad_credentials"
    CODE_EXPIRED = "code_expired"  # a one-time enrolment code: used, too old or unknown
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - a code, not a secret
    TOO_MANY_TRIES = "too_many_tries"
    NOT_YOURS = "not_yours"  # another kiosk's or another clerk's visit
    UNKNOWN_VISIT = "unknown_visit"
    UNKNOWN_MATTER = "unknown_matter"
    UNKNOWN_NOTICE = "unknown_notice"
    UNKNOWN_CONCERN = "unknown_concern"  # closed, or of another centre
    UNKNOWN_APPOINTMENT = "unknown_appointment"  # cancelled, or too long ago
    TAKEN = "taken"  # somebody was quicker, or nothing is to be had then
    TOO_EARLY = "too_early"  # an appointment's time has not come, or is over
    CLOSED = "closed"  # outside the opening hours of the kiosk's committee or centre
    WRONG_STATE = "wrong_state"  # the visit table has no such step from here
    STALE = "stale"  # made against an older form than the one shown
    NOBODY = "nobody"  # whoever was asked for is not signed in
    BUSY = "busy"  # a clerk serves one visit at a time
    NOT_AGREED = "not_agreed"  # the resident has not said yes to this kind of data
    INCOMPLETE = "incomplete"  # fields or materials still missing
    BAD_FIELD = "bad_field"
    PROTOCOL = "protocol"  # the other side speaks another version
    REPLACED = "replaced"  # a newer connection proved the same key
    UNCERTAIN = "uncertain"  # whether a sheet came out: a clerk must say so before the next one
    UNAVAILABLE = "unavailable"  # the server cannot store anything at the moment


class Failure(Exception):
    """The world's trouble: retry, or tell a person what to do; the program keeps running."""


class Refused(Failure):
    """The other side said no. `detail` names a field or limit, never a resident's data."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail


class BadInput(Failure):
    """A file, setting or form field that cannot be used; the message says what to change."""


class Unreachable(Failure):
    """Nobody answers at an address; retrying may help."""


class DeviceLost(Failure):
    """A camera, microphone, loudspeaker or printer is not there."""

    def __init__(self, device: str, reason: str) -> None:
        super().__init__(f"{device}: {reason}")
        self.device = device
        self.reason = reason


class Bug(Exception):
    """Ours: log it with its trace and restart clean."""

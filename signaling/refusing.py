"""What a step of a visit is refused for. Pure."""

from typing import Final

from signaling.records import VisitRecord
from windowkit.errors import Code, Refused
from windowkit.matters import Matter, Mode
from windowkit.residents import Rate
from windowkit.visit import State

_FACES: Final = 5


def same_form(record: VisitRecord, form_hash: str) -> None:
    """Of another form than the one that stands."""
    if not record.form_hash or form_hash != record.form_hash:
        raise Refused(Code.STALE)


def decided_somewhere(matter: Matter) -> None:
    """No centre takes this matter in."""
    if matter.mode is Mode.GUIDANCE:
        raise Refused(Code.WRONG_STATE, "guidance")  # another institution takes it in, no centre does


def way_is_printed(record: VisitRecord, matter: Matter) -> None:
    """Nobody who is sent elsewhere (仅指导) leaves without the way there on paper."""
    guides = {one.template for one in matter.notices if one.guides}
    printed = any(one.notice.template in guides and one.notice.attempt for one in record.notices)
    if matter.mode is Mode.GUIDANCE and not printed:
        raise Refused(Code.INCOMPLETE, "guidance")


def known_field(matter: Matter, field: str) -> None:
    """The resident points at a field that the form does not have."""
    if field != "*" and matter.field(field) is None:
        raise Refused(Code.BAD_FIELD)


def real_faces(faces: int | None) -> None:
    """There are five faces."""
    if faces is not None and not 1 <= faces <= _FACES:
        raise Refused(Code.BAD_FIELD, "faces")


def real_reasons(message: Rate) -> tuple[str, ...]:
    """Reasons belong to a face; each is said once."""
    if message.reasons and message.faces is None:
        raise Refused(Code.BAD_FIELD, "reasons")
    return tuple(dict.fromkeys(str(one) for one in message.reasons))


def asked_for_document(record: VisitRecord) -> None:
    """The kiosk was asked for no paper."""
    if record.visit.state is not State.DOCUMENT:
        raise Refused(Code.WRONG_STATE, "document_failed")


def own_will(record: VisitRecord, matter: Matter) -> None:
    """What disposes of money or home is not submitted before the elder said that it is their own will."""
    said = record.deskwork.will
    if matter.own_will and (said is None or not said.own):
        raise Refused(Code.INCOMPLETE, "own_will")

"""The integration API: what outside systems say to the hall, and its OpenAPI description."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Final, Literal

import msgspec

from signaling.paper_tickets import PaperChange, PaperReport, PaperState
from signaling.records import Assessment
from signaling.tickets import TicketChange
from windowkit.errors import Code, Refused
from windowkit.identity import id_number_problem
from windowkit.letters import BadLetter, printable

RESULTS: Final = "/api/assessment-results"
PAPER: Final = "/api/paper-tickets"
HEALTH: Final = "/api/kiosks"

_Text = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
_BREAKS: Final = frozenset({"Cc", "Zl", "Zp"})
_Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class AssessmentResult(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A result of the unified needs assessment (老年照护统一需求评估). Days are YYYY-MM-DD.

    `reference` is the sender's own number of the result: sending it again changes nothing.
    """

    reference: Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
    applicant_name: _Text
    id_number: Annotated[str, msgspec.Meta(min_length=18, max_length=18)]
    level: Literal["level_1", "level_2", "level_3", "level_4", "level_5", "level_6", "none", "see_doctor"]
    application_kind: Literal["first", "renewal", "change", "review"]
    agency: _Text
    assessed_on: _Day
    valid_from: _Day
    valid_until: _Day
    case: Annotated[str, msgspec.Meta(max_length=64)] = ""


def read_result(body: bytes) -> Assessment:
    """The result in a request's body. Raises Refused(BAD_FIELD | BAD_MESSAGE) naming the field, never its value."""
    try:
        result = msgspec.json.decode(body, type=AssessmentResult)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        # msgspec quotes a wrong enum value; the path stays, the value goes.
        raise Refused(Code.BAD_MESSAGE, re.sub(r"'[^']*'", "'…'", str(error))) from error
    for name in ("reference", "applicant_name", "agency", "case"):
        _check(name, getattr(result, name))
    problem = id_number_problem(result.id_number)
    if problem is not None:
        raise Refused(Code.BAD_FIELD, f"id_number: {problem}")
    days = {name: _day(name, getattr(result, name)) for name in ("assessed_on", "valid_from", "valid_until")}
    if days["valid_until"] < days["valid_from"]:
        raise Refused(Code.BAD_FIELD, "valid_until: before valid_from")
    return Assessment(**msgspec.structs.asdict(result))


def read_paper(body: bytes) -> PaperReport:
    """A centre's paper line in a request's body. Raises Refused(BAD_FIELD | BAD_MESSAGE) naming the field."""
    try:
        report = msgspec.json.decode(body, type=PaperReport)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise Refused(Code.BAD_MESSAGE, re.sub(r"'[^']*'", "'…'", str(error))) from error
    seen: set[str] = set()
    for number, one in enumerate(report.tickets):
        if one.id in seen:
            raise Refused(Code.BAD_FIELD, f"tickets[{number}].id: twice in one report; give each ticket its own")
        seen.add(one.id)
        if (one.state is PaperState.WAITING) != (one.window == ""):
            raise Refused(Code.BAD_FIELD, f"tickets[{number}].window: there exactly while it is called or served")
    return report


def _check(name: str, value: str) -> None:
    """Refused now and by name, for a notice that could never be printed is found out in front of the resident."""
    if value and all(unicodedata.category(letter)[0] in "ZM" for letter in value):
        raise Refused(Code.BAD_FIELD, f"{name}: blank")
    if not _on_one_line(value):
        raise Refused(Code.BAD_FIELD, f"{name}: a character that cannot be printed")


def _on_one_line(value: str) -> bool:
    """Whether paper can show it, and as one line."""
    try:
        clean = printable(value)
    except BadLetter:
        return False
    return not any(unicodedata.category(letter) in _BREAKS for letter in clean)


def _day(name: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise Refused(Code.BAD_FIELD, f"{name}: no such day") from error


def openapi() -> dict[str, Any]:
    """The OpenAPI 3.1 description of the integration API."""
    (result, change, line, paper), parts = msgspec.json.schema_components(
        [AssessmentResult, TicketChange, PaperReport, PaperChange], ref_template="#/components/schemas/{name}"
    )
    results = "Deliver an assessment result; its notice can then be printed at a kiosk."
    lines = "A centre's ticket system says its whole line of paper tickets, and its windows."
    decided = (
        "What was decided of a paper ticket: next at this window, or not after all; it did not come; it is served."
    )
    told = "What a centre's ticket system is told: a ticket of a kiosk waits, is called, is over."
    return {
        "openapi": "3.1.0",
        "info": {"title": "Virtual Window integration API", "version": "1"},
        "paths": {
            RESULTS: _post("deliverAssessmentResult", results, result, _ANSWERS),
            PAPER: _post("reportPaperTickets", lines, line, _PAPER_ANSWERS, description=_PAPER),
            HEALTH: {"get": _READ},
        },
        "webhooks": {
            "ticketChanged": _post("ticketChanged", told, change, _TAKEN, description=_TOLD),
            "paperTicketDecided": _post("paperTicketDecided", decided, paper, _TAKEN, description=_TOLD_PAPER),
        },
        "components": {"schemas": parts, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


def _post(
    name: str, summary: str, schema: dict[str, Any], answers: dict[str, Any], **more: str
) -> dict[str, dict[str, Any]]:
    """What is sent to an address, with a key."""
    body = {"required": True, "content": {"application/json": {"schema": schema}}}
    said: dict[str, Any] = {"operationId": name, "summary": summary, **more, "security": [{"key": []}]}
    return {"post": {**said, "requestBody": body, "responses": answers}}


_READ: Final[dict[str, Any]] = {
    "operationId": "listKiosks",
    "summary": "How every enrolled kiosk is, what is wrong first.",
    "description": "With the key of `add-integration --operations`. `/metrics` has the same as numbers (Prometheus).",
    "security": [{"key": []}],
    "responses": {
        "200": {
            "description": "`wrong` are codes; `health` is null for a kiosk that never reported.",
            "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}},
        },
        "401": {"description": "The key is not known."},
        "403": {"description": "The key is another system's."},
    },
}
_TAKEN: Final = {
    "2XX": {"description": "It has the change, for good."},
    "409": {"description": "It had a change of this `id` before."},
    "default": {"description": "The same change is sent again, and no later one before it."},
}
_PAPER: Final = (
    "With the key of `add-integration --centre`, which says whose line it is. Say it whole, each time anything in it"
    " changes and every 10 seconds at least: a ticket that is not in it is over, and a system that says nothing for"
    " `paper_away` seconds is away. A ticket's `window` and those in `windows` are service numbers of clerks. At a"
    " window whose clerk is signed in at a counter the hall calls whoever is next, with a paper or at a kiosk; call"
    " nobody there yourself. At other windows call whom you like."
)
_TOLD_PAPER: Final = (
    "Sent in one order with `ticketChanged`, to the same address; it has `paper`, the ticket's `id`, where that has"
    " `visit`. Say the ticket as `called` at its window then, within `paper_call` seconds: else the call is taken back"
    " (`waiting`) and nothing is called for five times as long. As `serving` once it has come: who has not come after"
    " `paper_call` seconds, or is not there as the clerk says, is `missed` and is called again only with another"
    " `since`. `ended`: the clerk says that it is served."
)
_PAPER_ANSWERS: Final = {
    "200": {"description": "Stored; or the same was before."},
    "400": {"description": "A field is missing or wrong; `detail` names it."},
    "401": {"description": "The key is not known."},
    "403": {"description": "The key is no centre's, or the settings name no ticket system for it."},
    "409": {"description": "A line with a higher revision, or another one with this, was received; say it anew."},
    "413": {"description": "The body is longer than 128 KiB."},
    "503": {"description": "Nothing can be stored at the moment; send it again."},
}
_TOLD: Final = (
    "Sent to the centre's `tickets.url` with the key of `tickets.key_file`. The changes of a centre come in order,"
    " each until it is taken; one whose answer was lost comes again with the same `id`."
)
_ANSWERS: Final = {
    "201": {"description": "Received and stored."},
    "200": {"description": "Received before; nothing changed."},
    "400": {"description": "A field is missing or wrong; `detail` names it."},
    "401": {"description": "The key is not known."},
    "413": {"description": "The body is longer than 64 KiB."},
    "409": {"description": "The same reference was received before with another content."},
    "503": {"description": "Nothing can be stored at the moment; send it again later."},
}

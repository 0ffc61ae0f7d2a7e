"""The integration API: what outside systems say to the hall, and its OpenAPI description."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Any, Final, Literal

import msgspec

from signaling.records import Assessment
from signaling.tickets import TicketChange
from windowkit.errors import Code, Refused
from windowkit.identity import id_number_problem
from windowkit.letters import BadLetter, printable

RESULTS: Final = "/api/assessment-results"

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
    (schema, change), parts = msgspec.json.schema_components(
        [AssessmentResult, TicketChange], ref_template="#/components/schemas/{name}"
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Virtual Window integration API", "version": "1"},
        "paths": {
            RESULTS: {
                "post": {
                    "operationId": "deliverAssessmentResult",
                    "summary": "Deliver an assessment result; its notice can then be printed at a kiosk.",
                    "security": [{"key": []}],
                    "requestBody": {"required": True, "content": {"application/json": {"schema": schema}}},
                    "responses": _ANSWERS,
                }
            }
        },
        "webhooks": {
            "ticketChanged": {
                "post": {
                    "operationId": "ticketChanged",
                    "summary": "What a centre's ticket system is told: a ticket of a kiosk waits, is called, is over.",
                    "description": _TOLD,
                    "security": [{"key": []}],
                    "requestBody": {"required": True, "content": {"application/json": {"schema": change}}},
                    "responses": {
                        "2XX": {"description": "It has the change, for good."},
                        "409": {"description": "It had a change of this `id` before."},
                        "default": {"description": "The same change is sent again, and no later one before it."},
                    },
                }
            }
        },
        "components": {"schemas": parts, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
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

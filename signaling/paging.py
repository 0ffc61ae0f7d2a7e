"""A paper's next page, which the resident photographs without being asked for it anew. Pure."""

from typing import Final

from signaling import deskwork
from signaling.records import VisitRecord
from windowkit.documents import AnotherPage
from windowkit.errors import Code, Refused
from windowkit.matters import Matter
from windowkit.visit import Event, State

MOST_DOCUMENTS: Final = 60  # of one visit: each of a matter's ten papers six times over


def followed(record: VisitRecord, matter: Matter, event: Event) -> str:
    """The material of which the resident is asked for a further page after this event; "": of none."""
    if event is not Event.DOCUMENT_ARRIVED or not record.documents or len(record.documents) >= MOST_DOCUMENTS:
        return ""
    last = record.documents[-1]
    if last.id in record.deskwork.replaced.values():
        return ""  # a page that was taken again: the others are here
    pages = sum(one.material == last.material for one in deskwork.current(record))
    found = next((one for one in matter.materials if one.code == last.material), None)
    return last.material if found is not None and pages < found.pages else ""


def asked(record: VisitRecord, message: AnotherPage) -> None:
    """Raises Refused where the resident was asked for no further page of it."""
    if record.visit.state is not State.SERVING or not record.more or record.more != message.material:
        raise Refused(Code.WRONG_STATE, "page")

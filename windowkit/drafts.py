"""What an earlier, unfinished visit left of a matter: the clerk may go on with it for the same resident."""

from windowkit.ids import Id, Name
from windowkit.parts import Command, Value
from windowkit.visit import Outcome


class Earlier(Value, frozen=True, kw_only=True):
    """A draft of whoever stands on the form, as the clerk is offered it; none of its answers.

    `day` (YYYY-MM-DD), `ticket`, `committee` and `clerk` are of the visit it was left in, `next_step` what its resident
    was told. `fields` counts its answers; `documents` are the materials it has photographs of, `missing` those the
    matter asks for and it has none of. `differs` names the fields whose answer there is another than what was typed
    here. `continued`: taken over in this visit.
    """

    draft: Name
    day: str
    ticket: str
    committee: str
    committee_en: str
    clerk: str = ""
    service_number: str = ""
    outcome: Outcome | None = None
    next_step: str = ""
    fields: int = 0
    documents: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    continued: bool = False


class ContinueDraft(Command, frozen=True, kw_only=True):
    """Counter: take over the offered draft's answers and photographs.

    What was typed in this visit stays as it is, unless `overwrite`.
    """

    visit: Id
    draft: Name
    overwrite: bool = False

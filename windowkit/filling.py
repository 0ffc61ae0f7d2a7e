"""The form as the clerk fills it in, up to the filed case."""

from windowkit.ids import Id
from windowkit.parts import Command, Message


class FieldChanged(Message, frozen=True, kw_only=True):
    """Server to the other side: one field, as it is typed."""

    visit: str
    field: str
    value: str
    revision: int


class EditField(Command, frozen=True, kw_only=True):
    """A field as typed so far; `revision` is one more than the last the counter knows."""

    visit: Id
    field: str
    value: str
    revision: int


class ReviewForm(Command, frozen=True, kw_only=True):
    """The form is finished: the resident reads it. Refused with INCOMPLETE while fields have problems."""

    visit: Id


class Withdraw(Command, frozen=True, kw_only=True):
    """Back to the form, from any step that waits for the resident; a signature is void then."""

    visit: Id


class SubmitForm(Command, frozen=True, kw_only=True):
    """File the signed form; the case gets its number and its notices print."""

    visit: Id
    form_hash: str

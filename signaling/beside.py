"""What outlives a visit. Pure."""

from typing import NamedTuple

from signaling.concerns import Concerns
from signaling.drafts import Drafts
from signaling.left import Left
from signaling.residents import Residents


class Beside(NamedTuple):
    """What outlives a visit, and what each visit's steps change of it."""

    residents: Residents
    left: Left
    drafts: Drafts
    concerns: Concerns

"""Somebody is called for help: by the resident the committee's staff, by the clerk the duty leader."""

from windowkit.ids import Id
from windowkit.parts import Command


class CallStaff(Command, frozen=True, kw_only=True):
    """Kiosk: somebody of the committee is asked to come to the resident, or no more; their clerk is told."""

    visit: Id
    on: bool


class AskLeader(Command, frozen=True, kw_only=True):
    """Counter: the centre's duty leaders are asked to look at this talk, or no more; it ends once one is there."""

    visit: Id
    on: bool

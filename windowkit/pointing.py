"""The resident points at the form while it grows or is read: a field is marked until it is mended."""

from windowkit.ids import Id, Name
from windowkit.parts import Command


class MarkField(Command, frozen=True, kw_only=True):
    """This field is wrong (`on`), or is not after all. It is in the snapshot's `marks` until the clerk changes it."""

    visit: Id
    field: Name
    on: bool

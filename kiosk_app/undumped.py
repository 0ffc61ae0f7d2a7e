"""No memory dump of a kiosk that falls: a resident's name, number and voice would lie in it, and stay."""

import resource
from typing import Final

# Less than a page: the kernel writes no file then. And exactly 1: where dumps go to a program (systemd-coredump,
# apport) the kernel would hand it the memory for any other limit, 0 too (fs/coredump.c).
_NONE: Final = 1  # byte


def forbid_dumps() -> None:
    """For this process and all that it starts from now on; cannot be undone by them."""
    resource.setrlimit(resource.RLIMIT_CORE, (_NONE, _NONE))

"""Memory for pictures, on a machine that runs for months.

glibc before 2.38 (Debian 12 has 2.36) does not use freed aligned blocks again when another thread frees them:
about one start in six, a program that shows 60 pictures a second grew by 30 MB a second (its heap: 370 MB, of which
27 MB in use). Blocks over the threshold come from the kernel one by one and go back when freed.
https://sourceware.org/bugzilla/show_bug.cgi?id=14581
"""

import ctypes
import platform
from typing import Final

_M_MMAP_THRESHOLD: Final = -3  # malloc.h
_M_ARENA_MAX: Final = -8
_ARENAS: Final = 2  # heaps; by itself each of some 20 threads gets its own, 8 a core, and keeps what it ever used
_PICTURE: Final = 256 * 1024  # bytes; a 640x360 picture has 345,600


def return_pictures_memory() -> bool:
    """Give freed pictures back to the system; says whether this machine's C library let itself be told.

    Best before a program's first thread: those that have a heap of their own keep it.
    """
    if platform.libc_ver()[0] != "glibc":
        return False
    library = ctypes.CDLL(None)
    library.mallopt(_M_ARENA_MAX, _ARENAS)
    return library.mallopt(_M_MMAP_THRESHOLD, _PICTURE) == 1


def return_free_memory() -> None:
    """Once a program has started: what reading and compiling its parts took for a while."""
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).malloc_trim(0)

"""Give back what libvpx clears at an encoder's start and then hardly uses: 22 MB for a picture of 1280x720.

Its VP8 encoder keeps room for the tokens of a picture of pure noise, 384 of 16 bytes for each macroblock, and writes
zeros there (libvpx 1.17, vp8/encoder/onyx_if.c, alloc_compressor_data); a call's picture needs a hundredth. What holds
zeros and was given back to Linux reads as zeros again. The block is known by glibc's header in front of it, at the
beginning of a page: its size, and that it is a mapping of its own. Where it is not found, nothing happens.
"""

import contextlib
import ctypes
import mmap
import os
import struct
import threading
from collections.abc import Generator
from pathlib import Path
from typing import Final

_MACROBLOCK: Final = 16  # pixels
_TOKENS: Final = 384 * 16  # bytes for each
_HEADERS: Final = (16 + 15 + 8, 16 + 31 + 8)  # bytes: malloc's own, libvpx's alignment, its note of where it began
_MAPPED: Final = 2  # glibc's mark for such a block (malloc.c, IS_MMAPPED)
_DONT_NEED: Final = 4  # MADV_DONTNEED of sys/mman.h
_NAMELESS: Final = 5  # fields of a line of /proc/self/maps without a file (proc(5))
_SIZE: Final = struct.Struct("<Q")  # the second word of glibc's header
_alone: Final = threading.Lock()  # of two encoders that begin at once neither would know its own block


@contextlib.contextmanager
def untouched_given_back(width: int, height: int) -> Generator[None]:
    """Around the making of an encoder for pictures of that size, which nobody else has yet."""
    macroblocks = -(-width // _MACROBLOCK) * -(-height // _MACROBLOCK)
    sizes = {-(-(macroblocks * _TOKENS + header) // mmap.PAGESIZE) * mmap.PAGESIZE for header in _HEADERS}
    with _alone:
        before = _mapped()
        yield
        for start, size in _blocks(_mapped(), before, sizes):
            kept = start + mmap.PAGESIZE  # the first page holds the headers
            ctypes.CDLL(None).madvise(ctypes.c_void_p(kept), ctypes.c_size_t(start + size - kept), _DONT_NEED)


def _mapped() -> list[range]:
    """The addresses of all memory without a file."""
    try:
        lines = Path("/proc/self/maps").read_text().splitlines()
    except OSError:  # not Linux
        return []
    fields = (line.split() for line in lines)
    places = (one[0].split("-") for one in fields if len(one) == _NAMELESS and one[1] == "rw-p")
    return [range(int(start, 16), int(end, 16), mmap.PAGESIZE) for start, end in places]


def _blocks(now: list[range], before: list[range], sizes: set[int]) -> Generator[tuple[int, int]]:
    """Blocks of these sizes in what was not mapped before."""
    marks = {_SIZE.pack(size | _MAPPED): size for size in sizes}
    with contextlib.suppress(OSError), Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for page in (page for place in now for part in _without(place, before) for page in part):
            size = marks.get(os.pread(memory.fileno(), _SIZE.size, page + _SIZE.size))
            if size is not None:
                yield page, size
                return  # an encoder has one


def _without(place: range, before: list[range]) -> Generator[range]:
    start = place.start
    for old in before:  # in the order of their addresses
        if old.stop > start and old.start < place.stop:
            yield range(start, old.start, mmap.PAGESIZE)
            start = old.stop
    yield range(start, place.stop, mmap.PAGESIZE)

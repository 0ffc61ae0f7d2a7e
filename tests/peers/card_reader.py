"""A synthetic card reader: what a SAM of the GA 450 family answers, byte for byte, on a pseudo-terminal."""

import os
import threading
import tty
from types import TracebackType
from typing import Final, Self

_HEAD: Final = bytes.fromhex("AAAAAA9669")
_STATUS: Final = bytes.fromhex("AAAAAA9669000311FFED")
_FIND: Final = bytes.fromhex("AAAAAA96690003200122")
_SELECT: Final = bytes.fromhex("AAAAAA96690003200221")
_READ: Final = bytes.fromhex("AAAAAA96690003300132")
_NEWEST: Final = bytes.fromhex("AAAAAA96690003300330")
_PHOTO: Final = 1024  # bytes


def chip(**said: str) -> bytes:
    """A citizen's 256 bytes; what is not said is as on a made-up card."""
    full = {"name": "周德康", "sex": "1", "nation": "01", "born": "19480312", "issuer": "上海市公安局黄浦分局"}
    full |= {"address": "上海市黄浦区五里桥路1弄2号301室", "number": "310103194803121232"}
    full |= {"since": "20060301", "until": "长期", "rest": ""} | said
    sizes = {"name": 30, "sex": 2, "nation": 4, "born": 16, "address": 70, "number": 36, "issuer": 30}
    sizes |= {"since": 16, "until": 16, "rest": 36}
    return b"".join(_padded(full[key], size) for key, size in sizes.items())


def permit(**said: str) -> bytes:
    """A foreigner's 256 bytes."""
    full = {"latin": "LI, ANNA", "sex": "2", "number": "USA310075010101", "nation": "USA", "name": "李安娜"}
    full |= {"since": "20200102", "until": "20300102", "born": "19750101", "version": "01", "by": "1500"} | said
    sizes = {"latin": 120, "sex": 2, "number": 30, "nation": 6, "name": 30, "since": 16, "until": 16, "born": 16}
    sizes |= {"version": 4, "by": 8}
    return b"".join(_padded(full[key], size) for key, size in sizes.items()) + _padded("I", 2) + _padded("", 6)


def _padded(words: str, size: int) -> bytes:
    return (words.encode("utf-16-le") + b" \0" * size)[:size]


def frame(status: int, data: bytes = b"") -> bytes:
    """An answer."""
    checked = (len(data) + 4).to_bytes(2) + bytes((0, 0, status)) + data
    total = 0
    for one in checked:
        total ^= one
    return _HEAD + checked + bytes((total,))


class SyntheticReader:
    """`path` is its serial line; `lay` puts a card on it, which is found once, as by a real one."""

    def __init__(self) -> None:
        self._ours, self._theirs = os.openpty()
        tty.setraw(self._theirs)
        self.path = os.ttyname(self._theirs)
        self._asked: list[bytes] = []
        self._more = threading.Condition()
        self.fails = 0  # readings that go wrong before one goes well
        self.noise = b""  # before each answer
        self._card = b""
        self._address = b""
        self._lies = False
        self._thread = threading.Thread(target=self._work, name="synthetic reader")

    def lay(self, card: bytes, newest_address: str = "") -> None:
        """A card's 256 bytes."""
        self._card, self._address, self._lies = card, newest_address.encode("utf-16-le"), True

    def found(self, looks: int) -> None:
        """Wait until it was asked so often whether a card lies there."""
        with self._more:
            assert self._more.wait_for(lambda: self._asked.count(_FIND) >= looks, timeout=10)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._theirs)
        self._thread.join()
        os.close(self._ours)

    def _work(self) -> None:
        heard = b""
        while True:
            try:
                heard += os.read(self._ours, 64)
            except OSError:
                return  # nobody holds the other end any more
            while len(heard) >= len(_STATUS):
                asked, heard = heard[: len(_STATUS)], heard[len(_STATUS) :]
                with self._more:
                    self._asked.append(asked)
                    self._more.notify_all()
                answer = self.noise + self._answer(asked)
                for at in range(0, len(answer), 100):  # a serial line brings it in pieces
                    os.write(self._ours, answer[at : at + 100])

    def _answer(self, asked: bytes) -> bytes:
        match asked:
            case _ if asked == _STATUS:
                return frame(0x90)
            case _ if asked == _FIND:
                return frame(0x9F if self._lies else 0x80)
            case _ if asked == _SELECT:
                return frame(0x90 if self._lies else 0x81)
            case _ if asked == _READ:
                return self._read()
            case _ if asked == _NEWEST:
                return frame(0x90, self._address.ljust(70, b"\0")) if self._address else frame(0x91)
            case _:
                return frame(0x21)

    def _read(self) -> bytes:
        if self.fails:
            self.fails -= 1
            return frame(0x41)
        self._lies = False  # a card that was read must be laid anew
        return frame(0x90, (256).to_bytes(2) + _PHOTO.to_bytes(2) + self._card + bytes(_PHOTO))

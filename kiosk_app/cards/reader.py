"""The reader on its serial line: while a card is asked for it looks for one, selects and reads it, in its own thread.

Nothing of a card is kept: what was read is posted once, and a log says only that it was.
"""

import contextlib
import logging
import os
import select
import termios
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from kiosk_app.cards.asked import CardNotRead, CardRead, ReaderFound
from kiosk_app.cards.frames import DONE, FOUND, Answer, Ask, BadFrame, Listener, request
from kiosk_app.cards.text import BadCard, card, text_of
from windowkit import logs
from windowkit.cards import CardTrouble, IdCard

_log: Final = logging.getLogger(__name__)
_PAUSE: Final = 0.3  # s between two looks for a card
_AGAIN: Final = 2.0  # s between two looks for a reader that is not there
_SPEED: Final = termios.B115200
_TRIES: Final = 3  # readings of one card in a row that fail before it is said
_NOTHING: Final = -1


class Reader:
    """`device` is its serial line (a path; "": none). `post` may be called from any thread."""

    def __init__(self, device: str, post: Callable[[object], None]) -> None:
        self._device = device
        self._post = post
        self._over: threading.Event | None = None
        self._at_work: threading.Thread | None = None

    def begin(self, token: str) -> None:
        """Look for a card until one was read or `end`; `token` comes back with what is posted."""
        self.end()
        self._over = over = threading.Event()
        work = (token, over, self._at_work)
        self._at_work = threading.Thread(target=self._work, args=work, name="card reader", daemon=True)
        self._at_work.start()

    def end(self) -> None:
        """No card is wanted any more; a reading under way posts nothing."""
        if self._over is not None:
            self._over.set()
            self._over = None

    def find(self) -> None:
        """Whether there is one that answers, posted soon; no card is looked for."""
        self.end()
        self._at_work = threading.Thread(target=self._find, args=(self._at_work,), name="card reader", daemon=True)
        self._at_work.start()

    def _find(self, before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        try:
            _Line(self._device).close()
        except OSError:
            self._post(ReaderFound(there=False))
        else:
            self._post(ReaderFound(there=True))

    def _work(self, token: str, over: threading.Event, before: threading.Thread | None) -> None:
        if before is not None:
            before.join()  # two on one line would hear each other's answers
        said: CardTrouble | None = None
        while not over.is_set():
            trouble = self._read(token, over)
            if trouble is None:
                return
            if trouble is not said and not over.is_set():
                logs.event(_log, "card_not_read", reason=str(trouble))
                self._post(CardNotRead(token, trouble))
            said = trouble
            over.wait(_AGAIN if trouble is CardTrouble.NO_READER else _PAUSE)

    def _read(self, token: str, over: threading.Event) -> CardTrouble | None:
        """One card, or what hindered it; None also once it is over."""
        try:
            with contextlib.closing(_Line(self._device)) as line:
                found = _next_card(line, over)
        except OSError:
            return CardTrouble.NO_READER
        except BadCard:
            return CardTrouble.UNREADABLE
        if found is not None and not over.is_set():
            logs.event(_log, "card_read", kind=str(found.kind))
            self._post(CardRead(token, found, datetime.now(UTC).astimezone().date()))
        return None


def _next_card(line: "_Line", over: threading.Event) -> IdCard | None:
    """The next card that is laid on; None once it is over. Raises BadCard, OSError."""
    failed = 0
    while not over.is_set():
        if line.ask(Ask.FIND).status == FOUND:
            try:
                return _card(line)
            except BadCard:
                failed += 1  # a hand that still moves it
                if failed == _TRIES:
                    raise
        over.wait(_PAUSE)
    return None


def _card(line: "_Line") -> IdCard:
    if line.ask(Ask.SELECT).status != DONE:
        raise BadCard("select")
    answer = line.ask(Ask.READ)
    if answer.status != DONE:
        raise BadCard("read")
    newest = line.ask(Ask.NEWEST_ADDRESS)
    return card(text_of(answer.data), newest.data if newest.status == DONE else b"")


class _Line:
    """115200 baud, 8N1, raw. Raises OSError where there is none, or where nobody answers on it."""

    def __init__(self, device: str) -> None:
        if not device:
            raise FileNotFoundError("no card reader in the settings")
        self._file = os.open(device, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            self._set_up()
            if self.ask(Ask.STATUS).status == _NOTHING:
                raise TimeoutError("the card reader says nothing")
        except OSError:
            os.close(self._file)
            raise

    def _set_up(self) -> None:
        try:
            _iflag, _oflag, _cflag, _lflag, _in, _out, keys = termios.tcgetattr(self._file)
            control = termios.CS8 | termios.CREAD | termios.CLOCAL
            termios.tcsetattr(self._file, termios.TCSANOW, [0, 0, control, 0, _SPEED, _SPEED, keys])
            termios.tcflush(self._file, termios.TCIOFLUSH)
        except termios.error as error:
            raise OSError("not a serial line") from error

    def ask(self, ask: Ask) -> Answer:
        """What is answered within the request's limit; `status` _NOTHING where nothing whole is. Raises OSError."""
        try:
            termios.tcflush(self._file, termios.TCIFLUSH)  # an answer that came too late is nobody's
        except termios.error as error:
            raise OSError("the card reader was unplugged") from error
        os.write(self._file, request(ask))
        heard, limit = Listener(), time.monotonic() + ask.limit
        while (left := limit - time.monotonic()) > 0:
            if not select.select((self._file,), (), (), left)[0]:
                break
            piece = os.read(self._file, 4096)
            if not piece:
                raise OSError("the card reader was unplugged")
            with contextlib.suppress(BadFrame):
                answer = heard.hear(piece)
                if answer is not None:
                    return answer
        return Answer(_NOTHING, b"")

    def close(self) -> None:
        """Let go of it."""
        os.close(self._file)

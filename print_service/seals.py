"""The port to an electronic seal system (GB/T 38540): what is to be sealed goes out, the seal's picture comes back.

The kiosk's machine is trusted with no seal: it only carries the question and the picture. The system asked decides, by
the address in the notice's code, which the server signed (decision 24). No resident's data goes out: what stands on the
notice is sent as its hash.
"""

import asyncio
import hashlib
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx
import msgspec

from print_service.notices.content import Sealing
from print_service.notices.measures import MM
from print_service.notices.pictures import shape
from print_service.notices.pieces import Seal
from print_service.settings import SealPlace
from print_service.worker import CannotRender
from windowkit.errors import BadInput
from windowkit.messages import Notice

_WAIT: Final = 4.0  # s for a try; two and the pages are still soon enough for somebody who stands there
_TRIES: Final = 2
_ENDING: Final = 0.5  # s that the end of a try may take
_LARGEST: Final = 512 * 1024  # bytes of a picture
_KEPT: Final = 16  # a preview and the print that follows it show the same seal, asked for once
_SIZES: Final = range(20, 61)
_HERE: Final = {"localhost", "127.0.0.1", "::1"}


class Wanted(msgspec.Struct, frozen=True):
    """What the seal system is told (JSON). `content` is the SHA-256 of the notice's data, signature and number."""

    office: str
    template: str
    number: str
    issued: str
    attempt: int
    address: str
    content: str


class SealPort:
    """Asks the system at `settings.url`; a try may take `wait` seconds."""

    def __init__(self, settings: SealPlace, wait: float = _WAIT) -> None:
        self._wait = wait
        where = urlsplit(settings.url)
        if where.scheme not in {"https", "http"} or (where.scheme == "http" and where.hostname not in _HERE):
            raise BadInput("seal.url: an address that begins with https:// is needed")
        if settings.millimetres not in _SIZES:
            raise BadInput("seal.millimetres: a seal is 20 to 60 mm across")
        self._settings = settings
        self._token = _token(settings.token_file)
        self._kept: dict[bytes, bytes] = {}
        self._one = threading.Lock()

    def __call__(self, notice: Notice) -> Seal:
        """The seal. Raises CannotRender: a notice that should be sealed never goes out without."""
        wanted = msgspec.json.encode(_wanted(notice))
        with self._one:
            picture = self._kept.pop(wanted, None) or self._asked(wanted)
            seal = Seal(picture, self._settings.millimetres * MM, shape(picture))
            self._kept[wanted] = picture
            if len(self._kept) > _KEPT:
                del self._kept[next(iter(self._kept))]
            return seal

    def _asked(self, wanted: bytes) -> bytes:
        for _ in range(_TRIES):
            try:
                return self._within(wanted)
            except (httpx.HTTPError, TimeoutError):
                continue
        raise CannotRender("seal-unreachable")

    def _within(self, wanted: bytes) -> bytes:
        """What was answered in time.

        A loop of its own, since only a loop can end a try that drips on and on; and a thread of its own, since the
        loop's end waits for a name that the system is still looking up, half a minute and more.
        """
        answered: Future[bytes] = Future()

        def ask() -> None:
            try:
                answered.set_result(asyncio.run(self._once(wanted)))
            except BaseException as error:  # noqa: BLE001 - whoever waits gets it
                answered.set_exception(error)

        threading.Thread(target=ask, name="ask for a seal", daemon=True).start()
        return answered.result(self._wait + _ENDING)

    async def _once(self, wanted: bytes) -> bytes:
        headers = {"content-type": "application/json", "accept": "image/png"}
        if self._token:
            headers["authorization"] = f"Bearer {self._token}"
        async with (
            asyncio.timeout(self._wait),
            httpx.AsyncClient(timeout=self._wait, trust_env=False) as client,
            client.stream("POST", self._settings.url, content=wanted, headers=headers) as answer,
        ):
            if answer.status_code >= 500:
                raise CannotRender("seal-unreachable")
            if answer.status_code != 200:
                raise CannotRender("seal-refused")
            picture = b""
            async for part in answer.aiter_bytes():
                picture += part
                if len(picture) > _LARGEST:
                    raise CannotRender("seal-bad-picture")
            return picture


def sealing(settings: SealPlace | None) -> Sealing | None:
    """What gives the seals; None where no system is named."""
    return SealPort(settings) if settings else None


def _wanted(notice: Notice) -> Wanted:
    signed = msgspec.json.encode([notice.number, notice.data, notice.signature], order="sorted")
    return Wanted(
        office=notice.data["centre"],
        template=notice.template,
        number=notice.number,
        issued=notice.issued,
        attempt=notice.attempt,
        address=notice.data.get("verify_url", ""),
        content=hashlib.sha256(signed).hexdigest(),
    )


def _token(file: str) -> str:
    if not file:
        return ""
    try:
        return Path(file).expanduser().read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"seal.token_file: {file} cannot be read") from error

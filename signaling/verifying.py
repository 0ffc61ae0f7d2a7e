"""The page behind a notice's QR code: genuine, unknown or changed; which notice, of which day and office.

Plain HTML without a script, Chinese and English on one page, for any phone and for old eyes.
"""

import asyncio
import html
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, func, select
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from signaling import tables as t
from signaling.auth import Throttle
from signaling.genuine import checked
from signaling.old_notices import OUT
from signaling.requests import address
from signaling.store import Store, StoreFailure
from windowkit.errors import Refused

_TRIES: Final = 20  # made-up codes from one address in `_PAUSE`; a code has 128 random bits
_PAUSE: Final = 300.0  # s
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
}
_PAGE: Final = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<style>
html {{ color: #111; background: #fff; color-scheme: light }}
body {{ font: 1.375rem/1.6 sans-serif; max-width: 34em; margin: 0 auto; padding: 1rem }}
h1 {{ font-size: 2rem; line-height: 1.3; margin: 0; padding: 1rem; background: {colour}; color: #fff }}
h1 span {{ display: block; font-size: 1.375rem }}
dt {{ margin-top: 1rem; color: #333; font-size: 1.25rem }}
dd {{ margin: 0; font-size: 1.625rem; font-weight: bold; overflow-wrap: anywhere }}
p[lang=en] {{ font-size: 1.25rem }}
</style>
<main>
<h1>{mark} {title}<span lang="en">{english}</span></h1>
<p>{advice}</p>
<p lang="en">{advice_en}</p>
<dl>{rows}</dl>
</main>
</html>
"""
# A mark and its colour; white on them has a contrast of 8.1, 9.5 and 12.6 to one.
_GOOD: Final = ("✓", "#0b5d1e")
_BAD: Final = ("✗", "#8e0000")
_NO_ANSWER: Final = ("…", "#333333")  # nothing is said of the paper


class Verifying:
    """`notices` is the folder of the notices' templates, for their names; none: notices are shown by their number.

    `public` (base64, 32 bytes) is the key that the codes' signatures are checked with.
    """

    def __init__(self, store: Store, notices: Path | None, public: str) -> None:
        self._store = store
        self._public = public
        self._names = _names(notices) if notices else {}
        self._throttle = Throttle(_TRIES, _PAUSE)

    async def page(self, request: Request) -> Response:
        """What is known of the code in the address."""
        door, now = address(request), time.time()
        try:
            self._throttle.check(door, now)
            row = await asyncio.to_thread(self._store.read, known(request.path_params["check"]))
        except Refused:
            return _answer(429, _NO_ANSWER, *_TOO_MANY)
        except StoreFailure:
            return _answer(503, _NO_ANSWER, *_LATER)
        if row is None or row["attempt"] < 1:  # made ready in a visit and never put on paper
            self._throttle.failed(door, now)
            return _answer(404, _BAD, *_UNKNOWN)
        if self._is_changed(request, row):
            self._throttle.failed(door, now)
            return _answer(400, _BAD, *_CHANGED)
        return _answer(200, _GOOD, *_GENUINE, self._rows(row))

    def _is_changed(self, request: Request, row: dict[str, Any]) -> bool:
        """Whether the sheet's code says something that was not signed, or was signed of another notice.

        An address typed by hand has no signature: what stands on the page is to be compared all the same.
        """
        if "s" not in request.query_params:
            return False
        claim = checked(str(request.url), self._public)
        return claim is None or (claim.template, claim.issued) != (row["template"], row["issued"])

    def _rows(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        name, english = self._names.get(row["template"], ("", ""))
        shown = (
            ("通知书 · Notice", f"{name} {english}".strip()),
            ("编号 · Number", row["number"]),
            ("日期 · Date", _day(row["issued"])),
            ("单位 · Office", row["office"]),
            ("姓名 · Name", row["holder"]),
            ("打印次数 · Times printed", str(row["attempt"])),
        )
        return [(label, value) for label, value in shown if value]


_GENUINE: Final = (
    "这份通知书是真的",
    "This notice is genuine",
    "请看一看：下面的编号、日期、姓名，和纸上印的是不是一样。不一样的，纸是假的。",
    "Compare number, date and name below with the paper. Where they differ the paper is not genuine.",
)
_UNKNOWN: Final = (
    "没有这份通知书",
    "There is no such notice",
    "请把码再扫一次。还是这样的话，请拿着纸到居委会，或者打12345问一问。",
    "Scan the code once more. If it stays so, take the paper to your neighbourhood committee, or call 12345.",
)
_CHANGED: Final = (
    "纸上的码被改过",
    "The code on this sheet was changed",
    "请不要相信这张纸。请拿着纸到居委会，或者打12345问一问。",
    "Do not trust this sheet. Take it to your neighbourhood committee, or call 12345.",
)
_TOO_MANY: Final = (
    "查得太多了",
    "Too many look-ups",
    "请过五分钟再扫一次。",
    "Please scan it again in five minutes.",
)
_LATER: Final = ("现在查不了", "This cannot be looked up now", "请过一会儿再扫一次。", "Please scan it again later.")


def known(check: str) -> Callable[[Connection], dict[str, Any] | None]:
    """Reads the notice of that code; its `attempt` is how many sheets of it came out, or may have.

    A form to sign is kept of no sheet, and of what is being printed nothing is known yet: then as it was asked for.
    """

    def read(connection: Connection) -> dict[str, Any] | None:
        row = connection.execute(select(t.NOTICES).where(t.NOTICES.c.check == check)).mappings().first()
        out = select(func.count()).where(t.DELIVERIES.c.check == check, t.DELIVERIES.c.became.in_(OUT))
        return None if row is None else {**row, "attempt": connection.execute(out).scalar() or row["attempt"]}

    return read


def _answer(
    status: int,
    mark: tuple[str, str],
    title: str,
    english: str,
    advice: str,
    advice_en: str,
    rows: list[tuple[str, str]] | None = None,
) -> Response:
    listed = "".join(f"<dt>{label}</dt><dd>{html.escape(value)}</dd>" for label, value in rows or [])
    page = _PAGE.format(
        title=title,
        english=english,
        advice=advice,
        advice_en=advice_en,
        rows=listed,
        mark=mark[0],
        colour=mark[1],
    )
    return HTMLResponse(page, status, _HEADERS)


def _day(day: str) -> str:
    """A day (YYYY-MM-DD) as it stands on the paper that it is to be compared with."""
    year, month, of_month = map(int, day.split("-"))
    return f"{year}年{month}月{of_month}日"


def _names(folder: Path) -> dict[str, tuple[str, str]]:
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}
    return {stem: (str(one.get("title", "")), str(one.get("title_en", ""))) for stem, one in read.items()}

"""The page behind a notice's QR code: genuine or not, which notice, of which day and office. Plain HTML, no script."""

import asyncio
import html
import time
import tomllib
from pathlib import Path
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from signaling import tables as t
from signaling.auth import Throttle
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
body {{ font: 1.25rem/1.6 sans-serif; max-width: 34em; margin: 0 auto; padding: 1.5rem 1rem }}
html {{ color: #111; background: #fff }}
h1 {{ font-size: 2rem; line-height: 1.3; margin: 0; padding: 1rem; border: .25rem solid {colour}; color: {colour} }}
dt {{ margin-top: 1rem; color: #444 }}
dd {{ margin: 0; font-size: 1.5rem; overflow-wrap: anywhere }}
[lang=en] {{ font-size: 1.1rem }}
</style>
<h1>{mark} {title}<br><span lang="en">{english}</span></h1>
<dl>{rows}</dl>
<p>{advice}</p>
<p lang="en">{advice_en}</p>
</html>
"""
_GOOD: Final = "#0b5d1e"  # on white: 8.1:1
_BAD: Final = "#9b0000"  # 8.6:1


class Verifying:
    """`notices` is the folder of the notices' templates, for their names; none: notices are shown by their number."""

    def __init__(self, store: Store, notices: Path | None) -> None:
        self._store = store
        self._names = _names(notices) if notices else {}
        self._throttle = Throttle(_TRIES, _PAUSE)

    async def page(self, request: Request) -> Response:
        """What is known of the code in the address."""
        door, now = address(request), time.time()
        try:
            self._throttle.check(door, now)
            row = await asyncio.to_thread(self._store.one, t.NOTICES, "check", request.path_params["check"])
        except Refused:
            return _answer(429, *_TOO_MANY)
        except StoreFailure:
            return _answer(503, *_LATER)
        if row is None or row["attempt"] < 1:  # made ready in a visit and never put on paper
            self._throttle.failed(door, now)
            return _answer(404, *_UNKNOWN)
        return _answer(200, *_GENUINE, self._rows(row), good=True)

    def _rows(self, row: dict[str, Any]) -> list[tuple[str, str]]:
        name, english = self._names.get(row["template"], ("", ""))
        shown = (
            ("通知书 · Notice", f"{name} {english}".strip()),
            ("编号 · Number", row["number"]),
            ("日期 · Date", row["issued"]),
            ("单位 · Office", row["office"]),
            ("姓名 · Name", row["holder"]),
            ("打印次数 · Times printed", str(row["attempt"])),
        )
        return [(label, value) for label, value in shown if value]


_GENUINE: Final = (
    "这份通知书是真的",
    "This notice is genuine",
    "请看一看：上面的编号、日期、姓名，和纸上印的是不是一样。不一样的，纸是假的。",
    "Compare number, date and name with the paper. Where they differ the paper is not genuine.",
)
_UNKNOWN: Final = (
    "没有这份通知书",
    "There is no such notice",
    "请把码再扫一次。还是这样的话，请拿着纸到居委会，或者打12345问一问。",
    "Scan the code once more. If it stays so, take the paper to your neighbourhood committee, or call 12345.",
)
_TOO_MANY: Final = (
    "查得太多了",
    "Too many look-ups",
    "请过五分钟再扫一次。",
    "Please scan it again in five minutes.",
)
_LATER: Final = ("现在查不了", "This cannot be looked up now", "请过一会儿再扫一次。", "Please scan it again later.")


def _answer(
    status: int,
    title: str,
    english: str,
    advice: str,
    advice_en: str,
    rows: list[tuple[str, str]] | None = None,
    *,
    good: bool = False,
) -> Response:
    listed = "".join(f"<dt>{label}</dt><dd>{html.escape(value)}</dd>" for label, value in rows or [])
    page = _PAGE.format(
        title=title,
        english=english,
        advice=advice,
        advice_en=advice_en,
        rows=listed,
        mark="✓" if good else "✗",
        colour=_GOOD if good else _BAD,
    )
    return HTMLResponse(page, status, _HEADERS)


def _names(folder: Path) -> dict[str, tuple[str, str]]:
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.toml")}
    return {stem: (str(one.get("title", "")), str(one.get("title_en", ""))) for stem, one in read.items()}

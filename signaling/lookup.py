"""What a counter fetches to look things up: GET /knowledge."""

import asyncio
from pathlib import Path
from typing import Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from signaling.auth import Auth
from signaling.requests import bearer
from signaling.settings import SignalingSettings
from signaling.store import Store
from windowkit.errors import Code, Refused
from windowkit.guides import load_guides
from windowkit.institutions import Institution
from windowkit.knowledge import Knowledge, load_snippets, snippets
from windowkit.matters import Matter
from windowkit.parts import Role

PATH: Final = "/knowledge"


def known(settings: SignalingSettings, matters: dict[str, Matter], institutions: tuple[Institution, ...]) -> Knowledge:
    """What the site's files say; raises BadInput naming the file and what to change."""
    guides = load_guides(Path(settings.guides), matters) if settings.guides else {}
    words = load_snippets(Path(settings.snippets)) if settings.snippets else ()
    return Knowledge(
        matters=tuple(matters.values()), guides=tuple(guides.values()), institutions=institutions, snippets=words
    )


class Lookup:
    """The site's knowledge, and each clerk's own snippets."""

    def __init__(self, site: Knowledge, auth: Auth, store: Store) -> None:
        self._site = site
        self._auth = auth
        self._store = store

    async def fetch(self, request: Request) -> Response:
        """To a clerk: everything. Raises Refused."""
        sender = await self._auth.bearer(bearer(request))
        if sender.role is not Role.COUNTER:
            raise Refused(Code.NOT_YOURS)
        own = await asyncio.to_thread(self._store.snippets, sender.key)
        whole = msgspec.structs.replace(self._site, own=snippets(own))
        headers = {"Cache-Control": "no-store"}
        return Response(msgspec.json.encode(whole), media_type="application/json", headers=headers)

"""How the kiosks are, over HTTP: for who looks after them, with a key of their own."""

import asyncio
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from signaling.auth import OPERATIONS, Auth
from signaling.operators import as_json, reports
from signaling.requests import bearer
from signaling.store import Store
from signaling.wellness import KioskHealth, metrics
from windowkit.errors import Code, Refused


class Wellness:
    """Two addresses, read only."""

    def __init__(self, auth: Auth, store: Store) -> None:
        self._auth = auth
        self._store = store

    async def listed(self, request: Request) -> Response:
        """As JSON. Raises Refused."""
        return JSONResponse(as_json(await self._reports(request), time.time()))

    async def metrics(self, request: Request) -> Response:
        """As numbers. Raises Refused."""
        return PlainTextResponse(
            metrics(await self._reports(request), time.time()), media_type="text/plain; version=0.0.4"
        )

    async def _reports(self, request: Request) -> list[KioskHealth]:
        if await self._auth.integration(bearer(request)) != OPERATIONS:
            raise Refused(Code.NOT_YOURS, "this key is another system's; make one with add-integration --operations")
        return await asyncio.to_thread(self._store.read, reports)

"""The programs of one visit: their settings, their keys and accounts, and the order they start in."""

import asyncio
import contextlib
import json
import sqlite3
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import httpx
import msgspec

from demo import people
from demo.programs import ROOT, Program, Programs
from demo.waiting import until
from windowkit.errors import Failure
from windowkit.keys import load_key

CENTRE: Final = {
    "code": "hyl",
    "name": "海源路街道社区事务受理服务中心",
    "name_en": "Haiyuan Road Community Affairs Service Centre",
    "letter": "A",
}
COMMITTEE: Final = {
    "code": "hyl-03",
    "name": "海源路街道第三居民委员会",
    "name_en": "Haiyuan Road Third Neighbourhood Committee",
    "centre": "hyl",
}

LEADERS: Final = "leaders_counter"  # the second counter's name among the programs


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """What differs from stage to stage. Cameras are files or device names; `screens` are X's monitor names."""

    host: str = "127.0.0.1"  # where the server listens
    port: int
    printer: str
    kiosk_camera: str
    document_camera: str
    counter_camera: str
    screens: tuple[str, ...] = ()
    recording_key: str = ""  # the counter's; empty: it cannot record


class Company:
    """The four programs. `integration_key` is what an outside system shows to the integration API."""

    def __init__(self, programs: Programs, folder: Path, site: Site) -> None:
        self.programs = programs
        self._folder = folder
        self.site = site
        self.server = f"http://{site.host}:{site.port}"
        self.integration_key = ""
        self.settings = self._write_settings()

    async def start(self) -> None:
        """Accounts and keys, then server, print service, kiosk, counter."""
        await self.prepare()
        for name in ("print_service", "kiosk_app", "counter_app"):
            self.programs.start(name, self.settings[name])

    async def prepare(self) -> None:
        """Accounts, keys and the server: all that the others need."""
        order = asyncio.to_thread
        mine = self.settings["signaling"]
        programs = self.programs
        await order(programs.order, "signaling", mine, "set-pin", "--committee", "hyl-03", said=people.STAFF_PIN)
        clerk = ("--display", people.CLERK_NAME, "--service-number", people.SERVICE_NUMBER, "--centre", "hyl")
        words = ("add-clerk", people.CLERK_SIGN_IN, *clerk)
        _, self.integration_key, code = await asyncio.gather(
            order(programs.order, "signaling", mine, *words, said=people.CLERK_PASSWORD),
            order(programs.order, "signaling", mine, "add-integration", "assessment-authority"),
            order(programs.order, "signaling", mine, "enrol", "kiosk", "--committee", "hyl-03"),
        )
        await self.start_server()
        await order(programs.order, "kiosk_app", self.settings["kiosk_app"], "--enrol", code)
        kiosk = load_key(self._state("kiosk_app")).device
        code = await order(programs.order, "signaling", mine, "enrol", "printing", "--kiosk", kiosk)
        await order(programs.order, "print_service", self.settings["print_service"], "--enrol", code)

    async def start_server(self) -> None:
        """Start the server, and wait until it answers."""
        since = time.time()
        server = self.programs.start("signaling", self.settings["signaling"])
        await server.event("listening", since=since)

        async def look() -> bool | None:
            try:
                async with httpx.AsyncClient(trust_env=False, timeout=2) as client:
                    return True if (await client.get(f"{self.server}/health")).is_success else None
            except httpx.HTTPError:
                return None

        await until("the server to answer", look, seconds=15)

    async def start_leaders_counter(self, environment: Mapping[str, str]) -> Program:
        """The duty leader's account, and a second counter for it, with the screen and the sound of `environment`."""
        leader = ("--display", people.LEADER_NAME, "--service-number", people.LEADER_NUMBER, "--centre", "hyl")
        words = ("add-clerk", people.LEADER_SIGN_IN, *leader, "--leader")
        mine = self.settings["signaling"]
        await asyncio.to_thread(self.programs.order, "signaling", mine, *words, said=people.LEADER_PASSWORD)
        settings = self.programs.settings(
            LEADERS, server=self.server, state=self._state(LEADERS), camera=self.site.counter_camera
        )
        return self.programs.start(LEADERS, settings, "counter_app", environment)

    async def deliver_assessment(self) -> None:
        """What the assessment authority's system does: deliver a result, once."""
        async with httpx.AsyncClient(trust_env=False, timeout=10) as client:
            headers = {"Authorization": f"Bearer {self.integration_key}"}
            answer = await client.post(f"{self.server}/api/assessment-results", json=people.ASSESSMENT, headers=headers)
        if answer.status_code != 201:
            raise Failure(f"the integration API answered {answer.status_code}: {answer.text}")

    def kept(self) -> dict[str, object]:
        """What the server's database holds of the last visit that ended: its outcome and its faces."""
        path = self._state("signaling") / "signaling.sqlite"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            row = database.execute("SELECT body FROM visits WHERE open = 0 ORDER BY rowid DESC LIMIT 1").fetchone()
        if row is None:
            raise Failure("the server has kept no visit that ended")
        record = json.loads(row[0])
        return {"outcome": record["visit"]["outcome"], "faces": record["faces"]}

    def _state(self, name: str) -> Path:
        return self._folder / "state" / name

    def _write_settings(self) -> dict[str, Path]:
        site, write = self.site, self.programs.settings
        return {
            "signaling": write(
                "signaling",
                {"centres": [CENTRE], "committees": [COMMITTEE]},
                host=site.host,
                port=site.port,
                public_url=self.server,
                data=self._state("signaling"),
                matters=ROOT / "assets" / "matters",
                guides=ROOT / "assets" / "guides",
                snippets=ROOT / "assets" / "snippets.example.toml",
            ),
            "kiosk_app": write(
                "kiosk_app",
                server=self.server,
                state=self._state("kiosk_app"),
                camera=site.kiosk_camera,
                document_camera=site.document_camera,
                screens=list(site.screens),
            ),
            "counter_app": write(
                "counter_app",
                server=self.server,
                state=self._state("counter_app"),
                camera=site.counter_camera,
                recording_key=site.recording_key,
            ),
            "print_service": write(
                "print_service", server=self.server, state=self._state("print_service"), printer=site.printer
            ),
        }

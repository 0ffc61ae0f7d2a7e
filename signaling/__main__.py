"""The signalling server: `python -m signaling --config FILE`, and an administrator's commands."""

import asyncio
import secrets
import sys
import time
from pathlib import Path

from signaling import commands, port
from signaling.archiving import Archiving
from signaling.auth import Auth
from signaling.forgetting import Forgetting
from signaling.hall import Hall
from signaling.lookup import Lookup, known
from signaling.outside import Outside
from signaling.receiving import Receiving
from signaling.register import Register
from signaling.server import Server
from signaling.settings import SignalingSettings, check_places, site_rules
from signaling.simulation import command as simulation
from signaling.stills import Stills
from signaling.store import Store
from signaling.ticketing import Ticketing
from signaling.uploads import Uploads
from signaling.verifying import Verifying
from signaling.web import Web
from windowkit import logs
from windowkit.catalogue import load_matters
from windowkit.errors import BadInput, Failure
from windowkit.institutions import load_institutions
from windowkit.keys import notice_key, public_of
from windowkit.settings import load_settings, state_folder


async def serve(settings: SignalingSettings, store: Store, data: Path) -> None:
    """Run until a signal ends it."""
    notices = Path(settings.notices) if settings.notices else None
    places = load_institutions(Path(settings.institutions)) if settings.institutions else {}
    matters = load_matters(Path(settings.matters), notices, places)
    site = known(settings, matters, tuple(places.values()))
    rules = site_rules(settings, notice_key(data), {one.matter: one for one in site.guides})
    hall = Hall(matters, rules, lambda: secrets.token_urlsafe(16))
    hall.load(store.running(), time.time())
    hall.learn(store.assessments())
    auth = Auth(store, settings.token_lifetime)
    server = Server(store, auth, hall, Register(settings, matters, store, hall.floor))
    stills = Stills(data / "stills")
    stills.sweep(hall.floor.stills())
    receiving = Receiving(server, auth, stills, Uploads(data / "uploads"))
    app = Web(
        server,
        auth,
        store,
        receiving,
        Verifying(store, notices, public_of(rules.notice_key)),
        Lookup(site, auth, store),
    ).app()
    archiving = [Archiving(store, settings.archive)] if settings.archive else []
    serves_again = max((paper.valid_days for one in matters.values() for paper in one.materials), default=0)
    forgetting = Forgetting(store, stills, settings.closed_concern_days, paper_days=serves_again)
    ticketing = Ticketing(store, settings.centres, hall.floor.paper)
    await port.listen(
        app,
        settings.host,
        settings.port,
        _beside(server, receiving, forgetting, Outside(store, server), ticketing, *archiving),
    )


async def _beside(*works: Server | Receiving | Forgetting | Outside | Ticketing | Archiving) -> None:
    """What works while the port is open."""
    async with asyncio.TaskGroup() as group:
        for work in works:
            group.create_task(work.run())


def main() -> int:
    """The program; 2 where the command line or the settings are wrong."""
    asked = commands.parser().parse_args()
    logs.start("signaling")
    port.end_on_signals()
    try:
        if asked.command == "simulate":
            simulation.run(asked)
            return 0
        if not asked.config:
            raise BadInput("name the settings: --config FILE (see assets/signaling.example.toml)")
        settings = load_settings(Path(asked.config), SignalingSettings)
        check_places(settings)
        data = state_folder(settings.data, "signaling")
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        store = Store(settings.database or f"sqlite:///{data / 'signaling.sqlite'}")
        try:
            if asked.command in {None, "serve"}:
                asyncio.run(serve(settings, store, data), loop_factory=port.loop_factory())
            else:
                commands.run(asked, settings, store, data)
        finally:
            store.close()
    except BadInput as error:
        print(error, file=sys.stderr)
        return 2
    except (Failure, OSError) as error:
        print(f"cannot start: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

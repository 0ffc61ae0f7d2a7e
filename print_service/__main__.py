"""The print service of one kiosk: `python -m print_service --config FILE`."""

import argparse
import asyncio
import logging
import signal
import sys
from pathlib import Path

from print_service import making
from print_service.notices.measures import MEDIA
from print_service.preview import Previewer
from print_service.printer import Printer
from print_service.settings import PrintSettings
from print_service.spool import Spool
from print_service.worker import CannotRender, Worker
from windowkit import files, keys, logs
from windowkit.errors import BadInput, Failure, Refused
from windowkit.link import Link, LinkState
from windowkit.messages import PROTOCOL, FromServer, Hello, Role
from windowkit.settings import load_settings, state_folder

_SOFTWARE = "print_service 0.1"
_LOOK = 2.0  # s between two looks at this machine's own address; often ones would be half of an idle service's cost


async def work(settings: PrintSettings, state: Path) -> None:
    """Print until a signal ends it."""
    key = keys.load_key(state)
    renderer = making.renderer(settings)
    spool, printer = Spool(state / "spool.sqlite"), Printer(settings.printer, MEDIA[settings.paper])
    worker, previewer = Worker(spool, printer, renderer.render), Previewer(renderer.render)

    def hello(nonce: str) -> Hello:
        proof = keys.prove(key, nonce)
        return Hello(protocol=PROTOCOL, role=Role.PRINTING, software=_SOFTWARE, device=key.device, proof=proof)

    def note(line_state: LinkState) -> None:
        logs.event(logging.getLogger("print_service"), "line", up=line_state.up)

    def hear(message: FromServer) -> None:
        worker.hear(message, link)
        previewer.hear(message, link)

    link = Link(settings.server, hello, hear, note, _LOOK)
    working = asyncio.gather(worker.run(), link.run())
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, working.cancel)
    try:
        await working
    except asyncio.CancelledError:
        pass
    finally:
        await printer.close()
        spool.close()


def main() -> int:
    """The program; 2 where the command line, the settings or the enrolment are wrong."""
    line = argparse.ArgumentParser(prog="python -m print_service", description="Prints a kiosk's notices, once.")
    line.add_argument(
        "--config", required=True, metavar="FILE", help="settings (TOML); see assets/print_service.example.toml"
    )
    line.add_argument("--enrol", metavar="CODE", help="trade a one-time code for this device's own key, then end")
    line.add_argument(
        "--render", nargs=2, metavar=("NOTICE", "PDF"), help="make one notice (JSON) into pages, then end"
    )
    line.add_argument(
        "--archive", nargs=2, metavar=("NOTICE", "PDF"), help="the same as the archive's copy (PDF/A-2a, tagged)"
    )
    asked = line.parse_args()
    logs.start("print_service")
    try:
        settings = load_settings(Path(asked.config), PrintSettings)
        state = state_folder(settings.state, "print_service")
        if asked.enrol:
            key = asyncio.run(files.enrol(settings.server, asked.enrol, _SOFTWARE))
            keys.save_key(state, key)
            print(key.device)
        elif asked.render:
            making.make(making.renderer(settings).render, *map(Path, asked.render))
        elif asked.archive:
            making.make(making.archive(settings).archived, *map(Path, asked.archive))
        else:
            asyncio.run(work(settings, state))
    except (BadInput, Refused, CannotRender) as error:
        print(error, file=sys.stderr)
        return 2
    except (Failure, OSError) as error:
        print(f"stopped: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

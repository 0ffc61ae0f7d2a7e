"""An administrator's commands; each answers with one line that a script can read."""

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from signaling import answering, auditing, counting, operators
from signaling.auth import OPERATIONS, Office
from signaling.genuine import checked
from signaling.records import Clerk
from signaling.settings import SignalingSettings
from signaling.simulation import command as simulation
from signaling.store import Store
from windowkit.catalogue import load_matters
from windowkit.errors import BadInput
from windowkit.keys import notice_key, public_of
from windowkit.messages import Role


def parser() -> argparse.ArgumentParser:
    """The command line."""
    line = argparse.ArgumentParser(
        prog="python -m signaling", description="The signalling server of the virtual window."
    )
    line.add_argument("--config", default="", metavar="FILE", help="settings (TOML); see assets/signaling.example.toml")
    commands = line.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("serve", help="run the server (what happens without a command)")
    enrol = commands.add_parser("enrol", help="print a one-time code, good for 15 minutes, for a new device")
    kinds = enrol.add_subparsers(dest="kind", required=True, metavar="KIND")
    kiosk = kinds.add_parser("kiosk", help="a kiosk of a committee")
    kiosk.add_argument("--committee", required=True, metavar="CODE")
    printing = kinds.add_parser("printing", help="the print service of a kiosk")
    printing.add_argument(
        "--kiosk", required=True, metavar="DEVICE", help="the kiosk's name, as its enrolment printed it"
    )
    pin = commands.add_parser("set-pin", help="set a committee's staff PIN (read from standard input)")
    pin.add_argument("--committee", required=True, metavar="CODE")
    clerk = commands.add_parser("add-clerk", help="add a clerk or give a new password (read from standard input)")
    clerk.add_argument("name", help="what the clerk signs in with")
    clerk.add_argument("--display", required=True, metavar="NAME", help="what residents see")
    clerk.add_argument("--service-number", required=True, metavar="NUMBER")
    clerk.add_argument("--centre", required=True, metavar="CODE")
    what = "GROUP[=PENALTY]"
    clerk.add_argument("--group", action="append", default=[], metavar=what, help="a matter group served; none: all")
    clerk.add_argument(
        "--language", action="append", default=[], metavar="TAG[=PENALTY]", help="a language spoken; none: zh"
    )
    clerk.add_argument("--leader", action="store_true", help="a duty leader: answers what residents could not get done")
    _add_integration(
        commands.add_parser("add-integration", help="print a key for an outside system; it is shown only once")
    )
    simulation.add_options(commands.add_parser("simulate", help="play a district's day; needs no settings"))
    commands.add_parser("notice-key", help="print the public key that notices' codes can be checked with offline")
    code = commands.add_parser("check-notice", help="check the address in a notice's QR code, without the database")
    code.add_argument("address")
    code.add_argument("--key", default="", metavar="PUBLIC", help="another server's public key")
    _add_reports(commands.add_parser)
    operators.add_to(commands.add_parser)
    return line


def _add_reports(add: Callable[..., argparse.ArgumentParser]) -> None:
    answering.add_to(add("concerns", help="what residents could not get done: list, answer, close"))
    counting.add_to(add("figures", help="print how well visits went: waits, answers, done at the first visit"))
    auditing.add_to(add("looks", help="print which clerk looked at what a resident did before, and why"))
    auditing.add_to(add("desk-acts", help="print what committees' staff did at their own desks"))
    auditing.add_to(add("attendances", help="print which duty leader was beside whose talk, and how"))


def _add_integration(system: argparse.ArgumentParser) -> None:
    system.add_argument("name")
    system.add_argument(
        "--centre", default="", metavar="CODE", help="of this centre's ticket system, and for that alone"
    )
    system.add_argument(
        "--operations", action="store_true", help="of who looks after the kiosks: reads how they are, and nothing else"
    )


def run(asked: argparse.Namespace, settings: SignalingSettings, store: Store, data: Path) -> None:
    """Do what was asked. Raises BadInput naming what to change."""
    office = Office(store)
    match asked.command, getattr(asked, "kind", ""):
        case "enrol", "kiosk":
            _known("committee", asked.committee, [one.code for one in settings.committees])
            print(office.make_code(Role.KIOSK, asked.committee))
        case "enrol", _:
            device = store.device(asked.kiosk)
            if device is None or device.role != Role.KIOSK:
                raise BadInput(f"no kiosk {asked.kiosk} is enrolled; enrol it first and use the name it printed")
            print(office.make_code(Role.PRINTING, device.committee, device.id))
        case "set-pin", _:
            _known("committee", asked.committee, [one.code for one in settings.committees])
            office.set_pin(asked.committee, _secret("PIN: ", 4))
        case "add-clerk", _:
            _known("centre", asked.centre, [one.code for one in settings.centres])
            office.add_clerk(_clerk(asked, settings), _secret("Password: ", 8))
        case "add-integration", _:
            if asked.centre:
                _known("centre", asked.centre, [one.code for one in settings.centres])
            print(office.add_integration(asked.name, OPERATIONS if asked.operations else asked.centre))
        case _:
            print(_told(asked, settings, store, data))


def _told(asked: argparse.Namespace, settings: SignalingSettings, store: Store, data: Path) -> str:
    """What the commands that only tell something say."""
    match asked.command:
        case "concerns":
            return answering.told(asked, settings, store)
        case "figures":
            return counting.told(asked, settings, store)
        case "attendances":
            return auditing.attendances(asked, store)
        case "desk-acts":
            return auditing.acts(asked, store)
        case "looks":
            return auditing.looks(asked, store)
        case command if command in operators.COMMANDS:
            return operators.told(asked, store)
        case "check-notice":
            return _genuine(asked.address, asked.key or public_of(notice_key(data)))
        case _:
            return public_of(notice_key(data))


def _genuine(address: str, public: str) -> str:
    claim = checked(address, public)
    if claim is None:
        raise BadInput("not genuine: this address was not signed with that key")
    return f"genuine: {claim.template}, {claim.issued}, sheet {claim.attempt}"


def _clerk(asked: argparse.Namespace, settings: SignalingSettings) -> Clerk:
    groups = _skills("group", asked.group)
    there = sorted({matter.group for matter in load_matters(Path(settings.matters)).values()}) if groups else []
    for group in groups:
        _known("matter of the group", group, there)
    return Clerk(
        name=asked.name,
        display=asked.display,
        service_number=asked.service_number,
        centre=asked.centre,
        groups=groups,
        languages=_skills("language", asked.language),
        leader=asked.leader,
    )


def _skills(what: str, said: list[str]) -> dict[str, int]:
    """NAME or NAME=PENALTY, as the command line has them."""
    skills: dict[str, int] = {}
    for one in said:
        name, _, penalty = one.partition("=")
        if not name or not (penalty or "0").isdecimal():
            raise BadInput(f"--{what} {one}: write NAME or NAME=PENALTY, with a whole number from 0 up")
        skills[name] = int(penalty or "0")
    return skills


def _known(what: str, code: str, codes: list[str]) -> None:
    if code not in codes:
        raise BadInput(f"the settings have no {what} {code}; they have {', '.join(codes) or 'none'}")


def _secret(prompt: str, least: int) -> str:
    secret = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(secret) < least:
        raise BadInput(f"at least {least} characters")
    return secret

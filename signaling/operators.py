"""The commands of whoever looks after the kiosks: how they are, start one anew, set something, and who did."""

import argparse
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, select

from signaling import tables as t
from signaling.orders import OrderState
from signaling.papers import ZONE
from signaling.store import Store
from signaling.wellness import KioskHealth, worst_first, wrong
from windowkit.errors import BadInput
from windowkit.messages import Role
from windowkit.operating import Health, OperateKiosk, RemoteSettings

COMMANDS: Final = ("health", "restart-kiosk", "set-kiosk", "kiosk-orders")
_WORDS: Final = {"on": True, "off": False}
_OWN: Final = "own"  # a setting as the kiosk's own file has it


def add_to(add: Callable[..., argparse.ArgumentParser]) -> None:
    """The commands."""
    health = add("health", help="how every kiosk is, what is wrong first; silent ones are named")
    health.add_argument("--json", action="store_true", help="as one JSON array")
    health.add_argument("--wrong", action="store_true", help="only those with something wrong")
    restart = add("restart-kiosk", help="start a kiosk's program anew, once nobody is at it")
    restart.add_argument("--now", action="store_true", help="even in a visit, which goes on after it")
    set_ = add("set-kiosk", help="set volume, voice, night or text of a kiosk, once nobody is at it")
    for one in (restart, set_):
        one.add_argument("kiosk", metavar="KIOSK", help="its name, as enrolling printed it and `health` lists it")
        one.add_argument("--by", required=True, metavar="WHO", help="who wants it, for the audit")
    set_.add_argument(
        "settings",
        nargs="+",
        metavar="NAME=VALUE",
        help="volume=1..5 voice=on|off night=on|off text=usual|large|largest; own: as its file has it",
    )
    orders = add("kiosk-orders", help="print what was wanted of kiosks, by whom, and what became of it")
    orders.add_argument("--kiosk", default="", metavar="KIOSK", help="of this one alone")


def told(asked: argparse.Namespace, store: Store) -> str:
    """Do it, and what it prints. Raises BadInput naming what to change."""
    match asked.command:
        case "health":
            return _health(asked, store)
        case "kiosk-orders":
            return _orders(asked, store)
        case "restart-kiosk":
            word = OperateKiosk(operation=uuid4().hex, restart=True, now=asked.now)
        case _:
            known = store.read(lambda one: latest_settings(one, asked.kiosk))
            word = OperateKiosk(operation=uuid4().hex, settings=_settings(asked.settings, known))
    return _give(asked, store, word)


def reports(connection: Connection) -> list[KioskHealth]:
    """Every enrolled kiosk with its newest report."""
    joined = t.DEVICES.outerjoin(t.HEALTH, t.HEALTH.c.kiosk == t.DEVICES.c.id)
    query = select(t.DEVICES.c.id, t.DEVICES.c.committee, t.HEALTH.c.at, t.HEALTH.c.body).select_from(joined)
    rows = connection.execute(query.where(t.DEVICES.c.role == Role.KIOSK.value)).mappings()
    return [
        KioskHealth(
            kiosk=row["id"],
            committee=row["committee"],
            at=row["at"],
            health=None if row["body"] is None else msgspec.json.decode(row["body"], type=Health),
        )
        for row in rows
    ]


def as_json(kiosks: list[KioskHealth], now: float) -> list[dict[str, object]]:
    """What the API and `health --json` say, what is wrong first."""
    return [
        {
            "kiosk": one.kiosk,
            "committee": one.committee,
            "seconds_ago": None if one.at is None else round(now - one.at),
            "wrong": list(wrong(one, now)),
            "health": None if one.health is None else msgspec.to_builtins(one.health),
        }
        for one in worst_first(kiosks, now)
    ]


def latest_settings(connection: Connection, kiosk: str) -> RemoteSettings:
    """What was last set from afar, whether it has reached the kiosk or not."""
    mine = t.KIOSK_ORDERS.c.kiosk == kiosk
    query = select(t.KIOSK_ORDERS.c.word).where(mine, t.KIOSK_ORDERS.c.state != OrderState.EXPIRED.value)
    for body in connection.execute(query.order_by(t.KIOSK_ORDERS.c.at.desc())).scalars():
        word = msgspec.json.decode(body, type=OperateKiosk)
        if not word.restart:
            return word.settings
    return RemoteSettings()


def _health(asked: argparse.Namespace, store: Store) -> str:
    now = time.time()
    found = [one for one in store.read(reports) if wrong(one, now) or not asked.wrong]
    if asked.json:
        return msgspec.json.encode(as_json(found, now)).decode()
    return "\n".join(_line(one, now) for one in worst_first(found, now)) or "none"


def _line(one: KioskHealth, now: float) -> str:
    said = ["never" if one.at is None else f"{now - one.at:.0f} s ago"]
    if (health := one.health) is not None:
        said += [health.software, f"up {health.up / 3600:.1f} h", f"restarts {health.restarts}"]
        said += [f"disk {health.disk_free} MiB", f"memory {health.memory} MiB"]
        said += [] if health.temperature is None else [f"{health.temperature:.0f} °C"]
    return "\t".join((one.kiosk, one.committee, ",".join(wrong(one, now)) or "ok", *said))


def _orders(asked: argparse.Namespace, store: Store) -> str:
    query = select(t.KIOSK_ORDERS).order_by(t.KIOSK_ORDERS.c.at)
    if asked.kiosk:
        query = query.where(t.KIOSK_ORDERS.c.kiosk == _kiosk(store, asked.kiosk))
    rows = store.read(lambda connection: list(connection.execute(query).mappings()))
    return (
        "\n".join(
            "\t".join(
                (
                    _time(row["at"]),
                    row["kiosk"],
                    _named(row["word"]),
                    f"by={row['by']}",
                    row["state"],
                    _time(row["ended"]),
                )
            )
            for row in rows
        )
        or "none"
    )


def _named(body: bytes) -> str:
    word = msgspec.json.decode(body, type=OperateKiosk)
    if word.restart:
        return "restart now" if word.now else "restart"
    known = msgspec.structs.asdict(word.settings).items()
    return "set " + (" ".join(f"{name}={value}" for name, value in known if value is not None) or _OWN)


def _time(at: float) -> str:
    return datetime.fromtimestamp(at, ZONE).isoformat(" ", "seconds") if at else "-"


def _settings(said: list[str], known: RemoteSettings) -> RemoteSettings:
    """The settings as they are to be, whole."""
    wanted = msgspec.structs.asdict(known)
    for one in said:
        name, _, value = one.partition("=")
        if name not in wanted or not value:
            raise BadInput(f"{one!r}: write NAME=VALUE; names are {', '.join(wanted)}")
        number = int(value) if value.isdecimal() else value
        wanted[name] = None if value == _OWN else _WORDS.get(value, number)
    try:
        return msgspec.convert(wanted, RemoteSettings)
    except msgspec.ValidationError as error:
        raise BadInput(f"{' '.join(said)}: {error}") from error


def _kiosk(store: Store, name: str) -> str:
    device = store.device(name)
    if device is None or device.role != Role.KIOSK:
        raise BadInput(f"no kiosk {name} is enrolled; `health` lists their names")
    return name


def _give(asked: argparse.Namespace, store: Store, word: OperateKiosk) -> str:
    kiosk = _kiosk(store, asked.kiosk)
    row = {"id": word.operation, "kiosk": kiosk, "word": msgspec.json.encode(word), "by": asked.by, "at": time.time()}
    written = t.KIOSK_ORDERS.insert().values(row | {"state": OrderState.WAITING.value})
    store.write(lambda connection: connection.execute(written) and None).result()
    at_once = word.restart and word.now
    when = "within seconds of its being on the line" if at_once else "once nobody is at it"
    return f"{kiosk}: the running server has it done {when}; `kiosk-orders` says what became of it"

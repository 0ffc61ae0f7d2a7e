"""What is wrong with a kiosk, by its last report. Pure."""

from typing import Final

import msgspec

from windowkit.operating import Health

SILENT: Final = 180.0  # s; three reports did not come
_LITTLE: Final = 1024  # MiB of disk: a day of logs, or one update
_HOT: Final = 85.0  # °C; above it processors of small machines slow themselves down
_FRESH: Final = 900.0  # s after which a new start is no news any more


class KioskHealth(msgspec.Struct, frozen=True, kw_only=True):
    """One enrolled kiosk; `at` is when it last said how it is (UNIX seconds; None: never)."""

    kiosk: str
    committee: str
    at: float | None = None
    health: Health | None = None


def wrong(one: KioskHealth, now: float) -> tuple[str, ...]:
    """Codes of what is wrong, the worst first; none where all is well."""
    if one.at is None or one.health is None:
        return ("never_reported",)
    found = [f"silent_{int(now - one.at) // 60}_min"] if now - one.at > SILENT else []
    health = one.health
    found += [f"{device}_missing" for device in health.missing]
    found += [f"printer_{reason}" for reason in health.printer]
    found += [f"disk_{health.disk_free}_mib"] if health.disk_free < _LITTLE else []
    hot = health.temperature is not None and health.temperature >= _HOT
    found += [f"hot_{health.temperature:.0f}_c"] if hot else []
    found += ["started_anew"] if health.restarts and health.up < _FRESH else []
    return tuple(found)


def worst_first(kiosks: list[KioskHealth], now: float) -> list[KioskHealth]:
    """Those with something wrong first, the silent ones before all."""

    def rank(one: KioskHealth) -> tuple[object, ...]:
        codes = wrong(one, now)
        silent = any(code.startswith(("silent", "never")) for code in codes)
        return not silent, -len(codes), one.committee, one.kiosk

    return sorted(kiosks, key=rank)


def metrics(kiosks: list[KioskHealth], now: float) -> str:
    """The same as numbers, in Prometheus's text format."""
    lines: list[str] = []
    for name, kind in (
        ("reporting", "1 where the last report is younger than three minutes"),
        ("wrong", "how many things are wrong"),
        ("up_seconds", "since the program's start"),
        ("restarts", "since its guard's start"),
        ("disk_free_bytes", "where its state is kept"),
        ("memory_bytes", "of the program (RSS)"),
        ("temperature_celsius", "of what is hottest"),
        ("devices_missing", "of those in its settings"),
    ):
        lines += [f"# HELP window_kiosk_{name} {kind}", f"# TYPE window_kiosk_{name} gauge"]
        for one in kiosks:
            value = _value(name, one, now)
            if value is not None:
                lines.append(f'window_kiosk_{name}{{kiosk="{one.kiosk}",committee="{one.committee}"}} {value:g}')
    return "\n".join(lines) + "\n"


def _value(name: str, one: KioskHealth, now: float) -> float | None:
    if name == "reporting":
        return float(one.at is not None and now - one.at <= SILENT)
    if name == "wrong":
        return float(len(wrong(one, now)))
    if one.health is None:
        return None
    health = one.health
    return {
        "up_seconds": health.up,
        "restarts": health.restarts,
        "disk_free_bytes": health.disk_free * 2**20,
        "memory_bytes": health.memory * 2**20,
        "temperature_celsius": health.temperature,
        "devices_missing": len(health.missing),
    }[name]

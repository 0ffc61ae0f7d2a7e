"""Write docs/protocol.md and docs/visit.md from the code they describe; `--check` says whether they are current."""

import sys
import types
import typing
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from windowkit import deskwork, left, messages as m, operating, parts as parts_of, printers, reading
from windowkit.visit import DEADLINES, TRANSITIONS, State

_DOCS: Final = Path(__file__).parents[1] / "docs"
_MADE: Final = "<!-- Made by scripts/docs.py; change the code and run `make docs`. -->\n"
_GROUPS: Final = {
    "From any program, first": (m.Hello,),
    "From a kiosk": typing.get_args(m.FromKiosk),
    "From a counter": typing.get_args(m.FromCounter),
    "From a print service": typing.get_args(m.FromPrinting),
    "From the server": typing.get_args(m.FromServer),
}


def protocol() -> str:
    """Every message with its fields."""
    intro = (m.__doc__ or "").strip()
    parts = [
        "# The protocol\n",
        _MADE,
        f"Version {m.PROTOCOL}. {intro}\n",
        f"A frame has at most {m.MAX_BYTES} bytes.\n",
    ]
    seen: set[type] = set()
    for title, kinds in _GROUPS.items():
        parts.append(f"## {title}\n")
        for kind in kinds:
            if kind in seen:
                parts.append(f"### `{_tag(kind)}`\n\nAs above.\n")
                continue
            seen.add(kind)
            parts.append(_message(kind))
    parts.append("## Parts of messages\n")
    values = [
        one
        for one in (
            vars(parts_of) | vars(printers) | vars(left) | vars(reading) | vars(deskwork) | vars(operating)
        ).values()
        if isinstance(one, type) and issubclass(one, m.Value) and one is not m.Value
    ]
    parts += [_described(f"### {one.__name__}", one) for one in values]
    return "\n".join(parts)


def visit() -> str:
    """The visit's table as a picture and as a list."""
    lines = ["# The life of a visit\n", _MADE, "```mermaid", "stateDiagram-v2", "    [*] --> waiting"]
    for state, steps in TRANSITIONS.items():
        for to in dict.fromkeys(steps.values()):
            events = ", ".join(event for event, target in steps.items() if target is to)
            lines.append(f"    {state} --> {to}: {events}")
    lines += [
        f"    {State.ENDED} --> [*]",
        "```\n",
        "| state | lasts at most | event | leads to |",
        "| --- | --- | --- | --- |",
    ]
    for state, steps in TRANSITIONS.items():
        limit = f"{DEADLINES[state]:.0f} s" if state in DEADLINES else "for ever"
        lines += [f"| {state} | {limit} | {event} | {to} |" for event, to in steps.items()] or [
            f"| {state} | {limit} | | |"
        ]
    return "\n".join(lines) + "\n"


def _message(kind: type[Any]) -> str:
    return _described(f"### `{_tag(kind)}`", kind)


def _tag(kind: type[Any]) -> str:
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    return str(info.tag)


def _described(title: str, kind: type[Any]) -> str:
    doc = "\n".join(line.strip() for line in (kind.__doc__ or "").strip().splitlines())
    rows = [
        f"| {field.name} | {_words(field.type)} | {'' if field.required else 'may be left out'} |"
        for field in msgspec.structs.fields(kind)
    ]
    table = "\n".join(["| field | type | |", "| --- | --- | --- |", *rows]) + "\n" if rows else ""
    return f"{title}\n\n{doc}\n\n{table}"


def _words(kind: Any) -> str:
    if isinstance(kind, types.UnionType):
        return " or ".join(_words(one) for one in typing.get_args(kind))
    origin, inner = typing.get_origin(kind), [one for one in typing.get_args(kind) if one is not Ellipsis]
    if origin is Annotated:
        return _bounded(kind)
    if origin is tuple:
        return f"list of {' and '.join(_words(one) for one in inner)}"
    if origin is dict:
        return f"{_words(inner[1])} by {_words(inner[0])}"
    return "nothing" if kind is type(None) else str(kind.__name__)


def _bounded(kind: Any) -> str:
    """A type with its limits: an id's pattern, a number's range."""
    (meta,) = kind.__metadata__
    limits = (
        (meta.pattern, f"`{meta.pattern}`"),
        (meta.max_length, f"at most {meta.max_length} characters"),
        (meta.ge, f"{meta.ge} to {meta.le}"),
    )
    return f"{_words(typing.get_args(kind)[0])}, {', '.join(words for limit, words in limits if limit is not None)}"


def main() -> int:
    """Write, or with --check compare; 1 where a document is not current."""
    stale: list[str] = []
    for name, text in (("protocol.md", protocol()), ("visit.md", visit())):
        path = _DOCS / name
        if "--check" not in sys.argv:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            stale.append(name)
    if stale:
        print(f"not current: {', '.join(stale)}; run `make docs`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())

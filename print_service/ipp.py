"""The Internet Printing Protocol's encoding (RFC 8010): bytes to values and back. Pure, and the same both ways."""

import struct
from enum import IntEnum
from typing import Final

import msgspec

from windowkit.errors import BadInput


class Tag(IntEnum):
    """The tags used here (RFC 8010, 3.5)."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05
    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    COLLECTION = 0x34
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MIME = 0x49
    MEMBER = 0x4A


class Operation(IntEnum):
    """The operations used here (RFC 8011, 5.4.15)."""

    CREATE_JOB = 0x0005
    SEND_DOCUMENT = 0x0006
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B


_VERSION: Final = 0x0200
_NUMBERS: Final = frozenset({Tag.INTEGER, Tag.ENUM})
_LAST_DELIMITER: Final = 0x0F
_FIRST_STRING: Final = 0x40
_NUMBER_LENGTH: Final = 4
_DEEPEST: Final = 16  # collections in collections; real ones go three deep


class Value(msgspec.Struct, frozen=True):
    """One value with its tag; a collection's value is its members by name, other syntaxes stay bytes."""

    tag: int
    value: int | bool | str | bytes | dict[str, tuple["Value", ...]]


type Group = dict[str, tuple[Value, ...]]


class Packet(msgspec.Struct, frozen=True):
    """A request (`code` is the operation) or a response (`code` is the status)."""

    code: int
    request: int
    groups: tuple[tuple[int, Group], ...]

    def group(self, tag: int) -> Group:
        """The first group with this tag; empty where there is none."""
        found = self.all(tag)
        return found[0] if found else {}

    def all(self, tag: int) -> list[Group]:
        """Every group with this tag (Get-Jobs answers one a job)."""
        return [group for one, group in self.groups if one == tag]


def encode(packet: Packet) -> bytes:
    """The packet's bytes, without any document."""
    out = bytearray(struct.pack(">HHI", _VERSION, packet.code, packet.request))
    for tag, group in packet.groups:
        out.append(tag)
        for name, values in group.items():
            _write(out, name, values)
    out.append(Tag.END)
    return bytes(out)


def decode(content: bytes) -> Packet:
    """The packet in `content`; raises BadInput where it is not one."""
    try:
        return _Reader(content).packet()
    except (struct.error, IndexError) as error:
        raise BadInput("the printer's answer is not IPP; check the printer's address") from error


def _write(out: bytearray, name: str, values: tuple[Value, ...]) -> None:
    for at, value in enumerate(values):
        raw_name = name.encode() if at == 0 else b""
        raw = b"" if isinstance(value.value, dict) else _raw(value)
        out += struct.pack(">BH", value.tag, len(raw_name)) + raw_name + struct.pack(">H", len(raw)) + raw
        if isinstance(value.value, dict):
            for member, inner in value.value.items():
                label = member.encode()
                out += struct.pack(">BHH", Tag.MEMBER, 0, len(label)) + label
                _write(out, "", inner)
            out += struct.pack(">BHH", Tag.END_COLLECTION, 0, 0)


def _raw(value: Value) -> bytes:
    match value.value:
        case bool() as truth:
            return struct.pack(">B", truth)
        case int() as number:
            return struct.pack(">i", number)
        case str() as text:
            return text.encode()
        case bytes() as raw:
            return raw
        case _:
            return b""


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 8

    def packet(self) -> Packet:
        _, code, request = struct.unpack_from(">HHI", self._content)
        groups: list[tuple[int, Group]] = []
        name = ""
        while (tag := self._content[self._at]) != Tag.END:
            if tag <= _LAST_DELIMITER:
                self._at += 1
                groups.append((tag, {}))
                continue
            tag, label, raw = self._item()
            name = label or name
            group = groups[-1][1]
            group[name] = (*group.get(name, ()), self._value(tag, raw))
        return Packet(code, request, tuple(groups))

    def _item(self) -> tuple[int, str, bytes]:
        tag = self._content[self._at]
        name, at = self._string(self._at + 1)
        raw, self._at = self._string(at)
        return tag, name.decode(errors="replace"), raw

    def _string(self, at: int) -> tuple[bytes, int]:
        (length,) = struct.unpack_from(">H", self._content, at)
        end = at + 2 + length
        if end > len(self._content):
            raise IndexError(end)
        return self._content[at + 2 : end], end

    def _value(self, tag: int, raw: bytes, depth: int = 0) -> Value:
        if tag == Tag.COLLECTION:
            return Value(tag, self._collection(depth + 1))
        if tag in _NUMBERS and len(raw) == _NUMBER_LENGTH:
            return Value(tag, struct.unpack(">i", raw)[0])
        if tag == Tag.BOOLEAN:
            return Value(tag, raw != b"\0")
        # Printers send GB 18030 as "utf-8"; a name that cannot be read must not hide that the paper is out.
        text = tag >= _FIRST_STRING and tag not in _NUMBERS
        return Value(tag, raw.decode(errors="replace") if text else raw)

    def _collection(self, depth: int) -> dict[str, tuple[Value, ...]]:
        if depth > _DEEPEST:
            raise IndexError(depth)
        members: dict[str, tuple[Value, ...]] = {}
        name = ""
        while True:
            tag, _, raw = self._item()
            if tag == Tag.END_COLLECTION:
                return members
            if tag == Tag.MEMBER:
                name = raw.decode(errors="replace")
                members[name] = ()
            else:
                members[name] = (*members.get(name, ()), self._value(tag, raw, depth))

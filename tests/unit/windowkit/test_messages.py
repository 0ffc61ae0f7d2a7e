"""The wire: every message there and back, its golden JSON, and junk."""

import re
import types
import typing
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, strategies as st

from windowkit import messages as m
from windowkit.catalogue import load_matters
from windowkit.errors import BadInput

ROOT = Path(__file__).parents[3]
GOLDEN = ROOT / "tests" / "golden" / "protocol" / "v1"
TO_SERVER: tuple[type[m.Message], ...] = typing.get_args(m.ToServer)
FROM_SERVER: tuple[type[m.Message], ...] = typing.get_args(m.FromServer)
KINDS = sorted({*TO_SERVER, *FROM_SERVER}, key=lambda kind: kind.__name__)


# Whose messages the module names with theirs before them.
_PARTS = (m.cards, m.deskwork, m.helpdesk, m.inking, m.leading, m.operating, m.past, m.pointing, m.staffing, m.transfer)


def _decode(kind: type[m.Message], frame: bytes) -> m.Message:
    return m.decode_to_server(frame) if kind in TO_SERVER else m.decode_from_server(frame)


def test_every_message_of_the_module_is_in_a_direction() -> None:
    defined = {
        one
        for module in (m, *_PARTS)
        for one in vars(module).values()
        if isinstance(one, type) and issubclass(one, m.Message) and one not in {m.Message, m.Command}
    }
    assert defined == set(KINDS)


def _name(kind: type[m.Message]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


@pytest.mark.parametrize("kind", KINDS, ids=_name)
def test_a_message_reads_its_golden_json_and_writes_it_byte_for_byte(kind: type[m.Message]) -> None:
    """A changed file is a changed protocol: programs in the field speak the old one."""
    frame = (GOLDEN / f"{_name(kind)}.json").read_bytes().rstrip(b"\n")
    message = _decode(kind, frame)
    assert type(message) is kind
    assert m.encode(message) == frame


def test_no_golden_is_left_of_a_message_that_is_gone() -> None:
    assert {path.stem for path in GOLDEN.glob("*.json")} == {_name(kind) for kind in KINDS}


MATTER = next(iter(load_matters(ROOT / "assets" / "matters").values()))


def _values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of an annotated type, with every field given: hypothesis knows no msgspec defaults."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:  # Annotated[...] | None is one
        return st.one_of([_values(one) for one in typing.get_args(kind)])
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _limited(inner[0], kind.__metadata__[0])
    if origin is tuple:
        few = Ellipsis in inner
        return st.lists(_values(inner[0]), max_size=2).map(tuple) if few else st.tuples(*map(_values, inner))
    if origin is dict:
        return st.dictionaries(_values(inner[0]), _values(inner[1]), max_size=2)
    if _is_struct(kind):
        return st.builds(kind, **{field.name: _values(field.type) for field in msgspec.structs.fields(kind)})
    return _PLAIN[kind] if kind in _PLAIN else st.from_type(kind)


def _is_struct(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _limited(kind: Any, meta: msgspec.Meta) -> st.SearchStrategy[Any]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is dict:
        return _values(kind)
    if origin is tuple:
        return st.lists(_values(inner[0]), min_size=meta.min_length or 0, max_size=2).map(tuple)
    if kind is int:
        return st.integers(meta.ge, meta.le if meta.lt is None else meta.lt - 1)  # type: ignore[arg-type]
    if kind is bytes:
        return st.binary(max_size=min(meta.max_length or 64, 64))
    if meta.pattern is not None:
        return st.from_regex(meta.pattern)
    return st.text(min_size=meta.min_length or 0, max_size=meta.max_length)


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    float: st.floats(allow_nan=False, allow_infinity=False),
    int: st.integers(-(2**53), 2**53),
}


@given(st.one_of([_values(kind) for kind in KINDS if kind is not m.MatterDefined]))
def test_what_is_encoded_is_decoded_again(message: m.Message) -> None:
    assert _decode(type(message), m.encode(message)) == message


def test_a_matter_goes_over_the_wire_whole() -> None:
    message = m.MatterDefined(matter=MATTER)
    assert m.decode_from_server(m.encode(message)) == message


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


def _refused_quietly(frame: bytes, secret: str) -> None:
    for decode in (m.decode_to_server, m.decode_from_server):
        with pytest.raises(BadInput) as refusal:
            decode(frame)
        assert secret not in str(refusal.value)


@given(st.binary(max_size=80))
def test_junk_bytes_are_refused(junk: bytes) -> None:
    _refused_quietly(b"\x00" + junk, "\x00")


@given(st.sampled_from([_name(kind) for kind in KINDS]), st.dictionaries(st.text(max_size=8), _json, max_size=4))
def test_junk_fields_are_refused_or_read_and_never_crash(tag: str, fields: dict[str, Any]) -> None:
    frame = msgspec.json.encode({**fields, "type": tag, "id": 7, "visit": 7, "nonce": 7, "re": 7, "protocol": "x"})
    for decode in (m.decode_to_server, m.decode_from_server):
        with suppress(BadInput):
            assert isinstance(decode(frame), m.Message)


@pytest.mark.parametrize("frame", ['{"type": "张三"}', '{"type": "rate", "id": "1", "visit": "v", "faces": "张三"}'])
def test_a_refusal_names_the_path_and_never_the_value(frame: str) -> None:
    with pytest.raises(BadInput) as refusal:
        m.decode_to_server(frame)
    assert "张三" not in str(refusal.value)
    assert "$." in str(refusal.value)


def test_an_unknown_key_of_a_newer_program_is_passed_over() -> None:
    assert m.decode_to_server('{"type":"set_ready","id":"1","ready":true,"mood":"good"}') == m.SetReady(
        id="1", ready=True
    )


@pytest.mark.parametrize(
    ("kind", "later"),
    [(m.OpenVisit, ("agreed", "card_ahead")), (m.VisitSnapshot, ("card_ahead",)), (m.MatterEntry, ("cards",))],
    ids=lambda one: one.__name__ if isinstance(one, type) else "",
)
def test_what_an_older_program_leaves_out_means_no_card_ahead(kind: type[Any], later: tuple[str, ...]) -> None:
    golden = "welcome" if kind is m.MatterEntry else _name(kind)
    frame = msgspec.json.decode((GOLDEN / f"{golden}.json").read_bytes())
    said = frame["matters"][0] if kind is m.MatterEntry else frame
    read = msgspec.convert({key: value for key, value in said.items() if key not in later}, kind)
    assert [getattr(read, key) for key in later] == ["" if key == "card_ahead" else () for key in later]


def _asked(**other: object) -> bytes:
    return msgspec.json.encode(
        {"type": "ask_recording", "id": "1", "visit": "v", "recording": "r", "days": 180} | other
    )


@pytest.mark.parametrize("name", ["id", "visit", "recording"])
@pytest.mark.parametrize("value", ["", "x" * 65, "a?b", "../x", "a b", "a\n", "张三"])
def test_an_id_is_short_and_of_plain_letters(name: str, value: str) -> None:
    """The server keeps it, and writes and sends it again with each change of the visit."""
    m.decode_to_server(_asked())
    with pytest.raises(BadInput, match=name):
        m.decode_to_server(_asked(**{name: value}))


@pytest.mark.parametrize("days", [-5, 0, 3651])
def test_a_recording_is_kept_for_a_day_to_ten_years(days: int) -> None:
    with pytest.raises(BadInput, match="days"):
        m.decode_to_server(_asked(days=days))


def test_every_id_that_a_program_says_is_bounded() -> None:
    """A message that is added later does not forget it."""
    named = {"id", "visit", "recording", "preview", "trial", "job", "notice", "reading"}
    fields = [(kind, one) for kind in TO_SERVER for one in msgspec.structs.fields(kind) if one.name in named]
    assert len(fields) > 40
    assert [(kind.__name__, one.name) for kind, one in fields if one.type is str] == []

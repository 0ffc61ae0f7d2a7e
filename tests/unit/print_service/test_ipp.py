"""The encoding of RFC 8010, both ways."""

from contextlib import suppress

import pytest
from hypothesis import given, strategies as st

from print_service.ipp import Operation, Packet, Tag, Value, decode, encode
from windowkit.errors import BadInput

# RFC 8010, appendix A.1, shortened to its first attributes: a Print-Job request, byte by byte.
_GOLDEN = (
    bytes.fromhex("0200 0002 00000001 01")
    + b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    + b"\x48\x00\x1battributes-natural-language\x00\x05en-us"
    + b"\x02\x21\x00\x06copies\x00\x04\x00\x00\x00\x14"
    + b"\x44\x00\x05sides\x00\x13two-sided-long-edge"
    + b"\x03"
)


def test_a_request_of_the_standard_is_read_and_written_byte_for_byte() -> None:
    packet = decode(_GOLDEN)
    assert packet.group(Tag.JOB)["copies"] == (Value(Tag.INTEGER, 20),)
    assert packet.group(Tag.OPERATION)["attributes-charset"] == (Value(Tag.CHARSET, "utf-8"),)
    assert encode(packet) == _GOLDEN


def test_collections_and_many_values_keep_their_order() -> None:
    size = Value(Tag.COLLECTION, {"x": (Value(Tag.INTEGER, 21000),), "y": (Value(Tag.INTEGER, 29700),)})
    group = {"media-size": (size, size), "reasons": (Value(Tag.KEYWORD, "a"), Value(Tag.KEYWORD, "b"))}
    packet = Packet(Operation.GET_JOBS, 7, ((Tag.JOB, group), (Tag.JOB, {})))
    assert decode(encode(packet)) == packet


_values = st.one_of(
    st.builds(Value, st.just(int(Tag.INTEGER)), st.integers(-(2**31), 2**31 - 1)),
    st.builds(Value, st.just(int(Tag.BOOLEAN)), st.booleans()),
    st.builds(Value, st.just(int(Tag.NAME)), st.text(max_size=20)),
    st.builds(Value, st.just(0x31), st.binary(max_size=20)),
)
_groups = st.dictionaries(
    st.text(min_size=1, max_size=8), st.lists(_values, min_size=1, max_size=3).map(tuple), max_size=3
)


@given(st.integers(0, 0xFFFF), st.lists(st.tuples(st.sampled_from([1, 2, 4, 5]), _groups), max_size=3))
def test_what_is_written_is_read_again(code: int, groups: list[tuple[int, dict[str, tuple[Value, ...]]]]) -> None:
    packet = Packet(code, 1, tuple(groups))
    assert decode(encode(packet)) == packet


@given(st.binary(max_size=60))
def test_junk_is_refused_and_never_crashes(junk: bytes) -> None:
    with suppress(BadInput):
        assert decode(b"\x02\x00\x00\x00\x00\x00\x00\x01" + junk).request == 1


def test_half_an_answer_is_refused() -> None:
    with pytest.raises(BadInput):
        decode(_GOLDEN[:-10])

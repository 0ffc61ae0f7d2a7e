"""A sealed file: opens for its key alone, up to the last whole chunk, and not at all where it was meddled with."""

import io
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from windowkit import sealed
from windowkit.errors import BadInput
from windowkit.sealed import Sealer, Unsealer, public_key, public_text

PRIVATE = X25519PrivateKey.generate()
PARTS = (b"one", b"two" * 1000, b"", b"four")


def written(*, last: bool = True) -> bytes:
    sealer = Sealer(PRIVATE.public_key(), 1_795_000_000.9)
    ends = [index == len(PARTS) - 1 and last for index in range(len(PARTS))]
    return sealer.head + b"".join(sealer.seal(part, last=end) for part, end in zip(PARTS, ends, strict=True))


def opened(content: bytes, private: X25519PrivateKey = PRIVATE) -> tuple[list[bytes], bool]:
    unsealer = Unsealer(io.BytesIO(content), private)
    return list(unsealer.chunks()), unsealer.whole


def lengths(content: bytes) -> list[int]:
    """Where each chunk begins, and the end."""
    at, found = 56, [56]
    while at < len(content):
        at += 4 + int.from_bytes(content[at : at + 4])
        found.append(at)
    return found


def test_what_was_sealed_is_opened_and_its_end_is_known() -> None:
    assert opened(written()) == (list(PARTS), True)
    assert sealed.read_head(io.BytesIO(written())).begun == 1_795_000_000.0


def test_the_days_to_keep_it_stand_in_the_head_and_heads_from_before_say_none() -> None:
    for days in (0, 1, 3650, 65_535):
        head = sealed.read_head(io.BytesIO(Sealer(PRIVATE.public_key(), 1_795_000_000.9, days).head))
        assert (head.begun, head.days) == (1_795_000_000.0, days)


def test_nothing_of_the_content_or_its_key_is_in_the_file() -> None:
    assert b"twotwo" not in written()
    assert written() != written()


@pytest.mark.parametrize("missing", range(1, 60, 7))
def test_a_file_cut_anywhere_opens_up_to_its_last_whole_chunk_and_says_that_it_was_cut(missing: int) -> None:
    content = written()[:-missing]
    whole = sum(end <= len(content) for end in lengths(content)[1:])
    parts, ended = opened(content)
    assert parts == list(PARTS[:whole])
    assert not ended


def test_a_crash_leaves_everything_that_was_sealed() -> None:
    assert opened(written(last=False)) == (list(PARTS), False)


def test_chunks_that_were_moved_left_out_or_changed_do_not_open() -> None:
    content = written()
    a, b, c, d, _ = lengths(content)
    swapped = content[:a] + content[b:c] + content[a:b] + content[c:]
    left_out = content[:b] + content[c:]
    changed = bytearray(content)
    changed[d + 6] ^= 1
    headless = bytearray(content)
    headless[12] ^= 1
    added = content + content[a:b]
    for meddled in (swapped, left_out, bytes(changed), bytes(headless), added):
        with pytest.raises(BadInput):
            opened(meddled)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(BadInput):
        opened(written(), X25519PrivateKey.generate())


def test_a_key_is_kept_as_a_file_and_named_in_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(sealed.new_private())
    private = sealed.load_private(path)
    assert public_key(public_text(private)).public_bytes_raw() == private.public_key().public_bytes_raw()
    path.write_text("nothing")
    for wrong in (
        lambda: sealed.load_private(path),
        lambda: sealed.load_private(tmp_path / "no"),
        lambda: public_key("x"),
    ):
        with pytest.raises(BadInput):
            wrong()

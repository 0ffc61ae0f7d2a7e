"""The sound that says somebody waits."""

from array import array

from counter_app.chime import two_notes


def test_the_chime_is_audible_never_clips_and_begins_and_ends_without_a_click() -> None:
    blocks = two_notes()
    assert {len(block) for block in blocks} == {1920}
    samples = array("h", b"".join(blocks))
    assert 3000 < max(abs(sample) for sample in samples) < 10000
    assert abs(samples[0]) < 10
    assert abs(samples[-1]) < 400

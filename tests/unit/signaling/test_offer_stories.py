"""Whatever clerks, residents, lines and the server do: who is offered to whom. `make hall-stories` plays 100,000."""

from hypothesis import given, settings, strategies as st

from tests.peers.district import Step, play

_number = st.integers(0, 63)
_steps: st.SearchStrategy[list[Step]] = st.lists(st.tuples(_number, _number, _number), min_size=10, max_size=60)


@settings(max_examples=400, deadline=None)
@given(_steps)
def test_a_story(story: list[Step]) -> None:
    play(story)

"""When a call's next peer is tried."""

from windowkit.media.mending import Mending


def test_the_first_try_is_due_at_the_beginning() -> None:
    assert Mending(5.0, patience=1.0).due() == 5.0


def test_nothing_is_due_while_media_come() -> None:
    mending = Mending(0.0, patience=1.0)
    mending.trying()
    mending.media(up=True, at=0.3)
    assert mending.due() is None


def test_a_silence_with_the_line_up_is_waited_out_for_the_patience_and_no_longer() -> None:
    mending = Mending(0.0, patience=1.0)
    mending.media(up=True, at=0.3)
    mending.media(up=False, at=10.0)
    assert mending.due() == 11.0


def test_without_a_line_nothing_is_tried_and_its_return_is_the_moment() -> None:
    mending = Mending(0.0, patience=1.0)
    mending.media(up=True, at=0.3)
    mending.line(up=False, at=9.0)
    mending.media(up=False, at=10.0)
    assert mending.due() is None
    mending.line(up=True, at=130.2)
    assert mending.due() == 130.2


def test_a_line_that_returns_under_flowing_media_builds_nothing() -> None:
    mending = Mending(0.0, patience=1.0)
    mending.media(up=True, at=0.3)
    mending.line(up=False, at=9.0)
    mending.line(up=True, at=10.0)
    assert mending.due() is None


def test_a_try_under_way_is_not_doubled() -> None:
    mending = Mending(0.0, patience=1.0)
    mending.trying()
    assert mending.due() is None


def test_tries_that_are_answered_follow_each_other_without_a_pause() -> None:
    mending = Mending(0.0, patience=1.0)
    for at in (2.5, 5.0, 7.5):
        mending.trying()
        mending.tried(answered=True, at=at)
        assert mending.due() == at


def test_tries_that_nobody_answers_become_rarer_up_to_a_limit() -> None:
    mending = Mending(0.0, patience=1.0)
    pauses: list[float] = []
    for at in range(10):
        mending.trying()
        mending.tried(answered=False, at=float(at))
        due = mending.due()
        assert due is not None
        pauses.append(due - at)
    assert pauses[:3] == [0.0, 1.25, 1.875]
    assert max(pauses) == pauses[-1] == 7.5


def test_being_asked_ends_every_pause() -> None:
    mending = Mending(0.0, patience=1.0)
    for at in range(5):
        mending.tried(answered=False, at=float(at))
    mending.now(6.0)
    assert mending.due() == 6.0


def test_a_call_that_begins_without_a_line_waits_for_it() -> None:
    mending = Mending(0.0, patience=1.0, line=False)
    assert mending.due() is None
    mending.line(up=True, at=3.0)
    assert mending.due() == 3.0

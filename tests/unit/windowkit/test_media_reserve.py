"""How much sound is kept in hand at the sound server."""

from windowkit.media.reserve import Reserve


def test_more_is_kept_each_time_it_ran_dry_and_less_again_after_a_rest() -> None:
    reserve = Reserve()
    least = reserve.seconds
    assert not reserve.look(0.0)
    reserve.ran_dry(1.0)
    assert reserve.look(1.0)
    assert not reserve.look(1.1)
    more = reserve.seconds
    assert more > least
    assert not reserve.look(20.0)
    assert reserve.look(32.0)
    assert reserve.seconds < more
    assert reserve.dry == 1


def test_there_is_an_end_to_what_is_kept() -> None:
    reserve = Reserve()
    for second in range(100):
        reserve.ran_dry(float(second))
    assert reserve.seconds <= 0.1

"""Which window stands where."""

from kiosk_app.screens import Monitor, Place, places

LEFT = Monitor("DP-1", 0, 0, 1920, 1080)
RIGHT = Monitor("HDMI-1", 1920, 0, 1920, 1080)
ABOVE = Monitor("DP-2", 0, -1080, 1920, 1080)


def test_one_monitor_shows_two_windows_side_by_side() -> None:
    upper, lower = places((LEFT,), (), windowed=False)
    assert upper == Place(0, False, 0, 270, 960, 540)
    assert lower == Place(0, False, 960, 270, 960, 540)


def test_two_monitors_are_filled_the_left_one_with_the_window() -> None:
    assert places((RIGHT, LEFT), (), windowed=False) == (Place(1, full=True), Place(0, full=True))


def test_the_higher_monitor_is_the_window() -> None:
    assert places((LEFT, ABOVE), (), windowed=False) == (Place(1, full=True), Place(0, full=True))


def test_the_settings_name_the_monitors() -> None:
    wanted = ("HDMI-1", "DP-1")
    assert places((LEFT, RIGHT), wanted, windowed=False) == (Place(1, full=True), Place(0, full=True))


def test_a_named_monitor_that_is_not_there_is_made_up_for() -> None:
    assert places((LEFT, RIGHT), ("VGA-1", "HDMI-1"), windowed=False) == (Place(1, full=True), Place(0, full=True))


def test_of_two_monitors_the_last_one_is_the_lower_windows() -> None:
    assert places((RIGHT,), (), windowed=False, pair=True) == (None, Place(0, full=True))


def test_swapped_the_windows_stand_the_other_way_round_by_name_too() -> None:
    swapped = (Place(1, full=True), Place(0, full=True))
    assert places((LEFT, RIGHT), (), windowed=False, swapped=True) == swapped
    assert places((LEFT, RIGHT), ("DP-1", "HDMI-1"), windowed=False, swapped=True) == swapped


def test_windowed_stays_on_one_monitor() -> None:
    upper, lower = places((LEFT, RIGHT), (), windowed=True, pair=True, swapped=True)
    assert upper is not None
    assert (upper.monitor, lower.monitor) == (0, 0)
    assert not upper.full

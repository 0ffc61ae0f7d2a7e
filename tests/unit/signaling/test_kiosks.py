"""What is wrong with kiosks, and when an operator's word goes to one."""

from msgspec.structs import replace

from signaling.orders import AGAIN, LASTS, KioskOrder, expired, goes, in_turn
from signaling.wellness import SILENT, KioskHealth, metrics, worst_first, wrong
from windowkit.operating import Health, OperateKiosk

NOW = 1_780_000_000.0
GOOD = Health(software="k/1", up=5000.0, disk_free=20_000)


def kiosk(name: str, health: Health | None = GOOD, ago: float | None = 10.0) -> KioskHealth:
    return KioskHealth(kiosk=name, committee="hyl-03", at=None if ago is None else NOW - ago, health=health)


def test_a_kiosk_is_wrong_by_what_it_says_and_by_what_it_does_not_say() -> None:
    assert wrong(kiosk("a"), NOW) == ()
    assert wrong(kiosk("a", ago=SILENT + 1), NOW) == ("silent_3_min",)
    assert wrong(kiosk("a", None, None), NOW) == ("never_reported",)
    ill = Health(
        software="k/1", up=60, restarts=2, missing=("camera",), disk_free=500, temperature=90.4, printer=("jam",)
    )
    assert wrong(kiosk("a", ill), NOW) == ("camera_missing", "printer_jam", "disk_500_mib", "hot_90_c", "started_anew")


def test_what_is_wrong_is_listed_first_and_silence_before_all() -> None:
    ill = Health(software="k/1", up=5000, disk_free=10)
    listed = worst_first([kiosk("good"), kiosk("ill", ill), kiosk("silent", ago=900)], NOW)
    assert [one.kiosk for one in listed] == ["silent", "ill", "good"]


def test_the_same_stands_there_as_numbers() -> None:
    told = metrics([kiosk("a"), kiosk("new", None, None)], NOW)
    assert 'window_kiosk_reporting{kiosk="a",committee="hyl-03"} 1' in told
    assert 'window_kiosk_reporting{kiosk="new",committee="hyl-03"} 0' in told
    assert 'window_kiosk_disk_free_bytes{kiosk="a",committee="hyl-03"} 2.09715e+10' in told
    assert "temperature_celsius{" not in told  # none has said one


def order(*, restart: bool, now: bool = False) -> KioskOrder:
    word = OperateKiosk(operation="o1", restart=restart, now=now)
    return KioskOrder(kiosk="k", word=word, by="li", at=NOW)


def test_a_new_start_waits_for_the_visit_to_end_and_settings_do_not() -> None:
    for visit in (True, False):
        assert goes(order(restart=True), NOW, said=None, present=True, visit=visit) is not visit
        assert goes(order(restart=True, now=True), NOW, said=None, present=True, visit=visit)
        assert goes(order(restart=False), NOW, said=None, present=True, visit=visit)


def test_settings_of_one_kiosk_go_one_after_the_other_and_new_starts_beside_them() -> None:
    first, start, later = order(restart=False), order(restart=True), replace(order(restart=False), at=NOW + 1)
    other = replace(later, kiosk="l")
    assert list(in_turn([first, start, later, other])) == [first, start, other]
    assert list(in_turn([start, later])) == [start, later]


def test_a_word_waits_for_its_kiosk_is_said_again_and_ends_after_a_day() -> None:
    assert not goes(order(restart=False), NOW, said=None, present=False, visit=False)
    assert not goes(order(restart=False), NOW + 1, said=NOW, present=True, visit=False)
    assert goes(order(restart=False), NOW + AGAIN, said=NOW, present=True, visit=False)
    assert not expired(order(restart=False), NOW + LASTS - 1)
    assert expired(order(restart=False), NOW + LASTS)

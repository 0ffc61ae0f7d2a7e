"""Booked and come to by touch: a real kiosk's window, a real server; only the clerk is played here."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk_app import booking_phrases
from kiosk_app.bookings import Booking
from tests.peers.kiosk_visit import PIN, Clerk, Kiosk, Office
from windowkit.engine import EngineThread
from windowkit.messages import AppointmentState, Claim

_ALWAYS = '["00:00-24:00"]'
# A day early is early enough for the next time there is, so that nobody has to wait for it here.
_BOOKS = f"""
queue = {{ offer_after = 0.3 }}
hours = {{ workdays = {_ALWAYS}, weekends = {_ALWAYS}, holidays = {_ALWAYS} }}
appointments = {{ groups = {{ medical = 1 }}, slot = 60, days = 1, remind = 86400.0, early = 86400.0 }}
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path, _BOOKS)
    yield made
    made.close()


def _asked(kiosk: Kiosk) -> Booking:
    assert kiosk.desk.scene.booking is not None
    return kiosk.desk.scene.booking


@pytest.mark.timeout(240)
def test_a_resident_books_a_time_and_comes(kiosk: Kiosk, office: Office, engine: EngineThread) -> None:
    kiosk.press("开始办事")
    for digit in PIN:
        kiosk.press(digit)
    kiosk.press("确认")
    kiosk.shows("matters")
    kiosk.press(kiosk.desk.scene.matters[0].name)
    kiosk.press("都不是，直接取号")
    kiosk.understand()
    kiosk.press("换个时间来")
    booking = kiosk.stage.booking
    kiosk.until(lambda: booking.property("step") == "day")
    kiosk.press(booking_phrases.day(_asked(kiosk).days[0]))
    kiosk.press(booking_phrases.time(_asked(kiosk).times[0]))
    kiosk.shows("booking")
    assert kiosk.desk.scene.visit is None
    assert booking.property("number") == "Y001"
    kiosk.press("回到首页")
    kiosk.shows("welcome")
    clerk = Clerk(engine, office.url)
    try:
        kiosk.press("我来了：Y001")
        kiosk.understand()
        kiosk.shows("waiting")
        kiosk.until(lambda: clerk.waiting)
        assert clerk.waiting[0].claims == (Claim.APPOINTMENT,)
        assert clerk.waiting[0].ringing
        kiosk.until(lambda: all(one.state is AppointmentState.COME for one in clerk.booked))
        clerk.take()
        kiosk.shows("serving")
    finally:
        clerk.close()

"""A card read before the number, by touch: real windows, a real server and database, a card on a serial line."""

import json

import msgspec
import pytest

from kiosk_app.cards.ahead import Ahead
from kiosk_app.cards.text import card
from tests.peers.card_reader import chip
from tests.peers.kiosk_visit import Clerk, Kiosk, Office
from windowkit.cards import AskCard, CardGiven
from windowkit.messages import Claim, Consent

OLD = chip(born="19260312", number="310103192603121239")
CARD = card(OLD)


def is_kept(kiosk: Kiosk) -> bool:
    """Whether anything of the card is in the kiosk's scene."""
    return CARD.number in msgspec.json.encode(kiosk.desk.scene).decode()


def lay(kiosk: Kiosk) -> None:
    """From the welcome screen to the reader, with a yes; the card lies on it."""
    kiosk.to_the_telling()
    kiosk.until(lambda: kiosk.desk.scene.reader_there)
    kiosk.understand(card=True)
    kiosk.press("申请人")
    kiosk.press("可以，读吧")
    kiosk.until(lambda: kiosk.desk.scene.ahead.token)
    kiosk.reader.lay(OLD)


@pytest.mark.timeout(180)
def test_from_the_pin_to_the_card_at_the_clerks_line(
    kiosk: Kiosk, clerk: Clerk, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    lay(kiosk)
    kiosk.shows("waiting")
    assert is_kept(kiosk)
    stored = b"".join(path.read_bytes() for path in (office.folder / "data").iterdir() if path.is_file())
    assert b'"card_ahead":"applicant"' in stored
    assert CARD.number.encode() not in stored, "before the clerk has the visit nothing of it is with the server"
    kiosk.until(lambda: clerk.waiting)
    assert clerk.waiting[0].claims == (Claim.AGED,)
    kiosk.take(clerk)
    assert clerk.seen().card_ahead == "applicant"
    assert [one.consent for one in clerk.seen().assents] == [Consent.GIVEN]
    assert clerk.card is None, "nobody has asked yet"
    clerk.do(AskCard, whose="applicant")
    kiosk.until(lambda: clerk.card is not None)
    assert clerk.card == CardGiven(visit=clerk.seen().visit, whose="applicant", card=CARD)
    kiosk.until(lambda: clerk.seen().card_ahead == "")
    kiosk.until(lambda: kiosk.desk.scene.ahead == Ahead())
    assert not is_kept(kiosk)
    assert kiosk.find("我没有带证件") is None, "no page of the reader"
    clerk.do(AskCard, whose="applicant")
    kiosk.until(lambda: kiosk.find("我没有带证件"))
    logged = json.dumps([record.getMessage() + repr(record.__dict__) for record in caplog.records], ensure_ascii=False)
    assert not [one for one in (CARD.name, CARD.number, CARD.address) if one in logged]


@pytest.mark.timeout(180)
def test_nothing_of_it_is_left_after_who_gives_up_waiting_or_takes_the_yes_back(kiosk: Kiosk, clerk: Clerk) -> None:
    lay(kiosk)
    kiosk.shows("waiting")
    kiosk.press("不等了")
    kiosk.press("放弃取号")
    kiosk.shows("goodbye")
    assert not is_kept(kiosk)
    kiosk.press("回到首页")
    lay(kiosk)
    kiosk.shows("waiting")
    kiosk.take(clerk)
    assert is_kept(kiosk)
    kiosk.press("我同意过的")
    kiosk.press("收回同意")
    kiosk.until(lambda: not is_kept(kiosk))
    kiosk.until(lambda: [one.consent for one in clerk.seen().assents] == [Consent.WITHDRAWN])
    assert clerk.seen().card_ahead == ""
    assert clerk.card is None

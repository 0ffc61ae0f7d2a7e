"""An identity card goes from the kiosk's reader to the clerk who asked for it, and stays nowhere."""

import pytest

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from windowkit import messages as m
from windowkit.cards import AskCard, CardFailed, CardGiven, CardKind, CardNotGiven, CardTrouble, GiveCard, IdCard
from windowkit.errors import Code
from windowkit.sensitive import Sensitive

KIOSK, CLERK, COLLEAGUE = KIOSKS[0], CLERKS[0], CLERKS[1]
CARD = IdCard(kind=CardKind.CITIZEN, name="周德康", number="310103194803121232", address="瞿溪路1号")


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast()
    everybody.arrive(*EVERYBODY)
    return everybody


def wanted(cast: HallCast, who: Sender = KIOSK) -> str:
    return [one for one in cast.mail[who] if isinstance(one, m.VisitSnapshot)][-1].card


def agreed(cast: HallCast, visit: str) -> None:
    assert cast.ask(KIOSK, m.AnswerAssent, visit=visit, kind=Sensitive.IDENTITY, yes=True) is None


def told(cast: HallCast, who: Sender = CLERK) -> list[CardGiven | CardNotGiven]:
    return [one for one in cast.mail[who] if isinstance(one, CardGiven | CardNotGiven)]


def test_it_is_asked_for_given_once_and_not_kept(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    assert wanted(cast) == wanted(cast, CLERK) == "applicant"
    agreed(cast, visit)
    given = GiveCard(id="g1", visit=visit, card=CARD)
    assert cast.say(KIOSK, given) is None
    assert told(cast) == [CardGiven(visit=visit, whose="applicant", card=CARD)]
    assert wanted(cast) == ""
    assert cast.say(KIOSK, given) is None, "said again after a cut"
    assert len(told(cast)) == 1
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is Code.WRONG_STATE, "nobody asked for another"
    assert told(cast, COLLEAGUE) == []
    assert CARD.number not in repr(cast.visits[visit])


def test_only_the_visits_own_clerk_asks_only_its_own_kiosk_gives_and_only_as_the_form_is_filled_in(
    cast: HallCast,
) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(COLLEAGUE, AskCard, visit=visit, whose="applicant") is Code.NOT_YOURS
    assert cast.ask(KIOSK, AskCard, visit=visit, whose="applicant") is Code.NOT_YOURS
    assert cast.ask(CLERK, AskCard, visit=visit, whose="neighbour") is Code.BAD_FIELD
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    assert cast.ask(KIOSKS[1], GiveCard, visit=visit, card=CARD) is Code.NOT_YOURS
    assert cast.ask(CLERK, GiveCard, visit=visit, card=CARD) is Code.NOT_YOURS
    assert cast.ask(CLERK, AskCard, visit=visit, whose="") is None
    assert wanted(cast) == ""
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is Code.WRONG_STATE
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    material = next(iter(cast.matter.materials)).code
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material=material) is None
    assert wanted(cast) == "", "one thing at a time on the touch screen"
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is Code.WRONG_STATE


def test_a_card_that_cannot_be_read_stays_asked_for_and_one_that_is_not_there_does_not(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    for trouble, stays in (
        (CardTrouble.UNREADABLE, "applicant"),
        (CardTrouble.NO_READER, ""),
        (CardTrouble.NOT_HERE, ""),
    ):
        assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
        assert cast.ask(KIOSK, CardFailed, visit=visit, trouble=trouble) is None
        assert told(cast)[-1] == CardNotGiven(visit=visit, trouble=trouble)
        assert wanted(cast) == stays


def test_a_clerk_whose_line_is_cut_is_given_none_until_it_is_back(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    agreed(cast, visit)
    cast.leave(CLERK)
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is Code.WRONG_STATE
    cast.arrive(CLERK)
    assert wanted(cast) == "applicant"
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is None
    assert told(cast)[-1].visit == visit


def test_a_card_that_comes_as_another_persons_is_asked_for_is_not_taken_for_theirs(cast: HallCast) -> None:
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    agreed(cast, visit)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="agent") is None
    assert cast.ask(KIOSK, GiveCard, visit=visit, whose="applicant", card=CARD) is Code.WRONG_STATE
    assert told(cast) == []
    assert wanted(cast) == "agent"
    assert cast.ask(KIOSK, GiveCard, visit=visit, whose="agent", card=CARD) is None
    assert told(cast) == [CardGiven(visit=visit, whose="agent", card=CARD)]

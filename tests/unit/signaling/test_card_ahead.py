"""A card that was read before the number: the yes is kept as any other, whose it is is told, nothing of it crosses."""

import msgspec
import pytest

from signaling.effects import Sender
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from windowkit import messages as m
from windowkit.cards import AskCard, CardFailed, CardGiven, CardKind, CardTrouble, GiveCard, IdCard
from windowkit.errors import Code
from windowkit.sensitive import Sensitive
from windowkit.visit import Outcome, State

KIOSK, CLERK = KIOSKS[0], CLERKS[0]
IDENTITY, HEALTH = Sensitive.IDENTITY, Sensitive.HEALTH
CARD = IdCard(kind=CardKind.CITIZEN, name="周德康", number="310103194803121232")


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast(sensitive=True)
    everybody.arrive(*EVERYBODY)
    return everybody


def opens(cast: HallCast, **more: object) -> tuple[str, Code | None]:
    """A number is asked for, behind the PIN; by default with the applicant's card."""
    visit = cast.fresh()
    cast.hall.unlocked(KIOSK.key, cast.now)
    said = {"agreed": (IDENTITY,), "card_ahead": "applicant"} | more
    return visit, cast.ask(KIOSK, m.OpenVisit, told=True, visit=visit, matter=cast.matter.code, **said)


def serving(cast: HallCast) -> str:
    visit, refused = opens(cast)
    assert refused is None
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    for side in (KIOSK, CLERK):
        assert cast.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True) is None
    return visit


def seen(cast: HallCast, who: Sender = CLERK) -> m.VisitSnapshot:
    return [one for one in cast.mail[who] if isinstance(one, m.VisitSnapshot)][-1]


def test_the_yes_is_kept_as_one_in_the_visit_and_both_sides_see_whose_card_waits(cast: HallCast) -> None:
    visit = serving(cast)
    for who in (KIOSK, CLERK):
        assert seen(cast, who).card_ahead == "applicant"
        assert [(one.kind, one.consent) for one in seen(cast, who).assents] == [(IDENTITY, m.Consent.GIVEN)]
    (kept,) = cast.visits[visit].assents
    assert (kept.clerk, kept.asked, kept.answered, kept.ended) == ("", cast.now, cast.now, None)
    cast.restart()
    cast.arrive(*EVERYBODY)
    assert seen(cast).card_ahead == "applicant"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"card_ahead": "neighbour"}, Code.BAD_FIELD),
        ({"agreed": ()}, Code.NOT_AGREED),
        ({"agreed": (HEALTH,)}, Code.NOT_AGREED),
        ({"agreed": (IDENTITY, HEALTH)}, Code.BAD_FIELD),
        ({"agreed": (IDENTITY, IDENTITY)}, Code.BAD_FIELD),
        ({"card_ahead": ""}, Code.BAD_FIELD),
        ({"agreed": (HEALTH,), "card_ahead": ""}, Code.BAD_FIELD),
    ],
)
def test_a_yes_is_to_that_card_alone_and_a_card_needs_its_yes(
    cast: HallCast, said: dict[str, object], code: Code
) -> None:
    visit, refused = opens(cast, **said)
    assert refused is code
    assert visit not in cast.visits


def test_a_matter_that_takes_no_card_up_has_none_read_for_it(cast: HallCast) -> None:
    cast = HallCast(matter=msgspec.structs.replace(cast.matter, cards=()))
    cast.arrive(*EVERYBODY)
    assert opens(cast)[1] is Code.BAD_FIELD
    assert opens(cast, agreed=(), card_ahead="")[1] is None


def test_it_still_takes_the_pin_and_the_telling(cast: HallCast) -> None:
    said = {"agreed": (IDENTITY,), "card_ahead": "applicant", "matter": cast.matter.code, "visit": cast.fresh()}
    assert cast.ask(KIOSK, m.OpenVisit, told=True, **said) is Code.NOT_SIGNED_IN
    cast.hall.unlocked(KIOSK.key, cast.now)
    assert cast.ask(KIOSK, m.OpenVisit, told=False, **said) is Code.INCOMPLETE


def test_the_clerk_asks_and_is_given_it_without_another_question(cast: HallCast) -> None:
    visit = serving(cast)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    assert seen(cast).card == "applicant"
    assert [one.consent for one in seen(cast).assents] == [m.Consent.GIVEN]
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is None
    assert CardGiven(visit=visit, whose="applicant", card=CARD) in cast.mail[CLERK]
    assert (seen(cast).card, seen(cast).card_ahead) == ("", "")
    assert CARD.number not in repr(cast.visits[visit])


def test_nothing_of_it_comes_in_before_the_clerk_asks(cast: HallCast) -> None:
    visit, _ = opens(cast)
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is Code.WRONG_STATE
    other = serving_of(cast, visit)
    assert cast.ask(KIOSK, GiveCard, visit=other, card=CARD) is Code.WRONG_STATE


def serving_of(cast: HallCast, visit: str) -> str:
    assert cast.ask(CLERK, m.TakeVisit, visit=visit) is None
    for side in (KIOSK, CLERK):
        assert cast.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True) is None
    return visit


def test_who_goes_away_to_be_called_back_has_none_waiting(cast: HallCast) -> None:
    visit, _ = opens(cast)
    cast.pass_time(300)
    assert cast.ask(KIOSK, m.ChooseWait, visit=visit, choice=m.WaitChoice.CALL_BACK) is None
    assert cast.visits[visit].card_ahead == ""


def test_another_persons_card_leaves_it_waiting(cast: HallCast) -> None:
    visit = serving(cast)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="agent") is None
    assert cast.ask(KIOSK, GiveCard, visit=visit, card=CARD) is None
    assert seen(cast).card_ahead == "applicant"


@pytest.mark.parametrize("how", ["taken_back", "stopped", "not_here", "filed"])
def test_the_clerk_is_promised_no_card_that_the_kiosk_has_forgotten(cast: HallCast, how: str) -> None:
    visit = serving(cast)
    assert cast.ask(CLERK, AskCard, visit=visit, whose="applicant") is None
    match how:
        case "taken_back":
            assert cast.ask(KIOSK, m.AnswerAssent, visit=visit, kind=IDENTITY, yes=False) is None
            assert cast.visits[visit].assents[-1].assent.consent is m.Consent.WITHDRAWN
        case "stopped":
            assert cast.ask(CLERK, AskCard, visit=visit, whose="") is None
        case "not_here":
            assert cast.ask(KIOSK, CardFailed, visit=visit, trouble=CardTrouble.NOT_HERE) is None
        case _:
            end = {"outcome": Outcome.MATERIALS_MISSING, "next_step": "再来"}
            assert cast.ask(CLERK, m.FinishVisit, visit=visit, **end) is None
            assert cast.state(visit) is State.RATING
    assert cast.visits[visit].card_ahead == ""
    assert seen(cast, KIOSK).card_ahead == ""


def test_it_waits_while_a_paper_is_photographed(cast: HallCast) -> None:
    visit = serving(cast)
    assert cast.ask(CLERK, m.RequestDocument, visit=visit, material="applicant_id") is None
    assert seen(cast).card_ahead == "applicant"
    assert cast.hall.expects(visit, "applicant_id", KIOSK.key), "the yes is to the identity card, in whatever way"

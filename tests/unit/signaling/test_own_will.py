"""What disposes of money or home is submitted only once the elder was asked for their own will."""

import pytest
from msgspec.structs import replace

from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.server_cast import FORM, GUIDES, MATTER, SIGNATURE
from windowkit import messages as m
from windowkit.deskwork import TickStep, Will
from windowkit.errors import Code
from windowkit.guides import GENERAL

KIOSK, CLERK = KIOSKS[0], CLERKS[0]


@pytest.fixture
def cast() -> HallCast:
    everybody = HallCast(matter=replace(MATTER, own_will=True), guides={GENERAL: GUIDES[GENERAL]})
    everybody.arrive(*EVERYBODY)
    return everybody


def signed(cast: HallCast) -> tuple[str, str]:
    visit = cast.serving(KIOSK, CLERK)
    for key, value in FORM.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is None
    read = cast.visits[visit].form_hash
    assert cast.ask(KIOSK, m.ConfirmForm, visit=visit, form_hash=read) is None
    assert cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=read, signature=SIGNATURE) is None
    return visit, read


def test_it_is_not_submitted_before_the_elder_was_asked_and_the_answer_is_in_the_cases_record(cast: HallCast) -> None:
    visit, read = signed(cast)
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=read) is Code.INCOMPLETE
    assert cast.visits[visit].case == ""
    assert cast.ask(CLERK, TickStep, visit=visit, step="will", answer="doubt") is None
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=read) is Code.INCOMPLETE
    assert cast.ask(CLERK, TickStep, visit=visit, step="will", answer="own") is None
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=read) is None
    kept = cast.visits[visit]
    assert kept.case
    assert kept.deskwork.will == Will(step="will", answer="own", own=True, service_number="0312", at=cast.now)


def test_an_answer_that_is_taken_back_counts_no_more(cast: HallCast) -> None:
    visit, read = signed(cast)
    assert cast.ask(CLERK, TickStep, visit=visit, step="will", answer="own") is None
    assert cast.ask(CLERK, TickStep, visit=visit, step="will", done=False) is None
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=read) is Code.INCOMPLETE


def test_once_the_case_is_filed_on_it_the_answer_stands(cast: HallCast) -> None:
    visit, read = signed(cast)
    assert cast.ask(CLERK, TickStep, visit=visit, step="will", answer="own") is None
    assert cast.ask(CLERK, m.SubmitForm, visit=visit, form_hash=read) is None
    before = cast.visits[visit].deskwork
    for said in ({"answer": "doubt"}, {"done": False}):
        assert cast.ask(CLERK, TickStep, visit=visit, step="will", **said) is Code.WRONG_STATE
    assert cast.visits[visit].deskwork == before

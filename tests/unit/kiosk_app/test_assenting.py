"""The resident is asked for a separate yes to sensitive data, one thing at a time, and may change it."""

from kiosk_app.assenting import AssentAnswered, AssentsWanted, asked, is_open, may_say_no, may_say_yes
from kiosk_app.carding import BeginCard, EndCard
from kiosk_app.scene import Answered, CloseTable, OpenTable
from kiosk_app.showing import Showing
from tests.unit.kiosk_app.story import Story
from windowkit.assents import Assent
from windowkit.errors import Code
from windowkit.messages import AnswerAssent, Consent, Hold, Recording
from windowkit.sensitive import Sensitive
from windowkit.visit import State

IDENTITY, HEALTH = Sensitive.IDENTITY, Sensitive.HEALTH


def said(kind: Sensitive, consent: Consent) -> tuple[Assent, ...]:
    return (Assent(kind=kind, consent=consent),)


def test_the_table_is_closed_until_the_resident_says_yes(serving: Story) -> None:
    serving.visit(State.DOCUMENT, wanted="id", assents=said(IDENTITY, Consent.ASKED))
    assert asked(serving.scene) is IDENTITY
    assert serving.orders == []
    assert "identity card" in Showing(serving.scene, chinese=False).sentences().headline
    word = serving.tell(AssentAnswered(kind=IDENTITY, yes=True)).asked()
    assert isinstance(word, AnswerAssent)
    assert (word.kind, word.yes) == (IDENTITY, True)
    assert serving.visit(State.DOCUMENT, assents=said(IDENTITY, Consent.GIVEN)).orders == [OpenTable()]
    assert asked(serving.scene) is None


def test_no_card_is_looked_for_before_the_yes_nor_after_it_was_taken_back(serving: Story) -> None:
    assert serving.visit(State.SERVING, card="applicant", assents=said(IDENTITY, Consent.ASKED)).orders == []
    given = serving.visit(State.SERVING, assents=said(IDENTITY, Consent.GIVEN))
    assert isinstance(given.orders[0], BeginCard)
    assert serving.visit(State.SERVING, assents=said(IDENTITY, Consent.WITHDRAWN)).orders == [EndCard()]


def test_a_yes_that_waits_may_be_taken_back_and_a_word_is_said_once(serving: Story) -> None:
    serving.visit(State.SERVING, card="applicant", assents=said(IDENTITY, Consent.ASKED))
    yes = serving.tell(AssentAnswered(kind=IDENTITY, yes=True)).asked()
    assert isinstance(yes, AnswerAssent)
    assert serving.tell(AssentAnswered(kind=IDENTITY, yes=True)).orders == []
    assert may_say_no(serving.scene)
    no = serving.tell(AssentAnswered(kind=IDENTITY, yes=False)).asked()
    assert isinstance(no, AnswerAssent)
    assert not may_say_yes(serving.scene)
    serving.tell(Answered(command=yes.id))
    assert not may_say_yes(serving.scene), "the no still waits"
    assert may_say_yes(serving.tell(Answered(command=no.id, code=Code.STALE)).scene)


def test_what_nobody_asks_cannot_be_answered(serving: Story) -> None:
    assert serving.tell(AssentAnswered(kind=HEALTH, yes=True)).orders == []
    serving.visit(State.SERVING, assents=said(HEALTH, Consent.GIVEN))
    assert serving.tell(AssentAnswered(kind=HEALTH, yes=False)).orders == [], "not before the page is open"


def test_the_word_can_be_changed_on_a_page_of_its_own(serving: Story) -> None:
    assert not is_open(serving.tell(AssentsWanted(on=True)).scene), "nothing was said yet"
    serving.visit(State.SERVING, assents=said(HEALTH, Consent.GIVEN)).tell(AssentsWanted(on=True))
    assert is_open(serving.scene)
    word = serving.tell(AssentAnswered(kind=HEALTH, yes=False)).asked()
    assert isinstance(word, AnswerAssent)
    assert not word.yes
    assert not is_open(serving.visit(State.REVIEWING, form_hash="h").scene)
    assert not is_open(serving.visit(State.SERVING).scene), "not again by itself"


def test_the_recordings_question_and_a_hold_go_before(serving: Story) -> None:
    serving.visit(State.SERVING, card="applicant", assents=said(IDENTITY, Consent.ASKED))
    recording = Recording(id="r", consent=Consent.ASKED, days=1)
    assert asked(serving.visit(State.SERVING, recording=recording).scene) is None
    assert asked(serving.visit(State.SERVING, recording=None, hold=Hold(since=0)).scene) is None
    assert asked(serving.visit(State.SERVING, hold=None).scene) is IDENTITY


def test_a_paper_that_is_refused_leaves_nothing_open(serving: Story) -> None:
    serving.visit(State.DOCUMENT, wanted="id", assents=said(IDENTITY, Consent.ASKED))
    assert serving.visit(State.SERVING, wanted="", assents=said(IDENTITY, Consent.REFUSED)).orders == []
    serving.visit(State.DOCUMENT, wanted="id", assents=said(IDENTITY, Consent.GIVEN))
    assert serving.visit(State.SERVING, assents=said(IDENTITY, Consent.WITHDRAWN)).orders == [CloseTable()]

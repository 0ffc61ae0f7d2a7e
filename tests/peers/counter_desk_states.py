"""Every state of the counter's window by name: those of a visit (counter_states.py), and those of the clerk's desk."""

from typing import Final

from msgspec.structs import replace

from counter_app.models import LookFailed
from counter_app.photographed.words import CardWords, Unread
from counter_app.words_of import Source
from counter_app.workplace import Letters, Tone, Workplace
from counter_app.workplaces import Workplaces
from tests.peers import counter_desk_work, counter_ink_states, counter_leading_states, counter_states as visits
from tests.peers.counter_past import ANSWERS, DAY, FOUND, HISTORY, HOUSEHOLD
from tests.peers.counter_states import Counter, Setting
from tests.peers.counter_values import GOOD_VALUES, MATTER, STILL, filled
from windowkit.assents import Assent
from windowkit.cards import CardGiven, IdCard
from windowkit.errors import Code
from windowkit.messages import Consent
from windowkit.past import HouseholdFound
from windowkit.sensitive import Sensitive
from windowkit.visit import State

_KNOWN: Final = {key: GOOD_VALUES[key] for key in ("name", "id_number")} | {"phone": "13900000000"}
_LIVES: Final = {key: GOOD_VALUES[key] for key in ("name", "id_number", "address")}
_AHEAD: Final = {
    "card_ahead": "applicant",
    "assents": (Assent(kind=Sensitive.IDENTITY, consent=Consent.GIVEN),),
}
_NAMED: Final = {"name": GOOD_VALUES["name"]}


def _photographed(what: CardWords | Unread | None) -> Setting:
    """A photograph of the card is here; it is being read, or was."""

    def set_up(counter: Counter) -> None:
        card = replace(MATTER.cards[0], material=MATTER.materials[0].code)
        counter.room.matter = replace(counter.room.matter, cards=(card,))
        visits._visit(values=_NAMED, documents=(STILL,))(counter)
        visits._photographed(counter)
        reader = counter.window.carding._reader
        reader.read = lambda _ask, _picture: None  # no engine for a picture of the window
        counter.window.carding.bar.looked.emit("applicant")
        if what is not None:
            reader.came.emit("v1 applicant", what)
            counter.room.snapshot(State.SERVING, fields=filled(**_NAMED), documents=(STILL,))

    return visits._in(set_up)


_SEEN: Final = IdCard(
    kind="citizen", name="张福生", number="310103194601151230", sex="male", born="1946-01-15", address="瞿溪路1号"
)


def _day(*news: object) -> Setting:
    def set_up(counter: Counter) -> None:
        counter.room.sign_in(visits.LEADER)
        counter.window.days.button.click()
        for one in news:
            counter.room.model.hear(one)

    return set_up


def _why(counter: Counter) -> None:
    _day(DAY)(counter)
    counter.window.days.panel._search.setText("周德明")
    counter.window.days.panel._find()


def _filled(counter: Counter) -> None:
    counter.room.model.edit("phone", "13800001234")
    counter.room.model.hear(CardGiven(visit="v1", whose="applicant", card=_SEEN))
    counter.window.undoing._undo()
    counter.room.model.fill({"name": _SEEN.name, "address": _SEEN.address}, Source.PHOTOGRAPH)


def _household(counter: Counter) -> None:
    counter.window.carding.household.button.click()


class Always(Workplaces):
    """Every clerk's is this one."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(None)
        self._workplace = workplace

    def load(self, clerk: str) -> tuple[Workplace, bool]:
        return self._workplace, False


def _looking(workplace: Workplace, state: str) -> Setting:
    def set_up(counter: Counter) -> None:
        counter.window.appearance._kept = Always(workplace)
        visits.STATES[state](counter)

    return set_up


_DARK: Final = Workplace(tone=Tone.DARK)
_LARGEST: Final = Workplace(tone=Tone.DARK, letters=Letters.LARGEST)

STATES: Final[dict[str, Setting]] = (
    visits.STATES
    | counter_desk_work.STATES
    | counter_leading_states.STATES
    | counter_ink_states.STATES
    | {
        "card_photograph_reading": _photographed(None),
        "card_photograph_read": _photographed(CardWords(_SEEN)),
        "card_photograph_unread": _photographed(Unread.WRONG_NUMBER),
        "card_ahead_waits": visits._in(lambda counter: visits.void(counter.room.snapshot(State.JOINING, **_AHEAD))),
        "card_ahead_coming": visits._in(visits._visit(values={}, card="applicant", **_AHEAD)),
        "earlier_case": visits._in(visits._visit(values=_KNOWN), visits._heard(ANSWERS)),
        "household": visits._in(visits._visit(values=_LIVES), _household, visits._heard(HOUSEHOLD)),
        "household_nobody": visits._in(
            visits._visit(values=_LIVES), _household, visits._heard(HouseholdFound(visit="v1"))
        ),
        "undo": visits._in(visits._visit(values={}), _filled),
        "look_dark": _looking(_DARK, "submitted"),
        "look_largest": _looking(_LARGEST, "serving"),
        "look_large": _looking(Workplace(letters=Letters.LARGE), "serving"),
        "look_largest_finish": _looking(_LARGEST, "finish_missing"),
        "look_largest_earlier": _looking(_LARGEST, "serving_earlier"),
        "day": _day(DAY),
        "day_why": _why,
        "day_found": _day(DAY, FOUND),
        "day_history": _day(DAY, FOUND, HISTORY),
        "day_refused": _day(DAY, LookFailed("c1", Code.UNAVAILABLE)),
    }
)

"""A matter's handling mode: decided here, sent on to the home centre, or told where to go; and a clerk's skills."""

import argparse
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from signaling import commands
from signaling.auth import Office
from signaling.records import Clerk
from signaling.settings import Centre, SignalingSettings
from signaling.store import Store
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, HallCast
from tests.peers.ringing import ready, rings
from tests.peers.server_cast import FORM, MATTER, SIGNATURE
from windowkit import messages as m
from windowkit.catalogue import load_matters
from windowkit.errors import BadInput, Code
from windowkit.matters import Matter, Mode
from windowkit.visit import Outcome, State

KIOSK, CLERK, FAR_CLERK = KIOSKS[0], CLERKS[0], CLERKS[2]
GUIDED = tuple(replace(one, guides=one.template == "one_time") for one in MATTER.notices)


def cast_of(matter: Matter) -> HallCast:
    cast = HallCast(matter=matter)
    cast.arrive(*EVERYBODY)
    return cast


def filled(cast: HallCast, visit: str) -> None:
    for key, value in FORM.items():
        assert cast.ask(CLERK, m.EditField, visit=visit, field=key, value=value, revision=1) is None


def test_what_is_for_guidance_only_ends_with_the_way_there_on_paper() -> None:
    cast = cast_of(replace(MATTER, mode=Mode.GUIDANCE, notices=GUIDED))
    visit = cast.serving(KIOSK, CLERK)
    filled(cast, visit)
    assert cast.ask(CLERK, m.ReviewForm, visit=visit) is Code.WRONG_STATE
    end = {"visit": visit, "outcome": Outcome.NOT_POSSIBLE_HERE, "next_step": "去指定医院"}
    assert cast.ask(CLERK, m.FinishVisit, **end) is Code.INCOMPLETE
    assert cast.ask(CLERK, m.IssueNotice, visit=visit, template="one_time", data={"also": "病历"}) is None
    assert cast.ask(CLERK, m.FinishVisit, **end) is Code.INCOMPLETE, "written, and not asked to be printed"
    notice = next(one.notice.id for one in cast.visits[visit].notices if one.notice.template == "one_time")
    assert cast.ask(CLERK, m.PrintNotice, visit=visit, notice=notice) is None
    assert cast.ask(CLERK, m.FinishVisit, **end) is None
    assert cast.state(visit) is State.RATING


def test_a_guidance_that_breaks_off_needs_no_paper() -> None:
    cast = cast_of(replace(MATTER, mode=Mode.GUIDANCE, notices=GUIDED))
    visit = cast.serving(KIOSK, CLERK)
    assert cast.ask(CLERK, m.FinishVisit, visit=visit, outcome=Outcome.BROKEN_OFF, next_step="明天再来") is None


@pytest.mark.parametrize(("mode", "home"), [(Mode.FORWARDED, "one"), (Mode.DIRECT, "")])
def test_another_centre_receives_the_case_and_says_which_home_centre_it_goes_to(mode: Mode, home: str) -> None:
    cast = cast_of(replace(MATTER, mode=mode))
    ready(cast, FAR_CLERK)
    visit = cast.opened(KIOSK)
    cast.pass_time(300)
    assert rings(cast) == {visit: FAR_CLERK.key}
    assert cast.ask(FAR_CLERK, m.TakeVisit, visit=visit) is None
    for side in (KIOSK, FAR_CLERK):
        cast.ask(side, m.CallUp, visit=visit, call=1, picture=True, sound=True)
    for key, value in FORM.items():
        cast.ask(FAR_CLERK, m.EditField, visit=visit, field=key, value=value, revision=1)
    cast.ask(FAR_CLERK, m.ReviewForm, visit=visit)
    form = cast.visits[visit].form_hash
    cast.ask(KIOSK, m.ConfirmForm, visit=visit, form_hash=form)
    cast.ask(KIOSK, m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE)
    assert cast.ask(FAR_CLERK, m.SubmitForm, visit=visit, form_hash=form) is None
    case = cast.cases[cast.visits[visit].case]
    assert (case.centre, case.home, case.case[:3]) == ("two", home, "two")


def test_a_guidance_that_names_no_way_is_refused(tmp_path: Path) -> None:
    text = Path("assets/matters/medical-record-booklet.toml").read_text(encoding="utf-8")
    (tmp_path / "a.toml").write_text(text.replace('mode = "direct"', 'mode = "guidance"'), encoding="utf-8")
    with pytest.raises(BadInput, match="names where to go"):
        load_matters(tmp_path)


def test_a_guidance_whose_way_no_clerk_can_write_is_refused(tmp_path: Path) -> None:
    text = Path("assets/matters/medical-record-booklet.toml").read_text(encoding="utf-8")
    text = text.replace('mode = "direct"', 'mode = "guidance"\ndesignated = ["hospital"]')
    text = text.replace('template = "acceptance"', 'template = "acceptance"\nguides = true')
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="the clerk writes"):
        load_matters(tmp_path)


def test_a_clerks_skills_are_kept(tmp_path: Path) -> None:
    clerk = Clerk(name="a", display="b", service_number="1", centre="c", groups={"medical": 2}, languages={"wuu": 0})
    with closing(Store(f"sqlite:///{tmp_path / 'a.sqlite'}")) as store:
        Office(store).add_clerk(clerk, "password")
        assert store.clerks() == [clerk]


@pytest.mark.parametrize(
    ("option", "words"), [("--group=none", "no matter of the group none"), ("--language=wuu=x", "write NAME or NAME=")]
)
def test_a_skill_that_is_none_is_refused_in_words(option: str, words: str) -> None:
    line = ["add-clerk", "a", "--display", "b", "--service-number", "1", "--centre", "c", option]
    asked: argparse.Namespace = commands.parser().parse_args(line)
    centre = Centre(code="c", name="丙", name_en="C")
    with pytest.raises(BadInput, match=words):
        commands._clerk(asked, SignalingSettings(matters="assets/matters", centres=(centre,)))

"""What somebody chooses to see, hear and reach by holds at once, for them alone, and never longer."""

import msgspec
import pytest
from msgspec.structs import replace

from kiosk_app.calling import StaffCalled
from kiosk_app.conductor import RESUME
from kiosk_app.ease import Chosen, Ease, Text
from kiosk_app.easing import PATIENCE, EaseChosen, EaseRestored, EaseShown, chosen
from kiosk_app.idling import GRACE, IDLE
from kiosk_app.parting import GOODBYE
from kiosk_app.scene import LineChanged, MatterChosen, Screen, Started, StayWanted, Ticked, WentBack
from kiosk_app.settings import KioskSettings
from kiosk_app.visiting import RATING
from tests.unit.kiosk_app.story import WELCOME, Story, snapshot
from windowkit.assents import Assent
from windowkit.errors import BadInput
from windowkit.messages import Consent, Hold
from windowkit.sensitive import Sensitive
from windowkit.settings import load_settings
from windowkit.visit import DEADLINES, State

MINE = Ease(text=Text.LARGEST, high_contrast=True, left_hand=True, volume=5, slow=True, reach=True)
SITE = Ease(text=Text.LARGE, volume=4)


@pytest.fixture
def large(story: Story) -> Story:
    story.scene = replace(story.scene, usual=SITE, ease=SITE)
    return story


@pytest.mark.parametrize("field", Ease.__struct_fields__)
def test_each_choice_holds_at_once_and_goes_back(story: Story, field: str) -> None:
    one = replace(Ease(), **{field: getattr(MINE, field)})
    assert story.tell(EaseChosen(ease=one)).scene.ease == one
    assert story.tell(EaseRestored()).scene.ease == Ease()


def test_the_whole_visit_and_its_farewell_are_as_the_resident_wants_them(waiting: Story) -> None:
    waiting.tell(EaseChosen(ease=MINE))
    for state in (State.JOINING, State.SERVING, State.REVIEWING, State.RATING, State.ENDED):
        assert waiting.visit(state).scene.ease == MINE
    assert waiting.scene.screen is Screen.GOODBYE


def test_the_next_resident_begins_as_the_site_has_it(large: Story) -> None:
    large.visit(State.SERVING).tell(EaseChosen(ease=MINE)).visit(State.ENDED).tell(WentBack())
    assert (large.scene.screen, large.scene.ease) == (Screen.WELCOME, SITE)


def test_a_choice_on_the_welcome_screen_is_warned_of_and_goes_with_who_walked_away(large: Story) -> None:
    large.tell(EaseShown(shown=True), EaseChosen(ease=replace(MINE, slow=False)))
    large.now += IDLE + GRACE - 1
    assert large.tell(Ticked()).scene.easing, "the page says itself that it closes"
    assert large.scene.warns
    assert not large.tell(StayWanted()).scene.warns
    large.now += IDLE - 1
    assert not large.tell(Ticked()).scene.warns
    large.now += 1
    assert large.tell(Ticked()).scene.seconds_left == GRACE
    large.now += GRACE
    large.tell(Ticked())
    assert (large.scene.screen, large.scene.ease, large.scene.easing) == (Screen.WELCOME, SITE, False)
    assert large.scene.ends_at is None


def test_the_page_alone_is_warned_of_too(story: Story) -> None:
    story.tell(EaseShown(shown=True))
    story.now += IDLE
    assert story.tell(Ticked()).scene.warns
    assert story.tell(EaseShown(shown=False)).scene.ends_at is None, "nothing was chosen"


def test_who_waits_for_staff_keeps_what_they_chose(large: Story) -> None:
    large.tell(EaseChosen(ease=MINE), StaffCalled(on=True))
    for _ in range(2):
        large.now += IDLE + GRACE
        large.tell(Ticked())
    assert (large.scene.ease, large.scene.warns) == (MINE, False)
    assert large.scene.called_at is not None


def test_who_rates_sees_the_last_seconds_and_not_the_choices(waiting: Story) -> None:
    waiting.visit(State.RATING).tell(EaseShown(shown=True))
    waiting.now += RATING - 21
    assert waiting.tell(Ticked()).scene.easing
    waiting.now += 1
    assert not waiting.tell(Ticked()).scene.easing
    assert waiting.tell(EaseShown(shown=True), Ticked()).scene.easing, "whoever opens it then knows"


def test_who_begins_takes_the_choice_along(story: Story) -> None:
    story.tell(EaseChosen(ease=MINE), Started())
    assert (story.scene.screen, story.scene.ease) == (Screen.PIN, MINE)


def test_the_page_closes_when_the_clerk_asks_for_something(waiting: Story) -> None:
    waiting.visit(State.SERVING).tell(EaseShown(shown=True))
    assert waiting.visit(State.SERVING, case="").scene.easing
    assert not waiting.visit(State.SERVING, hold=Hold(since=0)).scene.easing
    assert not waiting.tell(EaseShown(shown=True)).visit(State.REVIEWING).scene.easing


def test_a_choice_is_heard_while_the_server_is_asked(story: Story) -> None:
    story.scene = replace(story.scene, asking="c1")
    assert story.tell(EaseChosen(ease=MINE)).scene.ease == MINE


def test_who_takes_their_time_has_twice_of_it(story: Story) -> None:
    story.tell(EaseChosen(ease=Ease(slow=True)), Started())
    assert story.scene.ends_at == story.now + PATIENCE * (IDLE + GRACE)
    assert story.scene.warns_at == story.now + PATIENCE * IDLE
    story.tell(MatterChosen(code="nothing"))  # a touch begins it anew, and no longer than that
    assert story.scene.ends_at == story.now + PATIENCE * (IDLE + GRACE)


def test_time_is_doubled_where_it_is_asked_for_too_and_only_once(waiting: Story) -> None:
    waiting.visit(State.RATING)
    waiting.tell(EaseChosen(ease=Ease(slow=True)))
    assert waiting.scene.seconds_left == PATIENCE * RATING
    assert waiting.scene.ends_at == waiting.now + PATIENCE * RATING
    waiting.tell(EaseChosen(ease=Ease(slow=True, volume=5)))
    assert waiting.scene.ends_at == waiting.now + PATIENCE * RATING
    assert DEADLINES[State.RATING] > PATIENCE * RATING  # the server waits for it
    assert waiting.visit(State.ENDED).scene.ends_at == waiting.now + PATIENCE * GOODBYE


def test_a_site_s_settings_say_where_it_begins(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("settings") / "kiosk.toml"
    file.write_text('[ease]\ntext = "largest"\nslow = true\n')
    assert load_settings(file, KioskSettings).ease == Ease(text=Text.LARGEST, slow=True)


@pytest.mark.parametrize(
    ("line", "where"), [("volume = 9", "$.ease.volume"), ('text = "huge"', "$.ease.text"), ("loud = 3", "loud")]
)
def test_a_wrong_setting_is_named(tmp_path_factory: pytest.TempPathFactory, line: str, where: str) -> None:
    file = tmp_path_factory.mktemp("settings") / "kiosk.toml"
    file.write_text(f"[ease]\n{line}\n")
    with pytest.raises(BadInput, match="see the comments in the example settings") as told:
        load_settings(file, KioskSettings)
    assert where in str(told.value)


@pytest.fixture
def started_again(waiting: Story) -> Story:
    """In the middle of a visit whose resident had chosen; the server has not told of it yet."""
    kept = chosen(waiting.tell(EaseChosen(ease=MINE)).scene)
    assert kept == Chosen(visit="v", ease=MINE)
    return Story(chosen=kept, usual=SITE, ease=SITE).tell(WELCOME, LineChanged(up=True))


def test_a_new_start_in_the_middle_of_the_visit_goes_on_as_its_resident_chose(started_again: Story) -> None:
    assert (started_again.scene.ease, chosen(started_again.scene)) == (SITE, Chosen(visit="v", ease=MINE))
    started_again.visit(State.SERVING)
    assert (started_again.scene.ease, chosen(started_again.scene)) == (MINE, Chosen(visit="v", ease=MINE))
    started_again.now += RESUME
    assert started_again.tell(Ticked()).scene.ease == MINE
    started_again.visit(State.ENDED)
    assert (started_again.scene.ease, chosen(started_again.scene)) == (MINE, None), "read in the farewell, kept no more"


def test_another_visit_or_none_forgets_it(started_again: Story) -> None:
    before = started_again.scene
    assert chosen(started_again.tell(snapshot(visit="w")).scene) is None
    assert started_again.scene.ease == SITE
    started_again.scene = before
    started_again.now += RESUME - 1
    assert chosen(started_again.tell(Ticked()).scene) is not None
    started_again.now += 1
    scene = started_again.tell(Ticked()).scene
    assert (chosen(scene), scene.answer_due, scene.ease) == (None, None, SITE)


def test_whoever_chose_anew_before_the_visit_was_back_keeps_that(started_again: Story) -> None:
    started_again.tell(EaseChosen(ease=Ease(volume=5))).visit(State.SERVING)
    assert chosen(started_again.scene) == Chosen(visit="v", ease=Ease(volume=5))


def test_who_has_it_as_the_site_does_leaves_nothing_to_keep(waiting: Story) -> None:
    assert chosen(waiting.scene) is None
    assert chosen(waiting.tell(EaseChosen(ease=MINE), EaseRestored()).scene) is None


def test_a_choice_is_data() -> None:
    assert msgspec.json.decode(msgspec.json.encode(MINE), type=Ease) == MINE


def test_a_question_or_a_warning_is_seen_and_not_the_page_of_choices(story: Story) -> None:
    story.tell(Started(), EaseShown(shown=True))
    story.now += IDLE
    assert not story.tell(Ticked()).scene.easing
    assert story.scene.seconds_left == GRACE
    story.visit(State.SERVING).tell(EaseShown(shown=True))
    assert story.scene.easing
    question = Assent(kind=Sensitive.IDENTITY, consent=Consent.ASKED)
    assert not story.visit(State.SERVING, card="applicant", assents=(question,)).scene.easing

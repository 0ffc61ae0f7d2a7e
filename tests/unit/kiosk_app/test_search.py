"""A matter among 175 is found by a few letters or by its office, wherever matters are listed."""

from msgspec.structs import replace

from kiosk_app.helpdesk import HelpDeskWanted
from kiosk_app.scene import DigitErased, DigitTouched, MatterChosen, PageTurned, Scene, Screen, WentBack
from kiosk_app.search import LONGEST, RESULTS, Search, found, here, offices, pages
from kiosk_app.searching import OfficeChosen, SearchWanted, chosen, searches, touched
from windowkit.errors import Code
from windowkit.messages import MatterEntry
from windowkit.spelling import initials


def entry(name: str, name_en: str, office: str = "市医保局", hot: int = 0) -> MatterEntry:
    return MatterEntry(
        code=name, name=name, name_en=name_en, department=office, department_en="", hot=hot, initials=initials(name)
    )


LTCI = entry("长期护理保险（长护险）申请/续期", "Long-term care insurance: application or renewal", hot=1)
CARD = entry("敬老卡申请", "Senior citizen card", "市民政局")
SOCIAL = entry("社会保障卡申领", "Social security card", "市人社局")
MANY = tuple(entry(f"事项{number}", f"Matter {number}", "市人社局") for number in range(170))
ALL = (LTCI, CARD, SOCIAL, *MANY)
SCENE = Scene(line=True, screen=Screen.MATTERS, matters=ALL, search=Search())


def names(typed: str, office: str = "") -> list[str]:
    return [one.name for one in found(Search(typed=typed, office=office), ALL)]


def typed(scene: Scene, letters: str) -> Scene:
    for one in letters:
        after = touched(scene, DigitTouched(digit=one))
        assert after is not None
        scene = after
    return scene


def test_a_name_is_found_by_its_letters_from_its_beginning_or_its_middle_whichever_way_they_are_read() -> None:
    assert names("cqhl") == [LTCI.name] == names("zqhl") == names("chx")
    assert names("shbz") == [SOCIAL.name]
    assert names("xqz") == []


def test_readers_skip_what_stands_in_brackets() -> None:
    plain = replace(
        LTCI,
        initials=(*LTCI.initials, *initials("长期护理保险申请/续期")),
        name_en="Medical insurance (residents): enrolment",
    )
    for letters in ("cqhlbxsq", "chx", "residents", "mire"):
        assert found(Search(typed=letters), (plain,)) == (plain,), letters


def test_what_begins_so_comes_before_what_only_has_it() -> None:
    assert names("s")[:3] == [CARD.name, SOCIAL.name, MANY[0].name]  # senior, social; then 申请, 事项
    assert names("sq")[:2] == [LTCI.name, CARD.name]
    assert len(names("sx")) == len(MANY)


def test_in_english_a_word_or_the_words_first_letters_find_it() -> None:
    assert names("long") == names("ltci") == [LTCI.name]
    assert names("ssc") == [SOCIAL.name]


def test_an_office_has_only_its_own_the_most_first() -> None:
    assert list(offices(ALL).items()) == [("市人社局", 171), ("市医保局", 1), ("市民政局", 1)]
    assert names("", "市民政局") == [CARD.name]
    assert names("s", "市民政局") == [CARD.name]


def test_letters_are_typed_and_rubbed_out_and_pages_begin_anew() -> None:
    scene = typed(SCENE, "S")
    turned = touched(scene, PageTurned(by=1))
    assert turned is not None
    assert turned.search == Search(typed="s", page=1)
    assert typed(turned, "X").search == Search(typed="sx")
    rubbed = touched(turned, DigitErased())
    assert rubbed is not None
    assert rubbed.search == Search()
    for key in ("1", "-", "中", "AB", ""):
        assert touched(scene, DigitTouched(digit=key)) == scene, "no such key is there"
    assert typed(SCENE, "A" * 30).search == Search(typed="a" * LONGEST)


def test_pages_end_where_the_list_does() -> None:
    assert pages(Search(), ALL) == 1
    assert pages(Search(office="市人社局"), ALL) == -(-171 // RESULTS)
    scene = replace(SCENE, search=Search(office="市人社局"))
    far = touched(scene, PageTurned(by=999))
    assert far is not None
    assert far.search is not None
    assert far.search.page == pages(Search(office="市人社局"), ALL) - 1
    assert pages(Search(typed="q" * 3), ALL) == 1


def test_a_list_that_grew_shorter_shows_its_last_page_and_turns_from_there() -> None:
    far = Search(office="市人社局", page=40)
    fewer = replace(SCENE, matters=ALL[:10], search=far)
    assert here(far, fewer.matters) == 1
    back = touched(fewer, PageTurned(by=-1))
    assert back is not None
    assert back.search == replace(far, page=0)


def test_what_was_refused_before_is_not_said_over_the_search() -> None:
    opened = touched(replace(SCENE, search=None, refusal=Code.UNKNOWN_MATTER), SearchWanted())
    assert opened is not None
    assert opened.refusal is None


def test_back_goes_to_the_offices_and_then_to_the_list_of_matters() -> None:
    scene = touched(SCENE, OfficeChosen(office="市民政局"))
    assert scene is not None
    assert touched(SCENE, OfficeChosen(office="no such office")) == SCENE
    scene = touched(scene, WentBack())
    assert scene == SCENE
    assert touched(SCENE, WentBack()) == replace(SCENE, search=None)


def test_a_matter_that_was_found_is_chosen_as_from_the_list_and_ends_the_search() -> None:
    touch = MatterChosen(code=CARD.code)
    assert touched(typed(SCENE, "SQ"), touch) is None, "it is the page's own touch"
    assert chosen(typed(SCENE, "SQ"), touch).search is None


def test_it_opens_only_where_matters_are_listed_and_the_pages_own_controls_rest_meanwhile() -> None:
    closed = replace(SCENE, search=None)
    for screen, opens in (
        (Screen.MATTERS, True),
        (Screen.TELLING, True),
        (Screen.CHECK, False),
        (Screen.NOTICES, False),
    ):
        after = touched(replace(closed, screen=screen), SearchWanted())
        assert after is not None
        assert (after.search is not None) == opens, screen
    assert touched(closed, PageTurned(by=1)) is None
    assert touched(SCENE, HelpDeskWanted()) == SCENE


def test_a_visit_that_begins_meanwhile_has_the_screen() -> None:
    assert searches(SCENE)
    assert not searches(replace(SCENE, screen=Screen.WAITING))
    assert not searches(replace(SCENE, search=None))

"""Another page of a paper, as the conductor has it."""

from kiosk_app.conductor import advance
from kiosk_app.paging import PageAnswered
from kiosk_app.scene import Ask, LineChanged, Scene, Screen
from tests.unit.kiosk_app.story import MATTER, WELCOME
from windowkit.documents import AnotherPage
from windowkit.messages import MatterDefined, VisitSnapshot
from windowkit.visit import State


def told(scene: Scene, changes: int, more: str) -> Scene:
    news = VisitSnapshot(
        visit="v",
        state=State.SERVING,
        version=1,
        changes=changes,
        ticket="A012",
        matter=MATTER.code,
        committee="",
        committee_en="",
        opened=0.0,
        more=more,
    )
    return advance(scene, news, 0.0, "n")[0]


def test_the_question_stands_until_it_is_answered_and_says_what_was_answered() -> None:
    scene = Scene()
    for event in (WELCOME, LineChanged(up=True), MatterDefined(matter=MATTER)):
        scene, _ = advance(scene, event, 0.0, "n")
    scene = told(scene, 1, "id")
    assert scene.screen is Screen.MORE
    scene, orders = advance(scene, PageAnswered(yes=True), 0.0, "c1")
    assert orders == (Ask(command=AnotherPage(id="c1", visit="v", material="id", yes=True)),)
    assert advance(scene, PageAnswered(yes=False), 0.0, "c2")[1] == (), "it was answered"
    assert told(scene, 2, "").screen is Screen.SERVING

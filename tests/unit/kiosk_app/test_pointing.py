"""Stories of a resident who points at what is not right."""

from kiosk_app.pointing import FieldTouched, marks
from kiosk_app.scene import Answered, Ask, LineChanged
from tests.unit.kiosk_app.story import Story
from windowkit.messages import Hold
from windowkit.pointing import MarkField
from windowkit.visit import State


def said(story: Story) -> MarkField:
    """The word to the server."""
    (order,) = story.orders
    assert isinstance(order, Ask)
    assert isinstance(order.command, MarkField)
    return order.command


def test_a_touch_marks_at_once_and_a_second_one_takes_it_back(serving: Story) -> None:
    word = said(serving.tell(FieldTouched(field="f1")))
    assert (word.field, word.on) == ("f1", True)
    assert marks(serving.scene) == ("f1",)
    assert serving.scene.asking == "", "nothing waits for it"
    serving.visit(State.SERVING, marks=("f1",)).tell(Answered(command=word.id))
    assert marks(serving.scene) == ("f1",)
    assert not said(serving.tell(FieldTouched(field="f1"))).on
    assert marks(serving.scene) == ()


def test_what_was_touched_while_the_line_was_cut_stands_until_it_is_answered(serving: Story) -> None:
    serving.tell(LineChanged(up=False), FieldTouched(field="f1"))
    word = said(serving)
    serving.tell(LineChanged(up=True)).visit(State.SERVING)
    assert marks(serving.scene) == ("f1",), "the server has not heard of it yet"
    serving.visit(State.SERVING, marks=("f1",)).tell(Answered(command=word.id))
    assert marks(serving.scene) == ("f1",)


def test_the_clerks_edit_takes_the_mark_away(serving: Story) -> None:
    serving.tell(FieldTouched(field="f1"))
    serving.visit(State.SERVING, marks=("f1",)).tell(Answered(command=serving.scene.pointed[0].id))
    assert marks(serving.visit(State.SERVING, marks=()).scene) == ()


def test_on_hold_and_where_no_form_is_seen_a_touch_says_nothing(serving: Story) -> None:
    assert serving.visit(State.DOCUMENT, wanted="id").tell(FieldTouched(field="f1")).orders == []
    held = serving.visit(State.SERVING, hold=Hold(since=0.0))
    assert held.tell(FieldTouched(field="f1")).orders == []
    assert held.visit(State.SERVING, hold=None).tell(FieldTouched(field="nothing")).orders == []


def test_nothing_of_it_is_left_for_the_next_resident(serving: Story) -> None:
    serving.tell(FieldTouched(field="f1")).visit(State.ENDED)
    assert serving.scene.pointed == ()

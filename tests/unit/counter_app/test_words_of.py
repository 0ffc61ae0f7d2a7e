"""Whose words stand in the form, and taking them back."""

from hypothesis import given, strategies as st

from counter_app.words_of import Source, Words, redone, undone, wrote

NAMES = st.sampled_from(["name", "phone", "address"])


def typed(words: Words, form: dict[str, str], field: str, text: str, source: Source = Source.TYPED) -> Words:
    before = form.get(field, "")
    form[field] = text
    return wrote(words, {field: (before, text)}, source)


def test_typing_on_in_a_field_is_one_step_and_the_next_field_another() -> None:
    form: dict[str, str] = {}
    words = Words()
    for text in ("张", "张福", "张福生"):
        words = typed(words, form, "name", text)
    words = typed(words, form, "phone", "1")
    words, said = undone(words, form)
    assert said == {"phone": ""}
    form |= said
    words, said = undone(words, form)
    assert said == {"name": ""}
    form |= said
    words, said = redone(words, form)
    assert said == {"name": "张福生"}


def test_what_was_filled_in_together_goes_together_and_whose_it_was_comes_back() -> None:
    form = {"name": "周德民", "address": ""}
    words = wrote(Words(), {"name": ("周德民", "周德明"), "address": ("", "瞿溪路1号")}, Source.CARD)
    form |= {"name": "周德明", "address": "瞿溪路1号"}
    assert words.sources == {"name": Source.CARD, "address": Source.CARD}
    words = typed(words, form, "address", "瞿溪路2号")
    assert words.sources == {"name": Source.CARD}
    words, said = undone(words, form)
    form |= said
    assert (form["address"], words.sources["address"]) == ("瞿溪路1号", Source.CARD)
    words, said = undone(words, form)
    assert said == {"name": "周德民", "address": ""}
    assert words.sources == {}


def test_what_somebody_else_changed_since_stays() -> None:
    words = wrote(Words(), {"name": ("", "a"), "phone": ("", "1")}, Source.CASE)
    _, said = undone(words, {"name": "b", "phone": "1"})
    assert said == {"phone": ""}


def test_a_card_s_words_that_are_typed_back_are_the_card_s_again() -> None:
    form = {"name": ""}
    words = typed(Words(), form, "name", "周德民", Source.CARD)
    words = typed(words, form, "name", "周德", Source.TYPED)
    words = typed(words, form, "name", "周德民", Source.TYPED)
    assert words.sources == {"name": Source.CARD}
    assert len(words.done) == 1


def test_nothing_is_a_step_where_nothing_changed() -> None:
    assert wrote(Words(), {"name": ("a", "a")}, Source.TYPED) == Words()
    assert undone(Words(), {}) == (Words(), {})
    assert redone(Words(), {}) == (Words(), {})


@given(st.lists(st.tuples(NAMES, st.text(max_size=3), st.sampled_from(Source))))
def test_everything_taken_back_is_as_it_was_and_brought_again_as_it_came(
    changes: list[tuple[str, str, Source]],
) -> None:
    form: dict[str, str] = {"name": "", "phone": "", "address": ""}
    words = Words()
    for field, text, source in changes:
        words = typed(words, form, field, text, source)
    last, whose = dict(form), words.sources
    while words.done:
        words, said = undone(words, form)
        form |= said
    assert form == {"name": "", "phone": "", "address": ""}
    assert words.sources == {}
    while words.undone:
        words, said = redone(words, form)
        form |= said
    assert (form, words.sources) == (last, whose)

"""The form in the resident's words."""

from kiosk_app.form import ROWS, label, pages, reading
from tests.unit.kiosk_app.story import MATTER
from windowkit.matters import Choice, Field, Kind

SEX = Field(
    key="sex", label="性别", label_en="Sex", kind=Kind.CHOICE, choices=(Choice(code="m", label="男", label_en="Male"),)
)
BORN = Field(key="born", label="出生日期", label_en="Date of birth", kind=Kind.DATE, plain="哪天出生")


def test_every_field_is_on_exactly_one_page() -> None:
    made = pages(MATTER)
    assert [field for page in made for field in page.fields] == list(MATTER.fields)
    assert all(len(page.fields) <= ROWS for page in made)


def test_a_choice_is_read_by_its_label() -> None:
    assert reading(SEX, "m", chinese=True) == "男"
    assert reading(SEX, "m", chinese=False) == "Male"


def test_a_choice_still_unknown_is_read_as_it_is() -> None:
    assert reading(SEX, "?", chinese=True) == "?"


def test_a_date_is_read_in_words_once_it_is_whole() -> None:
    assert reading(BORN, "1946-01-05", chinese=True) == "1946年1月5日"
    assert reading(BORN, "1946-01-0", chinese=True) == "1946-01-0"
    assert reading(BORN, "abcd-ef-gh", chinese=True) == "abcd-ef-gh"


def test_the_plain_label_comes_first() -> None:
    assert label(BORN, chinese=True) == "哪天出生"
    assert label(BORN, chinese=False) == "Date of birth"

"""GB 11643-1999."""

from datetime import date

from hypothesis import given, strategies as st

from windowkit.identity import birth_date, check_character, id_number_problem, is_permit_number, masked


def test_the_published_example() -> None:
    assert check_character("11010519491231002") == "X"
    assert id_number_problem("11010519491231002X") is None
    assert id_number_problem("11010519491231002x") is None
    assert birth_date("11010519491231002X") == date(1949, 12, 31)


@given(st.dates(date(1900, 1, 1)), st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(born: date, sequence: int, at: int, off: int) -> None:
    first = f"310108{born:%Y%m%d}{sequence:03d}"
    number = first + check_character(first)
    assert id_number_problem(number) is None
    wrong = number[:at] + str((int(number[at]) + off) % 10) + number[at + 1 :]
    assert id_number_problem(wrong) is not None


def test_a_masked_number_hides_birth_date_and_sequence() -> None:
    assert masked("11010519491231002X") == "110105********002X"
    assert masked("123") == "***"


def test_a_foreigners_permit_is_told_by_its_form() -> None:
    assert is_permit_number("USA310075010101")
    assert not any(
        map(is_permit_number, ("", "usa310075010101", "USA31007501010", "310103194601151230", "USA３10075010101"))
    )

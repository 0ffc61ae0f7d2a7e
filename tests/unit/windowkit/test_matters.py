"""Matters as data: the catalogue loads, a third one needs no code, a faulty one is refused with its place."""

from pathlib import Path

import pytest

from windowkit.catalogue import load_matters
from windowkit.errors import BadInput
from windowkit.identity import check_character
from windowkit.matters import Choice, Field, Kind, Problem, problem, problems

CATALOGUE = Path(__file__).parents[3] / "assets" / "matters"
SMALL = """
code = "{code}"
name = "敬老卡申领"
name_en = "Senior card"
department = "市民政局"
department_en = "Civil Affairs"
kind = "证卡"
mode = "direct"
citywide = true
who_may_apply = ["年满65周岁"]
applicant_name = "applicant_name"
applicant_id_number = "applicant_id_number"
working_days = 30
fee = "不收费"
hotline = "962200"
legal_basis = ""
verified_on = ""
materials = []
[[sections]]
key = "applicant"
title = "申请人"
title_en = "Applicant"
[[sections.fields]]
key = "applicant_name"
label = "姓名"
label_en = "Name"
[[sections.fields]]
key = "applicant_id_number"
label = "身份证号码"
label_en = "ID number"
kind = "id_number"
max_length = 18
"""


CARD = '{ code = "card", name = "身份证", name_en = "ID card" }'
AGREED = '{ code = "agreed", label = "同意", label_en = "Agreed" }'


def test_the_catalogue_has_its_two_matters_and_everything_in_two_languages() -> None:
    matters = load_matters(CATALOGUE, CATALOGUE.parent / "notices")
    assert {"ltci-application", "medical-record-booklet"} <= set(matters)
    for matter in matters.values():
        assert matter.name_en
        assert all(field.label_en and bool(field.plain) == bool(field.plain_en) for field in matter.fields)
        assert all(one.name_en for one in matter.materials)


def test_what_to_know_of_a_paper_is_said_in_both_languages_and_where_it_is_not_always_needed_it_is_said() -> None:
    for matter in load_matters(CATALOGUE).values():
        for one in matter.materials:
            assert bool(one.note) == bool(one.note_en), one.code
            assert one.note or one.when is None, one.code


def test_a_third_matter_is_one_file_and_no_code(tmp_path: Path) -> None:
    for path in CATALOGUE.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text())
    (tmp_path / "senior-card.toml").write_text(SMALL.format(code="senior-card"))
    assert len(load_matters(tmp_path)) == 3


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('fee = "不收费"', 'fee = "不收费"\ncolour = "red"', "colour"),
        ("working_days = 30", 'working_days = "soon"', "working_days"),
        ('key = "applicant_name"\nlabel', 'key = "applicant_id_number"\nlabel', "used twice"),
        ('applicant_name = "applicant_name"', 'applicant_name = "nobody"', "nobody"),
        ('kind = "id_number"', 'kind = "choice"', "choices"),
        ('mode = "direct"', 'mode = "sideways"', "mode"),
        ("working_days = 30", "working_days = -1", "working_days"),
        ('name_en = "Senior card"', 'name_en = ""', "name_en"),
        ('code = "x"', 'code = "../x"', "code"),
        ('verified_on = ""', 'verified_on = "spring"', "verified_on"),
        ("max_length = 18", "max_length = 0", "max_length"),
        ("materials = []", f"materials = [{CARD}, {CARD}]", "material codes used twice: card"),
        (
            "materials = []",
            f"materials = [{CARD.replace('card', 'signed_form', 1)}]",
            "no material may be called signed_form",
        ),
        ("materials = []", 'materials = []\nnotices = [{ template = "acceptance", on = "sometimes" }]', "sometimes"),
        ("materials = []", 'materials = []\nnotices = [{ template = "nowhere" }]', "no nowhere.toml"),
        ('kind = "id_number"', f'kind = "choice"\nchoices = [{AGREED}, {AGREED}]', "choices of applicant_id_number"),
    ],
)
def test_a_faulty_matter_is_refused_naming_file_and_fault(tmp_path: Path, old: str, new: str, words: str) -> None:
    right = SMALL.format(code="x")
    assert old in right
    (tmp_path / "faulty.toml").write_text(right.replace(old, new))
    with pytest.raises(BadInput, match=rf"faulty\.toml.*{words}"):
        load_matters(tmp_path, CATALOGUE.parent / "notices")


def test_two_matters_of_one_code_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no matter"):
        load_matters(tmp_path)
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(SMALL.format(code="same"))
    with pytest.raises(BadInput, match="same"):
        load_matters(tmp_path)


GOOD_ID = "11010519491231002" + check_character("11010519491231002")


@pytest.mark.parametrize(
    ("kind", "value", "found"),
    [
        (Kind.TEXT, "", Problem.MISSING),
        (Kind.TEXT, "x" * 101, Problem.TOO_LONG),
        (Kind.ID_NUMBER, GOOD_ID, None),
        (Kind.ID_NUMBER, "1101051949123100", Problem.ID_LENGTH),
        (Kind.ID_NUMBER, "110105194913310025", Problem.ID_DATE),
        (Kind.ID_NUMBER, GOOD_ID[:-1] + "0", Problem.ID_CHECK_DIGIT),
        (Kind.DATE, "1946-11-03", None),
        (Kind.DATE, "1946-02-30", Problem.NOT_A_DATE),
        (Kind.DATE, "19461103", Problem.NOT_A_DATE),
        (Kind.PHONE, "13800001234", None),
        (Kind.PHONE, "021-62345678", None),
        (Kind.PHONE, "12345", Problem.BAD_PHONE),
        (Kind.BANK_ACCOUNT, "6222020200112233445", None),
        (Kind.BANK_ACCOUNT, "6222-0202", Problem.BAD_ACCOUNT),
        (Kind.CHOICE, "a", None),
        (Kind.CHOICE, "b", Problem.NOT_A_CHOICE),
        (Kind.ADDRESS, "海源路1弄2号", None),
    ],
)
def test_a_field_says_what_is_wrong_with_its_value(kind: Kind, value: str, found: Problem | None) -> None:
    choices = (Choice(code="a", label="甲", label_en="A"),) if kind is Kind.CHOICE else ()
    assert problem(Field(key="f", label="f", label_en="f", kind=kind, choices=choices), value) is found


def test_an_empty_optional_field_may_stay_empty() -> None:
    assert problem(Field(key="f", label="f", label_en="f", kind=Kind.PHONE, required=False), "") is None


def test_an_empty_form_lists_exactly_its_required_fields() -> None:
    matter = load_matters(CATALOGUE)["ltci-application"]
    assert set(problems(matter, {})) == {field.key for field in matter.fields if field.required}

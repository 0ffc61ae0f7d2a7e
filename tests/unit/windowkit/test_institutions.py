"""Where a site sends people: one file, named by codes; what is wrong with it is said when the server starts."""

from pathlib import Path

import pytest

from windowkit.catalogue import load_matters
from windowkit.errors import BadInput
from windowkit.institutions import load_institutions

ASSETS = Path(__file__).parents[3] / "assets"
EXAMPLE = ASSETS / "institutions.example.toml"
MATTER = (ASSETS / "matters" / "medical-record-booklet.toml").read_text()


def test_the_example_is_right_and_says_that_it_is_made_up() -> None:
    found = load_institutions(EXAMPLE)
    assert set(found) == {"example-hospital", "example-police-station"}
    assert all("虚构" in one.name and "made up" in one.name_en for one in found.values())


def test_a_matter_names_them_by_code_for_all_and_for_one_paper(tmp_path: Path) -> None:
    text = MATTER.replace("\nworking_days", '\ndesignated = ["example-hospital"]\nworking_days', 1)
    at = 'at = ["example-police-station", "example-hospital"]'
    (tmp_path / "own.toml").write_text(text.replace("[[materials]]", f"[[materials]]\n{at}", 1))
    (matter,) = load_matters(tmp_path, institutions=load_institutions(EXAMPLE)).values()
    assert [one.code for one in matter.institutions] == ["example-hospital", "example-police-station"]
    assert matter.institutions[0].hours_en.startswith("Monday")


def test_the_catalogue_names_none_since_none_is_known() -> None:
    assert all(matter.institutions == () for matter in load_matters(ASSETS / "matters").values())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('phone = "021-55550112"', 'telephone = "021-55550112"', "telephone"),
        ('phone = "021-55550100"', 'phone = "ring us"', "example-hospital: phone is a number"),
        ('phone = "021-55550100"', "phone = 55550100", "phone"),
        ('code = "example-police-station"', 'code = "example-hospital"', "example-hospital stands there twice"),
        ('hours_en = "Every day, 8:30-17:00"\n', "", "hours_en"),
        ('name = "样例路派出所（虚构）"', 'name = ""', "name"),
        ("海源区样例路12号", "海源区\\\\t样例路12号", "address is one line"),
        ("[[institutions]]", "[[institutions]", "institutions.toml: "),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    text = EXAMPLE.read_text()
    assert old in text
    (path := tmp_path / "institutions.toml").write_text(text.replace(old, new.replace("\\\\", "\\"), 1))
    with pytest.raises(BadInput, match=words):
        load_institutions(path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.toml cannot be read: No such file"):
        load_institutions(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('designated = ["elsewhere"]', r"own\.toml: designated: the site's institutions have no elsewhere; add it"),
        ('institutions = [{code = "x"}]', "institutions"),
    ],
)
def test_a_matter_that_sends_people_nowhere_is_refused(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "own.toml").write_text(MATTER.replace("\nworking_days", f"\n{line}\nworking_days", 1))
    with pytest.raises(BadInput, match=words):
        load_matters(tmp_path, institutions=load_institutions(EXAMPLE))
    if "designated" in line:
        with pytest.raises(BadInput, match="set `institutions` to the file that has it"):
            load_matters(tmp_path)

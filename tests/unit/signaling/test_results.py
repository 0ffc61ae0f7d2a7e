"""Assessment results from outside: what can never be printed is refused at the door, by the field's name alone."""

import msgspec
import pytest

from signaling.integration import read_result
from windowkit.errors import Code, Refused

GOOD = {
    "reference": "PG-2026-1",
    "applicant_name": "王秀英",
    "id_number": "11010519491231002X",
    "level": "level_3",
    "application_kind": "first",
    "agency": "示例评估机构",
    "assessed_on": "2026-11-02",
    "valid_from": "2026-11-10",
    "valid_until": "2028-11-09",
}


def sent(**changes: str) -> None:
    read_result(msgspec.json.encode(GOOD | changes))


@pytest.mark.parametrize("field", ["reference", "applicant_name", "agency", "case"])
@pytest.mark.parametrize(
    "wrong", ["秘\u202e", "秘\ue000", "秘\0", "秘\n", "秘\u2028", "秘\u0378", " ", "\u3000", "\ufe00"]
)
def test_what_no_paper_can_show_is_refused_and_never_quoted(field: str, wrong: str) -> None:
    with pytest.raises(Refused) as refused:
        sent(**{field: wrong})
    assert refused.value.code is Code.BAD_FIELD
    assert str(refused.value.detail).startswith(f"{field}: ")
    assert "秘" not in str(refused.value.detail)


def test_a_private_code_of_an_old_system_is_taken_where_the_paper_shows_its_character_and_no_other() -> None:
    sent(applicant_name="王\ue81e")
    with pytest.raises(Refused):
        sent(applicant_name="王\ue000")

"""GB/T 9704-2012 where it applies: the sheet's measures, and where the office, the day and the seal stand."""

import pytest

from print_service.notices.layout import Layout
from print_service.notices.marks import Picture, Sheet, Strokes, Words
from print_service.notices.measures import A4, A4_LARGE, MM, ROLL, ROLL_LARGE, Measures, Paper, measures
from print_service.notices.pieces import Big, Rows, Seal, Sealed, Signed, Title

DAY = "2026年11月23日"
SEAL = Seal(b"", 42 * MM, 1.0)


class Even:
    """Every letter as wide as it is high, figures half."""

    def width(self, text: str, face: str, size: float) -> float:
        return sum(size / 2 if letter.isascii() else size for letter in text)


def test_an_a4_sheet_has_the_standards_measures() -> None:
    assert (A4.width / MM, A4.height / MM) == pytest.approx((210, 297))
    assert A4.column / MM == pytest.approx(156)
    assert A4.left / MM == pytest.approx(28)  # 订口
    first = A4.spacing[0]
    assert first.top / MM == pytest.approx(37)  # 天头
    height = A4.height - first.top - A4.bottom
    assert height / MM == pytest.approx(225)
    assert 22 * first.pitch == pytest.approx(height, abs=0.1)
    assert A4.body == 15.75  # 3号
    assert 28 * A4.body <= A4.column
    assert A4.title == 22  # 2号


@pytest.mark.parametrize("paper", list(Paper))
def test_large_type_is_large(paper: Paper) -> None:
    large, usual = measures(paper, large=True), measures(paper, large=False)
    assert large.body >= 18
    assert large.small > usual.small
    assert large.title > usual.title
    assert large.big > usual.big


def _set(measure: Measures, office: str, seal: Seal | None = SEAL) -> Sheet:
    layout = Layout(Even(), measure, measure.spacing[0])
    layout.put(Title("题", "title", "1"))
    layout.put(Sealed(office, DAY, seal))
    return layout.sheets("")[0]


def _middle(mark: Words) -> float:
    return mark.x + Even().width(mark.text, mark.face, mark.size) / 2


@pytest.mark.parametrize("measure", [A4, A4_LARGE], ids=["usual", "large"])
def test_the_day_stands_four_letters_in_and_the_office_over_its_middle(measure: Measures) -> None:
    sheet = _set(measure, "某某街道办事处")
    *_, office, day = (mark for mark in sheet.marks if isinstance(mark, Words))
    assert day.text == DAY
    end = day.x + Even().width(DAY, day.face, day.size)
    assert measure.left + measure.column - end == pytest.approx(4 * measure.body)
    assert _middle(office) == pytest.approx(_middle(day))


def test_an_office_with_a_long_name_ends_at_the_edge() -> None:
    sheet = _set(A4, "某某市某某区某某街道社区事务受理服务中心")
    *_, office, day = (mark for mark in sheet.marks if isinstance(mark, Words))
    assert office.x + Even().width(office.text, office.face, office.size) == pytest.approx(A4.left + A4.column)
    assert _middle(office) == pytest.approx(_middle(day))


@pytest.mark.parametrize("spacing", range(len(A4.spacing)))
def test_the_seal_presses_on_both_and_its_top_is_within_a_line_of_the_text(spacing: int) -> None:
    layout = Layout(Even(), A4, A4.spacing[spacing])
    layout.paragraph("最后一行。", indented=True)
    layout.put(Sealed("某某街道办事处", DAY, SEAL))
    marks = layout.sheets("")[0].marks
    last, office, day = (mark for mark in marks if isinstance(mark, Words))
    (seal,) = (mark for mark in marks if isinstance(mark, Picture))
    assert seal.x + seal.width / 2 == pytest.approx(_middle(day))
    assert seal.y < office.y - office.size < day.y < seal.y + seal.height
    assert last.y - A4.body <= seal.y <= last.y + A4.spacing[spacing].pitch


def test_a_roll_has_no_seal_and_the_whole_office() -> None:
    words = [mark.text for mark in _set(ROLL, "某某街道社区事务受理服务中心", None).marks if isinstance(mark, Words)]
    assert words[-2:] == ["某某街道社区事务受理服务中心", DAY]


def test_a_signature_has_room_on_a_narrow_roll_in_large_type() -> None:
    strokes = (((0.0, 0.0), (300.0, 100.0)),)
    for measure in (ROLL, ROLL_LARGE, A4, A4_LARGE):
        layout = Layout(Even(), measure, measure.spacing[0])
        layout.put(Signed("申请人（代办人）签名：", strokes))
        (ink,) = (mark for mark in layout.sheets("")[0].marks if isinstance(mark, Strokes))
        xs = [x for stroke in ink.strokes for x, _ in stroke]
        assert max(xs) - min(xs) >= 60
        assert max(xs) <= measure.left + measure.column + 0.01


@pytest.mark.parametrize("measure", [A4, A4_LARGE, ROLL, ROLL_LARGE])
def test_what_the_resident_came_for_is_never_smaller_than_the_rest(measure: Measures) -> None:
    layout = Layout(Even(), measure, measure.spacing[0])
    layout.put(Big("受理号 hyl2026112300001"))
    words = [mark for mark in layout.sheets("")[0].marks if isinstance(mark, Words)]
    assert min(mark.size for mark in words) >= measure.body
    assert "hyl2026112300001" in words[-1].text


def test_a_day_stays_a_day_on_a_narrow_roll() -> None:
    layout = Layout(Even(), ROLL_LARGE, ROLL_LARGE.spacing[0])
    layout.put(Big("2026年12月2日 上午 9:30"))
    words = [mark.text for mark in layout.sheets("")[0].marks if isinstance(mark, Words)]
    assert words == ["2026年12月2日", "上午 9:30"]


@pytest.mark.parametrize("measure", [A4, A4_LARGE, ROLL, ROLL_LARGE])
def test_a_long_question_is_not_printed_over_its_answer(measure: Measures) -> None:
    label, value = "所填内容属实，同意评估机构上门评估并查询医疗信息", "我同意，也已经看过"
    layout = Layout(Even(), measure, measure.spacing[0])
    layout.put(Rows((("姓名", "周德康"), (label, value), ("电话", "13800001234"))))
    words = [mark for mark in layout.sheets("")[0].marks if isinstance(mark, Words)]
    assert "".join(mark.text for mark in words if mark.text in label) == label
    for one in words:
        end = one.x + Even().width(one.text, one.face, one.size)
        assert end <= measure.left + measure.column + 0.01
        beside = [other.x for other in words if other is not one and other.x > one.x and _level(one, other)]
        assert all(end < x for x in beside), one.text


def _level(one: Words, other: Words) -> bool:
    return abs(one.y - other.y) < one.size

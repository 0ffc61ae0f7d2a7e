"""One home, however its address is typed."""

import pytest

from signaling.homes import apart, home


@pytest.mark.parametrize(
    "address",
    [
        "上海市黄浦区瞿溪路1111弄5号602室",
        "黄浦区五里桥街道瞿溪路1111弄5号602室",
        "上海黄浦区 瞿溪路１１１１弄 5号楼 602",
        "瞿溪路 1111-5-602",
        "瞿溪路1111弄，5号，602室。",
        "瞿溪路1111弄5#602室",
        "瞿溪路1111弄5、602",
        "瞿溪路1111弄 5 602",
    ],
)
def test_one_home_is_one_however_it_is_typed(address: str) -> None:
    assert home(address) == "瞿溪路1111-5-602"


@pytest.mark.parametrize(
    "address",
    [
        "瞿溪路1111弄5号603室",
        "瞿溪路1111弄56号02室",
        "瞿溪路111弄15号602室",
        "徐家汇路1111弄5号602室",
        "瞿溪路1111弄5号602室甲",
        "瞿溪路1111弄56#02室",
        "瞿溪路111弄15 602",
    ],
)
def test_a_neighbours_home_is_another(address: str) -> None:
    assert home(address) not in ("", "瞿溪路1111-5-602")


# Villages and their groups, a lane with words behind it, a flat without a house.
_NO_HOUSE = ("新星村12组", "上南3村", "田林14村", "1111弄内", "瞿溪路1111弄小区", "瞿溪路1111弄（近中山南路）")
_ALSO = ("601室", "2楼", "瞿溪路3")


@pytest.mark.parametrize(
    "address",
    ["", "  ", "瞿溪路", "上海市黄浦区", "瞿溪路1111弄", "室", "-", "上海市黄浦区五里桥街道", *_NO_HOUSE, *_ALSO],
)
def test_a_street_or_a_lane_is_no_home(address: str) -> None:
    assert home(address) == ""


def test_what_only_looks_like_a_district_stays() -> None:
    assert home("社区路3号") == "社区路3"
    assert home("上南3村5号201室") == "上南3村5-201"
    assert home("浦东新区世纪大道1号") == home("世纪大道1号")


def test_two_named_districts_are_two_places_and_one_that_is_not_named_is_any() -> None:
    there = "黄浦区人民路100号201室"
    assert home(there) == home("嘉定区人民路100号201室")
    assert apart(there, "上海市嘉定区人民路100号201室")
    assert not apart(there, "人民路100号201室")
    assert not apart(there, "上海黄浦区 人民路100-201")
    assert not apart("浦东区世纪大道1号", "浦东新区世纪大道1号")

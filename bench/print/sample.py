"""The notices that are measured: 受理通知书, each for another made-up person with a rare name; signed, with a code."""

from pathlib import Path
from typing import Final

from print_service.notices.content import Content, Templates
from tests.peers.notices import acceptance
from windowkit.messages import Notice

NOTICES: Final = Path(__file__).parents[2] / "assets" / "notices"
_FAMILY: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_GIVEN: Final = "芳秀敏静强磊洋艳勇军杰娟涛明超兰霞平刚桂英玉萍红鹏辉凤梅琳晶欣颖斌宇浩凯文武建国安康宁永福寿禄"
RARE: Final = "𡈼"  # of no common font: every engine needs its second one for it


def sample(number: int) -> Notice:
    """The notice of this number."""
    family, given = _FAMILY[number % len(_FAMILY)], _GIVEN[number % len(_GIVEN)]
    return acceptance(
        applicant_name=f"{family}{RARE}{given}",
        agent_name=f"{family}{_GIVEN[number * 7 % len(_GIVEN)]}",
        case=f"hyl20261123{number % 100_000:05}",
    )


def content(notice: Notice) -> Content:
    """What every engine is given."""
    return _TEMPLATES.content(notice)


_TEMPLATES: Final = Templates(NOTICES)

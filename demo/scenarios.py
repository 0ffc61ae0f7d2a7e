"""What may happen in the demo's visit: each story by its name, played by itself or tried by hand."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from demo import people
from demo.play import Play
from demo.scenario_cannot_write import CannotWrite
from demo.scenario_cut import LineCut
from demo.scenario_ink import SignedInInk
from demo.scenario_leader import DutyLeader
from demo.scenario_missing import MaterialMissing
from demo.scenario_paper import PaperOut
from windowkit.catalogue import load_matters
from windowkit.errors import Failure


class Scenario(msgspec.Struct, frozen=True):
    """A story: who plays it, what it is called, and what a person does to try it."""

    play: type[Play]
    name: str
    name_en: str
    by_hand: str = ""
    by_hand_en: str = ""


SCENARIOS: Final[Mapping[str, Scenario]] = MappingProxyType(
    {
        "visit": Scenario(Play, "完整办一次事", "one whole visit"),
        "missing-material": Scenario(
            MaterialMissing,
            "材料不齐，一次告知",
            "a paper is missing, and told at once",
            "柜台：填几项后按“写一份告知书”，选“一次性告知书（还缺什么）”，“写好了”，“打印”；结束时选“材料不齐”。",
            "Counter: after some answers press 写一份告知书, choose the list, 写好了, 打印; end with 材料不齐.",
        ),
        "paper-out": Scenario(
            PaperOut,
            "打印机没有纸",
            "the printer is out of paper",
            "在这里按回车，纸盒就空了；再按一次，纸就加好了。柜台提交以前按第一次。",
            "Press Enter here, before the clerk submits: the trays are empty. Once more, and they are full.",
        ),
        "line-cut": Scenario(
            LineCut,
            "线路断开",
            "the line to the server is cut",
            "在这里按回车，服务器就停了；再按一次，它就回来了。其间请继续填表、说话。",
            "Press Enter here, and the server dies; once more, and it is back. Go on typing and talking meanwhile.",
        ),
        "duty-leader": Scenario(
            DutyLeader,
            "难办的事，值班班长接手",
            "a hard case, and the duty leader takes it over",
            f"另开一个柜台窗口：用户名 {people.LEADER_SIGN_IN}，密码 {people.LEADER_PASSWORD}。柜台接待后，"
            "班长按“本中心”，选“旁听”、“只对工作人员说”、“加入通话”或“接手”；结束时选“这里办不了”，写下一步。",
            f"A second counter opens: {people.LEADER_SIGN_IN}, password {people.LEADER_PASSWORD}. Once the clerk "
            "serves, the leader presses 本中心, then 旁听, 只对工作人员说, 加入通话 or 接手; "
            "end with 这里办不了 and the next step.",
        ),
        "ink": Scenario(
            SignedInInk,
            "在纸上签名",
            "the form is signed on paper",
            "居民确认以后，柜台按“在纸上签”。表打印出来后，在这里按回车：表就签好了，放在摄像头下面；再按一次，换回身份证。"
            "终端上按“我签好了”、“拍照”、“就用这张”；柜台看照片，按“签名可以”。",
            "Once the resident has confirmed, press 在纸上签 at the counter. The form is printed; press Enter here, "
            "and it lies signed under the camera (once more: the identity card again). Kiosk: 我签好了, 拍照, "
            "就用这张; counter: look at the photograph, 签名可以.",
        ),
        "cannot-write": Scenario(
            CannotWrite,
            "居民不会写字",
            "the resident cannot write",
            "柜台替居民填，终端会念出来。签名时画一个十字，工作人员在旁见证。",
            "The clerk fills in, the kiosk reads aloud. For the signature draw a cross, with the staff beside.",
        ),
    }
)


def chosen(name: str) -> Scenario:
    """The scenario of that name; raises Failure with what there is."""
    found = SCENARIOS.get(name or "visit")
    if found is None:
        raise Failure(f"there is no SCENARIO={name}. There are:\n{listed()}")
    return found


def matter(name: str, folder: Path) -> str:
    """The matter of that code; raises Failure with those that can be played."""
    known = [code for code in load_matters(folder) if people.answers(code)]
    if name and name not in known:
        raise Failure(f"MATTER={name} cannot be played. There are: {', '.join(sorted(known))}")
    return name or people.MATTER


def listed() -> str:
    """All of them, one a line."""
    return "\n".join(f"  {name:18}{one.name}  {one.name_en}" for name, one in SCENARIOS.items())

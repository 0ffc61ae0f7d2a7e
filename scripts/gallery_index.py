"""What docs/gallery says of its pictures, in English (README.md) and in Chinese (README.zh.md)."""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from tests.peers import counter_desk_states, kiosk_states

type Caption = tuple[str, str, str, str]  # program, state, and what it shows, in English and in Chinese

_VISIT: Final[tuple[Caption, ...]] = (
    ("kiosk", "welcome", "One sentence, one button", "一句话，一个按钮"),
    ("kiosk", "matters", "What would you like to do?", "您要办什么事？"),
    ("kiosk", "inform", "Who will see you, what for, how long", "谁会看见您、用来做什么、留多久"),
    ("kiosk", "waiting", "A number, and an honest range of minutes", "号码，前面几位，大约等多久"),
    ("counter", "ringing", "It rings at one clerk's counter", "一位受理人员的柜台响了"),
    ("kiosk", "serving", "The form grows while the clerk types", "工作人员填一项，屏幕上显示一项"),
    ("counter", "serving", "The same visit at the counter", "柜台上的同一次办事"),
    ("kiosk", "document", "A paper under the camera", "把材料放在摄像头下面"),
    ("kiosk", "review_1", "Read through, page by page", "一页一页看过"),
    ("kiosk", "sign", "Signed with a finger", "用手指签名"),
    ("kiosk", "submitted", "Accepted; the notice is being printed", "受理了，通知书正在打印"),
    ("kiosk", "rating", "Five faces", "满意不满意，点一张脸"),
)
_TROUBLE: Final[tuple[Caption, ...]] = (
    ("kiosk", "printer_paper", "The printer has no paper", "打印机没有纸了"),
    ("kiosk", "serving_line_lost", "The line is cut: nothing is lost", "断线了：填好的内容不会丢"),
    ("kiosk", "document_cut_off", "Not all of the paper is in the picture", "材料没有拍全"),
    ("kiosk", "serving_marked", "The resident points at what is wrong", "居民指出哪里不对"),
    ("kiosk", "waiting_choice", "Nobody is free: wait, be called, come later", "没有人有空：继续等、叫我、换个时间"),
    ("counter", "submitted_uncertain", "Did the sheet come out?", "这张纸打出来了吗？"),
)
_EASE: Final[tuple[Caption, ...]] = (
    ("kiosk", "ease", "Larger, louder, slower, by a tap", "字大、声大、慢一点，点一下就行"),
    ("kiosk", "serving_high_contrast", "High contrast", "黑底白字"),
    ("kiosk", "matters_reach", "For a wheelchair", "坐着轮椅"),
)
_ROW: Final = 3  # pictures
_WORDS: Final = {
    "title": ("# Every screen", "# 每一个画面"),
    "other": ("[中文](README.zh.md)", "[English](README.md)"),
    "made": (
        "Drawn from the real windows; people and papers in the cameras are drawn, too, and all names are made up. The\n"
        "notices on paper are [beside](notices). `make gallery` makes all of it anew,\n"
        '`make gallery ARGS="--size 1080x1920"` in another size, `--long` with the longest texts.',
        "都由真正的程序窗口画出；镜头里的人和纸也是画的，姓名都是虚构的。纸质通知书[在旁边](notices)。\n"
        '`make gallery` 全部重新画一遍，`make gallery ARGS="--size 1080x1920"` 换一种尺寸，`--long` 用最长的文字。',
    ),
    "visit": ("## One visit", "## 一次办事"),
    "trouble": ("## What may go wrong", "## 遇到问题"),
    "ease": ("## For old eyes, ears and hands", "## 看得清、听得清、够得着"),
    "kiosk": (
        "## Kiosk, every state: the window above, the desk below",
        "## 一体机的每一种状态：上面是窗口，下面是桌面",
    ),
    "counter": ("## Counter, every state", "## 柜台的每一种状态"),
    "head": ("| state | Chinese | English |", "| 状态 | 中文 | 英文 |"),
}


def index(*, chinese: bool) -> str:
    """The page: a visit first, then what may go wrong, then every state, folded."""
    said = {key: both[chinese] for key, both in _WORDS.items()}
    parts = [said["title"], said["other"], "<!-- Made by `make gallery`. -->", said["made"]]
    for key, captions in (("visit", _VISIT), ("trouble", _TROUBLE), ("ease", _EASE)):
        parts += [said[key], "\n".join(_chosen(captions, chinese=chinese))]
    for program, states in (("kiosk", kiosk_states.STATES), ("counter", counter_desk_states.STATES)):
        parts += [said[program], *_all(program, states, said["head"])]
    return "\n\n".join(parts) + "\n"


def _chosen(captions: tuple[Caption, ...], *, chinese: bool) -> Iterable[str]:
    """Some in rows, with what each shows beneath."""
    language = "zh_CN" if chinese else "en"
    for at in range(0, len(captions), _ROW):
        row = captions[at : at + _ROW]
        pictures = (f"![{name}]({program}/{language}/{name}.png)" for program, name, _, _ in row)
        words = (f"{at + number}. {zh if chinese else en}" for number, (_, _, en, zh) in enumerate(row, 1))
        if at == 0:
            yield from (_line(pictures), "|" + " --- |" * len(row), _line(words))
        else:
            yield from (_line(pictures), _line(words))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _all(program: str, states: Iterable[str], head: str) -> Iterable[str]:
    """Every one, folded by the word that its name begins with."""
    for word, names in groupby(sorted(states), lambda name: name.split("_")[0]):
        rows = [
            _line((f"`{name}`", *(f"![{name}]({program}/{language}/{name}.png)" for language in ("zh_CN", "en"))))
            for name in names
        ]
        opened = f"<details><summary><code>{word}</code> ({len(rows)})</summary>"
        yield "\n".join([opened, "", head, "| --- | --- | --- |", *rows, "", "</details>"])

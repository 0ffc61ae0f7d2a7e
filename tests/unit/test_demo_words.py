"""The words that the demo's players press and choose are words that the programs show."""

import ast
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

ROOT = Path(__file__).parents[2]
_DOES = {"press", "choose", "touch", "tap"}
_CHINESE = re.compile("[\u4e00-\u9fff]")
_ANY = "\0"  # what is filled in


@cache
def _shown() -> list[re.Pattern[str]]:
    """Every translation, with anything where something is filled in: a key, a name, a number."""
    texts = [
        one.text or ""
        for path in (ROOT / "assets" / "i18n").glob("*.zh_CN.ts")
        for one in Tree.parse(path).getroot().iter("translation")
    ]
    parts = ([re.escape(part) for part in re.split(r"\{\d\}|%\d|%n", text)] for text in texts if text)
    return [re.compile(".*".join(one)) for one in parts]


def _words(node: ast.expr) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(part) if isinstance(part, ast.Constant) else _ANY for part in node.values)
    return ""


def _pressed() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for path in sorted((ROOT / "demo").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _DOES:
                found += [(path.name, words) for words in map(_words, node.args) if _CHINESE.search(words)]
    return found


@pytest.mark.parametrize(("file", "words"), sorted(set(_pressed())))
def test_what_the_demo_presses_is_written_on_a_button(file: str, words: str) -> None:
    """A changed translation would else be found by whoever tries the scenario next."""
    whole = re.sub(
        r"\s*\([A-Z][A-Za-z0-9+]*\)$", "", words.replace(_ANY, "某")
    )  # a key may be added by the button itself
    assert any(one.fullmatch(text) for one in _shown() for text in (words.replace(_ANY, "某"), whole)), words

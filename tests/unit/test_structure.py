"""The house rules that a machine can hold."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = ("windowkit", "kiosk_app", "counter_app", "signaling", "print_service", "demo", "bench", "scripts", "tests")
FILES = sorted(path for folder in FOLDERS for ending in ("*.py", "*.qml") for path in (ROOT / folder).rglob(ending))
SOURCES = [path for path in FILES if path.suffix == ".py" and "tests" not in path.parts]  # a test is a story
NAMELESS = {"utils", "helpers", "manager", "base", "common", "misc", "types"}


def _id(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=_id)
def test_a_file_is_short_and_has_a_name_that_says_something(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400
    assert path.stem not in NAMELESS


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """What a function does, in lines: without its head and its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=_id)
def test_a_function_is_short(path: Path) -> None:
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    long = [
        one.name for one in ast.walk(ast.parse(path.read_text())) if isinstance(one, functions) and _lines(one) > 40
    ]
    assert not long, long


@pytest.mark.parametrize("program", ["kiosk_app", "counter_app", "signaling", "print_service"])
def test_a_composition_root_is_a_list_of_parts(program: str) -> None:
    assert len((ROOT / program / "__main__.py").read_text().splitlines()) <= 110

"""Sentences one after the other, as each language sets them."""

from typing import Final

_WIDE: Final = "。？！；：，、）”》"  # a wide mark has its blank within


def together(*sentences: str) -> str:
    """In one line: with a blank between them, but none after a Chinese mark; what is empty is left out."""
    line = ""
    for one in sentences:
        line += one if not line or not one or line.endswith(tuple(_WIDE)) else f" {one}"
    return line

"""All the words of a page, in the order in which they are read, for the voice."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtQuick import QQuickItem

_ENDS: Final = "。．.!?！？：:，,；;"  # a pause is heard


def words_of(page: QQuickItem, *, chinese: bool) -> str:
    """What can be seen below `page`, every text once, as sentences."""
    end = "。" if chinese else ". "
    return "".join(text if text[-1] in "。！？" else text.rstrip(_ENDS) + end for text in _texts(page))


def _texts(item: QQuickItem) -> Iterator[str]:
    for child in item.childItems():
        if not child.isVisible() or child.opacity() == 0 or child.objectName() == "head":
            continue
        if child.inherits("QQuickText"):
            text = str(child.property("text")).strip()
            if text:
                yield text
        yield from _texts(child)

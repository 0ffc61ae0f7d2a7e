"""The words in a photograph: `python -m counter_app.photographed.engine [NICE]`, a process as lines.py says.

RapidOCR on onnxruntime: small models of PP-OCRv6 that come with it and need no network (decision 53). A process of its
own, because its work must not hold up a call: it has the lowest priority, one thread, and its memory goes with it.
"""
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# rapidocr has no types.

import os
import re
import sys
from typing import Any, Final

# Before OpenCV is loaded: 30 kB may say that they are a picture of a gigabyte.
os.environ["OPENCV_IO_MAX_IMAGE_PIXELS"] = str(50_000_000)  # more than any camera's still
import cv2
import msgspec
import numpy as np
import numpy.typing as npt
from rapidocr import RapidOCR

from counter_app.photographed.lines import LARGEST, LENGTH, Line, Lines
from windowkit.identity import id_number_problem

_NICE: Final = 15  # of 19: whatever else wants the processor goes first
_SIDES: Final = (800, 1280)  # pixels of the longer side: a card fills its still; the second where the first says little
_NUMBER: Final = re.compile(r"\d{17}[\dX]")
_BLACK, _WHITE = 0.12, 0.84  # of the ground's brightness: letters below, the card's pattern and its stamps above
_GROUND: Final = 31  # pixels at _SIDES[0]: wider than a letter's strokes
_SURE: Final = 0.4  # below it an engine guesses


class Engine:
    """RapidOCR, loaded."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        self._rapid = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.text_score": _SURE,
                "Det.limit_type": "max",
                "Det.limit_side_len": _SIDES[-1],
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )

    def read(self, content: bytes) -> Lines:
        """The words of a picture; none where it is no picture."""
        picture = _picture(content)
        if picture is None:
            return Lines()
        found = Lines()
        for side in _SIDES:
            found = self._lines(picture, side)
            if _has_number(found) or max(picture.shape[:2]) <= side:
                break
        return found

    def _lines(self, picture: npt.NDArray[Any], side: int) -> Lines:
        scale = min(1.0, side / max(picture.shape[:2]))
        small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        result: Any = self._rapid(_plain(small, side))
        if result.boxes is None:
            return Lines()
        said = zip(result.txts, result.scores, result.boxes, strict=True)
        return Lines(tuple(Line(text, float(score), _corners(box)) for text, score, box in said))


def _picture(content: bytes) -> npt.NDArray[Any] | None:
    data = np.frombuffer(content, np.uint8)
    try:
        return cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    except cv2.error:  # too large
        return None


def _plain(picture: npt.NDArray[Any], side: int) -> npt.NDArray[Any]:
    """Black letters on white, however dark the room: the ground's own brightness is taken out, and what is coloured.

    The brightest of the three colours: black is dark in all of them, while a card's fine lines and a red stamp are
    bright in one.
    """
    bright = cv2.medianBlur(picture.max(axis=2), 3)
    size = _GROUND * side // _SIDES[0] | 1
    shape = cv2.getStructuringElement(cv2.MORPH_RECT, (size, size))
    ground = cv2.blur(cv2.morphologyEx(bright, cv2.MORPH_CLOSE, shape), (size, size))
    share = bright / np.maximum(ground, 8).astype(np.float32)
    plain = ((share - _BLACK) / (_WHITE - _BLACK)).clip(0, 1) * 255
    return cv2.cvtColor(plain.astype(np.uint8), cv2.COLOR_GRAY2BGR)


def _has_number(found: Lines) -> bool:
    """Whether the card's number was read right: a second look at twice the size has nothing to add."""
    numbers = (_NUMBER.search("".join(one.text.split()).upper()) for one in found.lines)
    return any(one is not None and id_number_problem(one[0]) is None for one in numbers)


def _corners(box: Any) -> Any:
    return tuple((float(x), float(y)) for x, y in box)


def main() -> None:
    """See above."""
    os.nice(int(sys.argv[1]) if len(sys.argv) > 1 else _NICE)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    engine = Engine()
    while len(head := sys.stdin.buffer.read(LENGTH)) == LENGTH:
        size = int.from_bytes(head)
        if size > LARGEST:
            return
        content = sys.stdin.buffer.read(size)
        if len(content) < size:
            return
        answers.write(msgspec.json.encode(engine.read(content)) + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()

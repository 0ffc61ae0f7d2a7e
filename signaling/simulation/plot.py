"""A simulated day as a picture: a plain SVG, written here. Pure.

Two curves and a row of bars need no plotting library: matplotlib would bring 100 MB to draw them.
"""

from xml.sax.saxutils import escape

from signaling.simulation.plan import HOURS

_WIDE, _HIGH, _LEFT, _TOP, _FOOT = 960, 460, 70, 60, 60
_PLOT = (_WIDE - _LEFT - 80, _HIGH - _TOP - _FOOT)
_INK, _SOFT, _BAR, _MEAN, _LONG = "#1b2733", "#5c6b7a", "#cfd9e4", "#0b5cad", "#b3261e"


def svg(title: str, rows: list[tuple[float, float, float]]) -> str:
    """`rows` as figures.half_hours makes them: how many came as bars, mean and 95 % wait in minutes as curves."""
    most = max((came for came, _, _ in rows), default=0.0) or 1.0
    longest = max((long / 60 for _, _, long in rows), default=0.0) or 1.0
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" font-family="sans-serif">',
        f'<rect width="{_WIDE}" height="{_HIGH}" fill="#ffffff"/>',
        _text(_LEFT, 34, title, _INK, 20),
        *_bars(rows, most),
        *_scale(most, longest),
        _curve([mean / 60 for _, mean, _ in rows], longest, _MEAN),
        _curve([long / 60 for _, _, long in rows], longest, _LONG),
        _text(_LEFT, _HIGH - 10, "mean wait", _MEAN, 15),
        _text(_LEFT + 100, _HIGH - 10, "95 of 100 wait less", _LONG, 15),
        _text(_LEFT + 270, _HIGH - 10, "people who come (bars, right scale)", _SOFT, 15),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bars(rows: list[tuple[float, float, float]], most: float) -> list[str]:
    wide = _PLOT[0] / len(rows)
    parts: list[str] = []
    for number, (came, _, _) in enumerate(rows):
        high = came / most * _PLOT[1]
        left = _LEFT + number * wide
        parts.append(
            f'<rect x="{left + 2:.1f}" y="{_TOP + _PLOT[1] - high:.1f}" width="{wide - 4:.1f}" height="{high:.1f}"'
            f' fill="{_BAR}"/>'
        )
        if number % 2 == 0:
            clock = HOURS[0] + number / 2
            words = f"{int(clock)}:{int(clock % 1 * 60):02}"
            parts.append(_text(left, _HIGH - 34, words, _SOFT, 14))
    return parts


def _scale(most: float, longest: float) -> list[str]:
    parts: list[str] = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        high = _TOP + _PLOT[1] * (1 - share)
        parts.append(f'<line x1="{_LEFT}" x2="{_LEFT + _PLOT[0]}" y1="{high:.1f}" y2="{high:.1f}" stroke="#e3e8ee"/>')
        parts.append(_text(8, high + 5, f"{longest * share:.1f} min", _INK, 14))
        parts.append(_text(_LEFT + _PLOT[0] + 8, high + 5, f"{most * share:.0f}", _SOFT, 14))
    return parts


def _curve(values: list[float], longest: float, colour: str) -> str:
    wide = _PLOT[0] / len(values)
    points = " ".join(
        f"{_LEFT + (number + 0.5) * wide:.1f},{_TOP + _PLOT[1] * (1 - value / longest):.1f}"
        for number, value in enumerate(values)
    )
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3"/>'


def _text(left: float, base: float, words: str, colour: str, size: int) -> str:
    return f'<text x="{left:.1f}" y="{base:.1f}" font-size="{size}" fill="{colour}">{escape(words)}</text>'

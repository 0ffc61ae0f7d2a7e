"""The clerk's hands: mouse and keyboard of an X server, by its XTEST extension; and the little a window manager does.

XTEST's events go through the server to whatever window is there, as a mouse's and a keyboard's do. There is no
window manager on the stage, so a click also gives its window the keyboard, and `fill` gives a window the monitor.
"""

import time
from typing import Final, Protocol, Self

from Xlib import XK, X
from Xlib.display import Display as Connection
from Xlib.ext import xtest

from demo.xserver import Display
from windowkit.errors import Failure

_PACE: Final = 0.012  # s between key events: 40 letters a second, quicker than any clerk
_CLICK: Final = 0.04  # s a button is down
_UNICODE: Final = 0x01000000  # keysyms above this are Unicode characters (X protocol, appendix A)
_NAMES: Final = {"\n": XK.XK_Return, "\t": XK.XK_Tab}


class Hands:
    """One clerk's hands. `alphabet` are the characters to be typed that are on no key of the keyboard.

    They get free keys before any program starts: a program that re-reads the keyboard at leisure while keys
    change their meaning under it would read wrong characters.
    """

    def __init__(self, display: Display, alphabet: str) -> None:
        self._connection = Connection(display.name)
        self._root = self._connection.screen().root
        self._size = (display.width, display.height)
        self._keys: dict[str, tuple[int, bool]] = {}
        self._learn()
        self._give_keys(sorted(set(alphabet) - set(self._keys)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._connection.close()

    def click(self, place: tuple[float, float]) -> float:
        """Move there, press and release the left button; the moment of the release, on which a button acts.

        The moment is time.monotonic().
        """
        self._move(place)
        self._focus_below()
        return self._button(1)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the left button there, move, and release it here."""
        self._move(start)
        self._focus_below()
        self._send(X.ButtonPress, 1)
        for part in (0.3, 0.7, 1.0):
            self._move((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
            time.sleep(_PACE)
        self._send(X.ButtonRelease, 1)

    def turn_wheel(self, place: tuple[float, float], notches: int) -> None:
        """Turn the wheel over that place; positive is down."""
        self._move(place)
        for _ in range(abs(notches)):
            self._button(5 if notches > 0 else 4)

    def type(self, text: str) -> None:
        """Type it, key by key."""
        for character in text:
            if character not in self._keys:
                raise Failure(f"{character!r} is on no key: it was not in the alphabet")
            keycode, shifted = self._keys[character]
            self._press(keycode, self._keycode(XK.XK_Shift_L) if shifted else None)

    def press(self, name: str, *, control: bool = False) -> None:
        """Press a key by its X name (Return, Tab, Page_Down, a ...), with Ctrl held where said."""
        keycode = self._keycode(XK.string_to_keysym(name))
        self._press(keycode, self._keycode(XK.XK_Control_L) if control else None)

    def fill(self) -> None:
        """Give the largest window the whole monitor and the keyboard, as a window manager would."""
        windows = [each for each in self._root.query_tree().children if _is_a_window(each)]
        if not windows:
            raise Failure("no window to lay out")
        widest = max(windows, key=lambda each: each.get_geometry().width)
        widest.configure(x=0, y=0, width=self._size[0], height=self._size[1])
        widest.set_input_focus(X.RevertToParent, X.CurrentTime)
        self._connection.sync()

    # -- the server's own terms ------------------------------------------------------------------------------------

    def _learn(self) -> None:
        """Which key of the keyboard gives which character, plain or with Shift."""
        low, high = self._connection.display.info.min_keycode, self._connection.display.info.max_keycode
        rows = self._connection.get_keyboard_mapping(low, high - low + 1)
        for keycode, row in enumerate(rows, low):
            for level in (1, 0):
                character = _character(row[level]) if len(row) > level else ""
                if character:
                    self._keys[character] = (keycode, level == 1)
        for character, keysym in _NAMES.items():
            self._keys[character] = (self._keycode(keysym), False)
        self._free = [keycode for keycode, row in enumerate(rows, low) if not any(row)]

    def _give_keys(self, characters: list[str]) -> None:
        if len(characters) > 2 * len(self._free):
            raise Failure(f"{len(characters)} characters are on no key, and only {len(self._free)} keys are free")
        pairs = [characters[at : at + 2] for at in range(0, len(characters), 2)]
        for keycode, pair in zip(self._free, pairs, strict=False):
            keysyms = [_UNICODE + ord(character) for character in pair]
            self._connection.change_keyboard_mapping(keycode, [(keysyms * 2)[:2]])
            for level, character in enumerate(pair):
                self._keys[character] = (keycode, level == 1)
        self._connection.sync()

    def _keycode(self, keysym: int) -> int:
        return self._connection.keysym_to_keycode(keysym)

    def _press(self, keycode: int, held: int | None) -> None:
        keys = [keycode] if held is None else [held, keycode]
        for key in keys:
            self._send(X.KeyPress, key)
        for key in reversed(keys):
            self._send(X.KeyRelease, key)

    def _button(self, number: int) -> float:
        self._send(X.ButtonPress, number)
        time.sleep(_CLICK)
        released = time.monotonic()
        self._send(X.ButtonRelease, number)
        return released

    def _send(self, kind: int, detail: int) -> None:
        xtest.fake_input(self._connection, kind, detail)
        self._connection.sync()
        time.sleep(_PACE)

    def _move(self, place: tuple[float, float]) -> None:
        xtest.fake_input(self._connection, X.MotionNotify, x=round(place[0]), y=round(place[1]))
        self._connection.sync()

    def _focus_below(self) -> None:
        window = self._root.query_pointer().child
        # A list that has opened keeps the keyboard where it is: it holds a grab of its own.
        if window != X.NONE and _is_a_window(window):
            window.set_input_focus(X.RevertToParent, X.CurrentTime)
            self._connection.sync()


class _Attributes(Protocol):
    map_state: int
    override_redirect: int
    win_class: int


class _Window(Protocol):
    def get_attributes(self) -> _Attributes: ...


def _is_a_window(window: _Window) -> bool:
    attributes = window.get_attributes()
    shown = attributes.map_state == X.IsViewable and attributes.win_class == X.InputOutput
    return shown and not attributes.override_redirect


def _character(keysym: int) -> str:
    if 0x20 <= keysym <= 0x7E or 0xA0 <= keysym <= 0xFF:  # Latin 1 keysyms are their characters
        return chr(keysym)
    return chr(keysym - _UNICODE) if _UNICODE < keysym <= _UNICODE + 0x10FFFF else ""

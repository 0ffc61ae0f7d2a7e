"""Other programs' windows on an X server: which there are, and how each looks, also where others lie over it.

The Composite extension keeps a window's whole picture aside (its "redirection"); without it a picture of a window would
hold whatever stands in front of it - a letter to somebody else. Wayland hides windows from each other: there is nothing
to list there, and a session of it says so (`possible`).
"""

import os
import secrets
import sys
from collections.abc import Iterator
from typing import Any, Final, Self

import msgspec
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QGuiApplication, QImage
from Xlib import X, Xatom, error
from Xlib.display import Display
from Xlib.ext import composite

from counter_app.pointer import within

_LEAST: Final = 64  # pixels a side; smaller ones are no windows that somebody reads
_MARK: Final = "_VIRTUAL_WINDOW_MARK"  # a property of ours, which goes with its window


class Gone(Exception):
    """The window was closed, or the X server has ended."""


class Other(msgspec.Struct, frozen=True):
    """A window of another program. X gives a closed window's `id` to the next one; the `mark` is this one's alone."""

    id: int
    title: str
    mark: int


def possible() -> bool:
    """Whether this session lets a program see other programs' windows."""
    return sys.platform == "linux" and QGuiApplication.platformName() == "xcb" and is_screen_seen()


def is_screen_seen() -> bool:
    """Whether this session lets a program see the screen."""
    if os.environ.get("XDG_SESSION_TYPE") == "wayland":  # also through XWayland, which shows X's own windows only
        return False
    return QGuiApplication.platformName() in ("xcb", "windows", "cocoa")


class Windows:
    """A connection of its own; for one thread. Use `with`."""

    def __init__(self) -> None:
        self._display: Any = Display()  # Xlib's objects know their methods only at run time
        self._display.set_error_handler(expected)
        self._root: Any = self._display.screen().root
        self._kept: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._display.close()  # the redirections end with the connection

    def others(self, own: frozenset[int]) -> tuple[Other, ...]:
        """The windows that somebody may want to show, without our `own`; the top one last."""
        found: list[Other] = []
        for number in self._listed():
            try:
                window = self._display.create_resource_object("window", number)
                if number not in own and _is_shown(window):
                    found.append(Other(number, self._title(window), self._marked(window)))
            except error.XError:
                continue  # closed meanwhile
        self._display.sync()  # the marks are there before anybody looks for them
        return tuple(found)

    def grab(self, other: Other) -> QImage | None:
        """How it looks now; None where it is put away. Raises Gone."""
        window = self._display.create_resource_object("window", other.id)
        try:
            image = self._seen(other.id, window)
            if self._mark_of(window) != other.mark:  # asked after the picture: then the picture is of the same window
                raise Gone
            return image
        except (error.BadWindow, error.ConnectionClosedError, OSError) as closed:
            raise Gone from closed

    def pointer(self, other: Other) -> QPointF | None:
        """Where the mouse is on it, 0 to 1 each way; None while it is elsewhere, also over a window before it."""
        window = self._display.create_resource_object("window", other.id)
        try:
            size, at = window.get_geometry(), window.query_pointer()
            if not at.same_screen or self._under() != self._top(window):
                return None
        except (error.XError, OSError):
            return None  # closed, or going: the next picture will tell
        return within(QPoint(at.win_x, at.win_y), QRect(0, 0, size.width, size.height))

    def _under(self) -> int:
        """The root's child that the mouse is over; 0 where it is over none."""
        child = self._root.query_pointer().child
        return int(child.id) if child else 0

    def _top(self, window: Any) -> int:
        """The root's child that this window is, or is in: a window manager puts frames around."""
        while (parent := window.query_tree().parent) and parent.id != self._root.id:
            window = parent
        return int(window.id)

    def _seen(self, number: int, window: Any) -> QImage | None:
        try:
            if window.get_attributes().map_state != X.IsViewable:
                return None
            self._keep_aside(number, window)
            return self._picture(window)
        except error.BadWindow:
            raise
        except error.XError:
            return None  # closed, put away or of another size since the first question: the next look will tell

    def _marked(self, window: Any) -> int:
        """The window's mark; one is put on it where it has none."""
        mark = self._mark_of(window)
        if mark is None:
            mark = secrets.randbits(32)
            window.change_property(self._display.intern_atom(_MARK), Xatom.CARDINAL, 32, [mark])
        return mark

    def _mark_of(self, window: Any) -> int | None:
        put = window.get_full_property(self._display.intern_atom(_MARK), Xatom.CARDINAL)
        return int(put.value[0]) if put is not None else None

    def _keep_aside(self, number: int, window: Any) -> None:
        if number not in self._kept:
            window.composite_redirect_window(composite.RedirectAutomatic)
            self._display.sync()
            self._kept.add(number)

    def _picture(self, window: Any) -> QImage | None:
        size = window.get_geometry()
        if size.depth not in (24, 32):
            return None
        kept = window.composite_name_window_pixmap()
        try:
            seen = kept.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        finally:
            kept.free()
        return QImage(seen.data, size.width, size.height, size.width * 4, QImage.Format.Format_RGB32).copy()

    def _listed(self) -> Iterator[int]:
        """A window manager lists its clients (EWMH); without one, each window of the root is a program's."""
        atom = self._display.intern_atom("_NET_CLIENT_LIST_STACKING")
        listed = self._root.get_full_property(atom, X.AnyPropertyType)
        if listed is not None:
            return iter([int(number) for number in listed.value])
        return iter([child.id for child in self._root.query_tree().children])

    def _title(self, window: Any) -> str:
        told = window.get_full_property(self._display.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
        if told is not None and isinstance(told.value, bytes):
            return told.value.decode(errors="replace")
        name = window.get_wm_name()
        return name if isinstance(name, str) else ""


def expected(_error: object, _request: object) -> None:
    """A window that goes between two questions; what it means is seen at the next question that is answered."""


def _is_shown(window: Any) -> bool:
    about, size = window.get_attributes(), window.get_geometry()
    real = about.win_class == X.InputOutput and not about.override_redirect  # no menus, no tips
    return real and about.map_state == X.IsViewable and min(size.width, size.height) >= _LEAST

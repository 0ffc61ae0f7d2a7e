"""Monitors of a real X server, pulled and plugged in again, as RandR has it; and where windows stand on them."""

from typing import Final

from Xlib import display
from Xlib.ext import randr

from demo.xserver import Display

_NOW: Final = 0  # X's CurrentTime


class Monitors:
    """The outputs of one X server."""

    def __init__(self, server: Display) -> None:
        self._display = display.Display(server.name)
        self._root = self._display.screen().root
        self._modes: dict[str, tuple[int, int, int, int]] = {}

    def close(self) -> None:
        """Look no more."""
        self._display.close()

    def pull(self, name: str) -> None:
        """Its picture ends: what the kernel does when a cable is pulled and the desktop follows."""
        crtc, output = self._of(name)
        known = randr.get_crtc_info(self._root, crtc, _NOW)
        self._modes[name] = known.x, known.y, known.mode, known.rotation
        self._set(crtc, 0, 0, 0, 1, [])
        del output

    def plug(self, name: str) -> None:
        """As it was."""
        x, y, mode, rotation = self._modes.pop(name)
        crtc, output = self._free(name)
        self._set(crtc, x, y, mode, rotation, [output])

    def windows(self) -> dict[str, tuple[int, int, int, int]]:
        """By title, where each window that is seen stands."""
        found: dict[str, tuple[int, int, int, int]] = {}
        for window in self._root.query_tree().children:
            name = window.get_full_text_property(self._display.intern_atom("_NET_WM_NAME"))
            if name and window.get_attributes().map_state == 2:
                room = window.get_geometry()
                found[name] = room.x, room.y, room.width, room.height
        return found

    def _set(self, crtc: int, x: int, y: int, mode: int, rotation: int, outputs: list[int]) -> None:
        stamp = randr.get_screen_resources(self._root).config_timestamp
        status = randr.set_crtc_config(self._display, crtc, stamp, x, y, mode, rotation, outputs).status
        assert status == 0, status
        self._display.sync()

    def _of(self, name: str) -> tuple[int, int]:
        resources = randr.get_screen_resources(self._root)
        for output in resources.outputs:
            info = randr.get_output_info(self._root, output, resources.config_timestamp)
            if info.name == name:
                return info.crtc, output
        raise AssertionError(name)

    def _free(self, name: str) -> tuple[int, int]:
        _, output = self._of(name)
        resources = randr.get_screen_resources(self._root)
        info = randr.get_output_info(self._root, output, resources.config_timestamp)
        for crtc in info.crtcs:
            if not randr.get_crtc_info(self._root, crtc, resources.config_timestamp).outputs:
                return crtc, output
        raise AssertionError("no free crtc")

"""A bare X server and a look at its pixels: what is measured is what is on the screen."""

import contextlib
import os
import subprocess
from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray
from Xlib import X, display

from demo.leash import leashed


@contextlib.contextmanager
def x_server(width: int, height: int) -> Generator[str]:
    """Run Xvfb with one screen; gives its DISPLAY."""
    read, write = os.pipe()
    server = subprocess.Popen(
        leashed("Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"),
        pass_fds=(write,),
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        number = os.read(read, 16).decode().strip()  # blocks until the server is ready, or is gone
        if not number:
            raise RuntimeError("Xvfb did not start; is the package xvfb installed?")
        yield f":{number}"
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)


class Eye:
    """Looks at one row of the screen."""

    def __init__(self, name: str, width: int) -> None:
        self._display = display.Display(name)
        self._root = self._display.screen().root
        self._width = width

    def close(self) -> None:
        """Look no more."""
        self._display.close()

    def row(self, y: int) -> NDArray[np.uint8]:
        """The green of row `y`, from the left, as a picture of one line."""
        image = self._root.get_image(0, y, self._width, 1, X.ZPixmap, 0xFFFFFFFF)
        return np.frombuffer(image.data, np.uint8).reshape(1, self._width, 4)[:, :, 1]

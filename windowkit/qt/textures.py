"""What PySide6 does wrong with a picture that was handed to the scene graph."""

import shiboken6
from PySide6.QtQuick import QSGTexture


def let_go(texture: QSGTexture) -> None:
    """Leave the texture to its node alone.

    PySide6 6.12 has the window hold each texture's wrapper for ever: 0.4 MiB for each minute of a call.
    """
    texture.setParent(None)  # out of the window's hands, and into Python's, which would free it
    shiboken6.invalidate(texture)  # and out of Python's

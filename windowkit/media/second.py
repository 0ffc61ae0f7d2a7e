"""The second picture: the table of the document camera, or what the clerk shows; nothing unless somebody shows it."""

from collections.abc import Callable
from typing import Protocol

from av.video.frame import VideoFrame


class _Watched(Protocol):
    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]: ...


class SecondPicture:
    """A picture source behind a switch. Frames come by `show`, from any thread, or from a camera that is `joined`.

    It is off until `on` is set: then each frame goes to whoever sends it. A still picture must be shown again
    each second, so that a peer that is built in the middle of it gets one, too.
    """

    def __init__(self) -> None:
        self.on = False
        self._watching: tuple[Callable[[VideoFrame], None], ...] = ()

    @property
    def present(self) -> bool:
        """Whether anything is shown."""
        return self.on

    @property
    def known(self) -> bool:
        """Always: nothing has to be found out."""
        return True

    def joined(self, camera: _Watched) -> "SecondPicture":
        """Show what this camera sees, while `on`; for as long as both live."""
        camera.watch(self.show)
        return self

    def show(self, frame: VideoFrame) -> None:
        """This frame next; passed over while off."""
        if self.on:
            for on_frame in self._watching:
                on_frame(frame)

    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        """Call with each frame, in whatever thread; returns what ends it."""
        self._watching = (*self._watching, on_frame)

        def leave() -> None:
            self._watching = tuple(other for other in self._watching if other is not on_frame)

        return leave

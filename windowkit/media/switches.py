"""A camera and a microphone behind a switch: what is shut or muted here does not leave this machine.

`held` is the hold of a visit: nothing is missing then and nobody is told so, but nothing leaves either.
"""

from collections.abc import Callable

import msgspec
from av.video.frame import VideoFrame

from windowkit.media.peer import Ends
from windowkit.media.tracks import PictureSource, SoundSource


class Shutter:
    """A camera whose picture can be held back."""

    def __init__(self, camera: PictureSource) -> None:
        self._camera = camera
        self._stood: tuple[bool, bool] | None = None  # present, known, as the hold began
        self.shut = False

    def hold(self, *, held: bool) -> None:
        """Let nothing leave, or again; the camera may be closed meanwhile, and is not missed for that."""
        if held and self._stood is None:
            self._stood = self._camera.present, self._camera.known
        elif not held:
            self._stood = None

    @property
    def present(self) -> bool:
        """Whether a picture leaves."""
        stands = self._camera.present if self._stood is None else self._stood[0]
        return stands and not self.shut

    @property
    def known(self) -> bool:
        """Whether it has been found out yet."""
        return self._camera.known if self._stood is None else self._stood[1]

    def watch(self, on_frame: Callable[[VideoFrame], None], /) -> Callable[[], None]:
        """Frames, while the shutter is open."""

        def pass_on(frame: VideoFrame) -> None:
            if not self.shut and self._stood is None:
                on_frame(frame)

        return self._camera.watch(pass_on)


class Mute:
    """A microphone that can be silenced; the blocks go on, so that the other side's clock does."""

    def __init__(self, microphone: SoundSource) -> None:
        self._microphone = microphone
        self.on = False
        self.held = False

    @property
    def present(self) -> bool:
        """Whether sound leaves."""
        return self._microphone.present and not self.on

    @property
    def known(self) -> bool:
        """Whether it has been found out yet."""
        return self._microphone.known

    def available(self) -> int:
        """Samples waiting."""
        return self._microphone.available()

    def take(self, samples: int, /) -> bytes:
        """The oldest samples, or as much silence."""
        taken = self._microphone.take(samples)
        return bytes(len(taken)) if self.on or self.held else taken


class Switches:
    """A call's ends behind switches, and all of them at once while somebody is on hold."""

    def __init__(self, ends: Ends) -> None:
        self.shutter = None if ends.picture is None else Shutter(ends.picture)
        self.mute = None if ends.sound is None else Mute(ends.sound)
        self._second = None if ends.second is None else Shutter(ends.second)
        self.ends = msgspec.structs.replace(ends, picture=self.shutter, sound=self.mute, second=self._second)

    @property
    def muted(self) -> bool:
        """Whether no sound leaves."""
        return self.mute is not None and (self.mute.on or self.mute.held)

    def hold(self, *, held: bool) -> None:
        """Let no sound and no picture leave this machine, or again."""
        if self.mute is not None:
            self.mute.held = held
        for one in (self.shutter, self._second):
            if one is not None:
                one.hold(held=held)

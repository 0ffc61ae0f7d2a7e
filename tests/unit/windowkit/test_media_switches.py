"""Somebody on hold: nothing leaves this machine, and nothing is missed."""

from collections.abc import Callable

from av.video.frame import VideoFrame

from windowkit.media.peer import Ends
from windowkit.media.switches import Switches


class Loud:
    """A microphone in a room that is never quiet."""

    present = known = True

    def available(self) -> int:
        return 48_000

    def take(self, samples: int) -> bytes:
        return b"\x40\x20" * samples


class Camera:
    """Gives a frame when told to."""

    present = known = True

    def __init__(self) -> None:
        self.give: Callable[[VideoFrame], None] = lambda _: None

    def watch(self, on_frame: Callable[[VideoFrame], None]) -> Callable[[], None]:
        self.give = on_frame
        return lambda: None


def test_on_hold_no_picture_leaves_neither_the_face_nor_what_is_shown_beside_it() -> None:
    face, beside = Camera(), Camera()
    ends = Ends(picture=face, second=beside, sound=None, on_frame=lambda _: None, on_sound=lambda _: None)
    switches = Switches(ends)
    left: list[VideoFrame] = []
    for source in (switches.ends.picture, switches.ends.second):
        assert source is not None
        source.watch(left.append)
    frame = VideoFrame(16, 16)
    switches.hold(held=True)
    face.give(frame)
    beside.give(frame)
    assert left == []
    assert switches.shutter is not None
    assert switches.shutter.present, "it is there, and is not missed"
    switches.hold(held=False)
    face.give(frame)
    beside.give(frame)
    assert len(left) == 2


def test_on_hold_a_microphone_gives_silence_at_the_same_pace() -> None:
    switches = Switches(Ends(picture=None, sound=Loud(), on_frame=lambda _: None, on_sound=lambda _: None))
    assert switches.mute is not None
    assert any(switches.mute.take(960))
    switches.hold(held=True)
    assert switches.mute.take(960) == bytes(1920)
    assert switches.muted
    assert switches.mute.present, "it is there, and is not missed"
    switches.hold(held=False)
    assert any(switches.mute.take(960))

"""FFmpeg's own VP8 decoder, in the place of the one that aiortc chooses."""

import numpy as np
import pytest
from aiortc.codecs import vpx as aiortc_vpx
from aiortc.jitterbuffer import JitterFrame
from av.codec import CodecContext
from av.packet import Packet
from av.video.frame import VideoFrame

from windowkit.media.decoding import PRIVATE_OF_DECODER, mend_decoding
from windowkit.media.vpx import CAREFUL, QUICK, Speed, Vp8

_FRAME = 3000  # 1/90000 s


def pictures() -> list[VideoFrame]:
    noise = np.random.default_rng(1).integers(16, 235, (360 * 3 // 2, 640), np.uint8)
    noise[:, 200:] = noise[:1, 200:]
    return [VideoFrame.from_ndarray(np.roll(noise, number * 3, axis=1), "yuv420p") for number in range(12)]


@pytest.mark.parametrize("speed", [CAREFUL, QUICK])
def test_each_picture_is_libvpx_s_to_the_last_bit_and_comes_at_once(speed: Speed) -> None:
    mend_decoding()
    ours, theirs = aiortc_vpx.Vp8Decoder(), CodecContext.create("libvpx", "r")
    assert [name for name in PRIVATE_OF_DECODER if not hasattr(ours, name)] == []
    encoder = Vp8(640, 360, 800_000, threads=1, speed=speed, largest_key=500, drops=False)
    for number, picture in enumerate(pictures()):
        data = encoder.encode(picture, number * _FRAME, _FRAME, key=False)
        (mine,) = ours.decode(JitterFrame(data, number * _FRAME))
        (stock,) = theirs.decode(Packet(data))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        assert isinstance(mine, VideoFrame)
        assert isinstance(stock, VideoFrame)
        assert mine.pts == number * _FRAME
        assert np.array_equal(mine.to_ndarray(), stock.to_ndarray())
    encoder.close()

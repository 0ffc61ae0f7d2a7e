"""A side that gets nothing says so over the connection itself, so that both notice a path that is dead one way.

An RTCP application-layer feedback message (RFC 4585, 6.4) with a mark of our own beside REMB's. It needs no line to
the server, which often goes through the same cable. Of the mends to aiortc 1.16.0 that `mends.py` names.
"""
# pyright: reportPrivateUsage=false
# ruff: noqa: SLF001

import contextlib
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from aiortc import RTCRtpSender
from aiortc.rtp import RTCP_PSFB_APP, RtcpPsfbPacket

LASTS: Final = 0.6  # s that "I get nothing" counts; it is said again each 0.1 s while it is so
_MARK: Final = b"VWH"  # and one byte: 1 where media come, 0 where not
_SSRC: Final = re.compile(r"^a=ssrc:(\d+) ", re.MULTILINE)


def ssrc_of(sdp: str) -> int | None:
    """A stream the other side sends, to which a message can be addressed."""
    found = _SSRC.search(sdp)
    return int(found[1]) if found else None


def listen(senders: Sequence[RTCRtpSender], on_report: Callable[[bool], None]) -> None:
    """`on_report(hears)` for each of the other side's messages. Before the connection is made."""
    for sender in senders:
        _listen(sender, on_report)


def _listen(sender: RTCRtpSender, on_report: Callable[[bool], None]) -> None:
    private: Any = sender
    handle = sender._handle_rtcp_packet

    async def handle_and_report(packet: object) -> None:
        if isinstance(packet, RtcpPsfbPacket) and packet.fmt == RTCP_PSFB_APP and packet.fci[:3] == _MARK:
            on_report(packet.fci[3:4] == b"\x01")
        else:
            await handle(packet)  # pyright: ignore[reportArgumentType] - whatever the router brings

    private._handle_rtcp_packet = handle_and_report


async def report(sender: RTCRtpSender, ssrc: int, *, hears: bool) -> None:
    """Tell the sender of `ssrc` whether its media come; nothing happens where the connection is gone."""
    packet = RtcpPsfbPacket(fmt=RTCP_PSFB_APP, ssrc=sender._ssrc, media_ssrc=ssrc, fci=_MARK + bytes([hears]))
    with contextlib.suppress(ConnectionError):
        await sender.transport._send_rtp(bytes(packet))

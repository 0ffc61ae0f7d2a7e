"""A mend to aiortc 1.16.0, named in mends.py: retransmitted packets find their receiver where a call has two pictures.

Stock knows a retransmission's SSRC (RFC 4588) only in the receiver, not where packets are handed out. There it
goes by the payload type, which two m-lines of VP8 share: each retransmission is dropped, each loss costs 0.5 s.
"""
# pyright: reportPrivateUsage=false, reportAttributeAccessIssue=false
# ruff: noqa: SLF001
# The whole purpose of this module is to reach into a library where it offers no way in.

from typing import Final

from aiortc.rtcdtlstransport import RTCDtlsTransport, RtpReceiver
from aiortc.rtcrtpparameters import RTCRtpReceiveParameters

_stock: Final = RTCDtlsTransport._register_rtp_receiver


PRIVATE_OF_TRANSPORT: Final = ("_register_rtp_receiver", "_rtp_router")  # a test fails when one is gone


def mend_routing() -> None:
    """Once for the process; again: nothing happens."""
    RTCDtlsTransport._register_rtp_receiver = _register


def _register(transport: RTCDtlsTransport, receiver: RtpReceiver, parameters: RTCRtpReceiveParameters) -> None:
    _stock(transport, receiver, parameters)
    for encoding in parameters.encodings:
        if encoding.rtx is not None:
            transport._rtp_router.ssrc_table[encoding.rtx.ssrc] = receiver

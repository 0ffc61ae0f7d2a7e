"""The QR code on a photographed paper."""

# zxing-cpp does not say what its options are.
# pyright: reportUnknownMemberType=false

import zxingcpp
from av.video.frame import VideoFrame

from windowkit.inking import check_of


def read(frame: VideoFrame) -> str:
    """What a notice's code on it says, whichever way the paper lies; "" where none can be read. Blocks some 50 ms.

    A code that is no notice's, as on a sticker of the table or a card beside the paper, says nothing of the paper.
    """
    found = zxingcpp.read_barcodes(
        frame.to_ndarray(format="gray"), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return next((one.text for one in found if one.valid and check_of(one.text)), "")

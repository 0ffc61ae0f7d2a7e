"""A notice's code says who signed it, and nothing else passes."""

import base64

import pytest

from signaling.genuine import Claim, checked, link
from windowkit.keys import new_private, public_of

PRIVATE = base64.b64encode(bytes(range(32))).decode()
PUBLIC = public_of(PRIVATE)
CLAIM = Claim(check="Ab3dEf6hIj9lMn2pQr5tUw", template="acceptance", issued="2026-11-23", attempt=2)
ADDRESS = link("https://window.example.gov.cn", CLAIM, PRIVATE)


def test_a_signed_code_is_believed_and_short_enough_for_its_place() -> None:
    assert checked(ADDRESS, PUBLIC) == CLAIM
    assert len(ADDRESS) <= 213  # bytes of a QR code of 57 modules (ISO/IEC 18004, version 10, level M)


@pytest.mark.parametrize(
    "forged",
    [
        ADDRESS.replace("n=2", "n=1"),
        ADDRESS.replace("acceptance", "assessment_result"),
        ADDRESS.replace("2026-11-23", "2027-11-23"),
        ADDRESS.replace("Ab3d", "Bb3d"),
        ADDRESS[:-4],
        ADDRESS.partition("?")[0],
        "https://window.example.gov.cn/verify/x?t=a&d=b&n=many&s=%%%",
        "",
    ],
)
def test_whatever_was_changed_is_not_believed(forged: str) -> None:
    assert checked(forged, PUBLIC) is None


def test_another_servers_key_signs_nothing_of_ours() -> None:
    assert checked(link("https://window.example.gov.cn", CLAIM, new_private()), PUBLIC) is None

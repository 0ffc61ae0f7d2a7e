"""The demo's visit between real processes: what it left behind must show that every stage really happened."""

import itertools
import re
import subprocess

import numpy as np
import pytest
from PIL import Image

from demo import people
from tests.journey.conftest import Played

pytestmark = pytest.mark.timeout(1200)  # the first test waits for the whole visit

_STAGES = [
    "welcome",
    "staff_pin_asked",
    "matters_shown",
    "told",
    "ticket_taken",
    "call_up",
    "sound_both_ways",
    "form_growing",
    "form_filled",
    "identity_asked",
    "document_asked",
    "still_shown",
    "document_arrived",
    "form_read",
    "signature_drawn",
    "signed",
    "submitted",
    "acceptance_printed",
    "result_printed",
    "rating_asked",
    "rated",
    "wiped",
]
_TALKED = ("sound_both_ways", "form_growing", "form_filled", "still_shown", "form_read", "signed")  # 2 s apart or more
_WINDOW = (300, 80, 1600, 850)  # the part of the upper screen where only the clerk's picture is


def _picture(played: Played, stage: str, screen: str) -> Image.Image:
    found = next(each for each in played.visit["stages"] if each["name"] == stage)
    return Image.open(played.folder / "pictures" / found["pictures"][screen]).convert("RGB")


def _difference(one: Image.Image, other: Image.Image) -> float:
    """Mean difference of two pictures, 0 to 255."""
    return float(np.abs(np.asarray(one, np.int16) - np.asarray(other, np.int16)).mean())


def _words(played: Played, number: int) -> str:
    """What stands on the paper, as the printer received it, without spaces."""
    pdf = played.folder / played.visit["jobs"][number]["pdf"]
    said = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"\s", "", said)


def test_the_demo_ends_well(played: Played) -> None:
    assert played.status == 0, played.said
    assert played.visit["happened"] is True


def test_every_stage_happened_one_after_the_other(played: Played) -> None:
    assert [each["name"] for each in played.visit["stages"]] == _STAGES
    times = [each["ms"] for each in played.visit["stages"]]
    assert all(before <= after for before, after in itertools.pairwise(times))
    assert times[0] < 0 < times[1]  # all but the welcome comes after the resident's touch


def test_both_sides_show_a_picture_soon_after_the_clerk_took_the_visit(played: Played) -> None:
    first = played.visit["first_frame_ms"]
    assert 0 < first["kiosk_after_take"] < 5000
    assert 0 < first["counter_after_take"] < 5000
    assert min(played.visit["fps"].values()) > 5  # 25 on a machine that does nothing else


def test_each_side_hears_what_the_other_says(played: Played) -> None:
    assert min(played.visit["heard"].values()) >= 0.6


def test_no_screen_is_ever_blank(played: Played) -> None:
    for each in played.visit["stages"]:
        for file in each["pictures"].values():
            assert np.asarray(Image.open(played.folder / "pictures" / file)).std() > 10, file


def test_the_clerks_picture_moves(played: Played) -> None:
    """Of any three in a row two differ: the clip is a loop, so that two alone may have met the same moment of it."""
    pictures = [_picture(played, stage, "kiosk_upper").crop(_WINDOW) for stage in _TALKED]
    for three in zip(pictures, pictures[1:], pictures[2:], strict=False):
        assert max(_difference(one, other) for one, other in itertools.combinations(three, 2)) > 2


def test_nothing_of_the_visit_is_left_on_the_kiosk(played: Played) -> None:
    for screen in ("kiosk_lower", "kiosk_upper"):
        assert _difference(_picture(played, "welcome", screen), _picture(played, "wiped", screen)) < 0.5


def test_the_acceptance_notice_names_the_case(played: Played) -> None:
    words = _words(played, 0)
    assert "受理通知书" in words
    assert played.visit["case"] in words
    assert people.HUSBAND.name in words
    assert people.HUSBAND.id_number not in words  # masked on paper


def test_the_earlier_cases_result_is_printed(played: Played) -> None:
    words = _words(played, 1)
    assert "老年照护统一需求评估结果告知书" in words
    assert "照护四级" in words
    assert people.ASSESSMENT["reference"] in words


def test_the_printer_itself_says_that_both_jobs_are_completed(played: Played) -> None:
    assert [job["state"] for job in played.visit["jobs"]] == ["completed", "completed"]
    assert len({job["ipp_job"] for job in played.visit["jobs"]}) == 2


def test_no_log_holds_what_the_resident_told(played: Played) -> None:
    secrets = {people.HUSBAND.name, people.RESIDENT.name, people.HUSBAND.id_number, people.HUSBAND.address}
    secrets |= {people.RESIDENT.id_number, people.APPLICATION["bank_account"], people.STAFF_PIN, people.CLERK_PASSWORD}
    for log in (played.folder / "logs").iterdir():
        assert not [secret for secret in secrets if secret in log.read_text()], log.name


def test_no_program_logged_an_error(played: Played) -> None:
    for log in (played.folder / "logs").iterdir():
        assert '"level": "error"' not in log.read_text(), log.read_text()[-3000:]
        assert "Traceback" not in log.read_text(), log.read_text()[-3000:]

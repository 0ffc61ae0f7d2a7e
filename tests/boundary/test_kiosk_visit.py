"""A whole visit by touch, with a real server process, real HTTP and a real call; only the clerk is played here."""

import pytest
from PIL import Image

from kiosk_app.cards.text import card
from tests.peers.card_reader import chip
from tests.peers.kiosk_visit import SHEET, Clerk, Kiosk, Office, value_for
from windowkit.cards import AskCard, CardGiven
from windowkit.messages import EditField, FinishVisit, Flaw, RequestDocument, ReviewForm, SubmitForm
from windowkit.visit import Outcome


@pytest.mark.timeout(240)
def test_a_visit_from_the_pin_to_the_rating(kiosk: Kiosk, clerk: Clerk) -> None:
    matter = kiosk.begin(clerk)
    kiosk.until(lambda: clerk.frames > 5 and kiosk.desk.property("picture") == "shown")
    clerk.do(AskCard, whose="applicant")
    kiosk.press("同意")
    kiosk.until(lambda: kiosk.find("我没有带证件"))
    kiosk.reader.lay(chip(name="测试人"))
    kiosk.until(lambda: clerk.card is not None)
    assert clerk.card == CardGiven(visit=clerk.seen().visit, whose="applicant", card=card(chip(name="测试人")))
    kiosk.until(lambda: kiosk.find("我没有带证件") is None)
    for field in matter.fields:
        clerk.do(EditField, field=field.key, value=value_for(field), revision=1)
        kiosk.until(lambda: kiosk.desk.scene.typed[:1] == (field.key,))  # noqa: B023 - waited for at once
    for material in (one for one in matter.materials if one.photograph and one.required):
        clerk.do(RequestDocument, material=material.code)
        for name in ("拍照", "重新拍", "拍照", "就用这张"):
            kiosk.press(name)
        if material.pages > 1:
            kiosk.press("没有了")
        kiosk.shows("serving")
    kiosk.until(lambda: clerk.seen().documents)
    document = clerk.seen().documents[0]
    assert SHEET < document.width < 1.03 * SHEET  # at full resolution, cropped to the sheet's edge
    assert document.flaws == ()
    assert len(clerk.fetch(document.id)) == document.bytes

    clerk.do(ReviewForm)
    kiosk.shows("review")
    for page in range(1, kiosk.desk.property("pages")):
        kiosk.press("下一页")
        kiosk.until(lambda: kiosk.desk.property("page") == page)  # noqa: B023
    kiosk.press("确认")
    kiosk.shows("sign")
    kiosk.sign()
    kiosk.press("签好了")
    kiosk.shows("signed")
    kiosk.until(lambda: clerk.seen().signed)
    clerk.do(SubmitForm, form_hash=clerk.seen().form_hash)
    kiosk.shows("submitted")
    assert kiosk.desk.visiting.property("caseNumber")
    clerk.do(FinishVisit, outcome=Outcome.ACCEPTED)
    kiosk.press("非常满意")
    kiosk.shows("goodbye")
    kiosk.until(lambda: not any(part.present for part in kiosk.devices.parts))
    kiosk.press("回到首页")
    kiosk.shows("welcome")
    assert "测试" not in repr(kiosk.desk.scene)


@pytest.mark.timeout(180)
def test_a_missing_document_camera_is_told_and_the_form_goes_on(kiosk: Kiosk, clerk: Clerk, office: Office) -> None:
    (office.folder / "table.jpg").unlink()
    matter = kiosk.begin(clerk)
    clerk.do(RequestDocument, material=matter.materials[0].code)
    kiosk.press("同意")
    kiosk.press("拍照")
    kiosk.shows("serving")
    assert kiosk.desk.property("headline") == "拍照的摄像头没有接好"
    assert kiosk.find("拍照") is None


@pytest.mark.timeout(180)
def test_a_poor_picture_is_taken_again_and_then_used_all_the_same(kiosk: Kiosk, clerk: Clerk, office: Office) -> None:
    Image.new("RGB", (3264, 2448), "#d0c0b0").save(office.folder / "table.jpg")
    matter = kiosk.begin(clerk)
    clerk.do(RequestDocument, material=matter.materials[0].code)
    kiosk.press("同意")
    kiosk.press("拍照")
    kiosk.until(lambda: kiosk.find("重新拍"))
    assert kiosk.desk.property("headline") == "画面里没有看到材料"
    assert kiosk.find("就用这张") is kiosk.find("就这样用") is None
    kiosk.press("重新拍")
    kiosk.press("拍照")
    kiosk.press("就这样用")
    kiosk.shows("serving")
    (document,) = clerk.seen().documents
    assert document.flaws == (Flaw.EMPTY,)
    assert (document.width, document.height) == (3264, 2448)


@pytest.mark.timeout(180)
def test_a_code_enrols_one_kiosk_and_no_second(office: Office) -> None:
    first, again = office.enrol_by_program(), office.enrol_by_program()
    assert (first.returncode, again.returncode) == (0, 2)
    assert first.stdout.startswith("kiosk-")  # nothing but its name: the print service is enrolled for it
    assert "code_expired" in again.stderr

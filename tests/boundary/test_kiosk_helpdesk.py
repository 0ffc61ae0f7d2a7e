"""The committee's own desk by touch: a real server and database, a camera's picture, a card on a serial line."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import Connection

from kiosk_app.cards.text import card
from signaling import tables as t
from signaling.records import STAFF, Assessment, JobRecord
from signaling.store import Store
from tests.peers.card_reader import chip
from tests.peers.kiosk_visit import PIN, Kiosk, Office
from tests.peers.notices import assessment_result
from tests.peers.server_cast import RESULT
from windowkit.messages import JobState

CARD = card(chip())
NOTICE = msgspec.structs.replace(assessment_result(), id="result~PG26", number="PG26", check="c1")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    with closing(store(made)) as open_:
        open_.write(handed_out).result(5)
    yield made
    made.close()


def store(office: Office) -> Store:
    return Store(f"sqlite:///{office.folder / 'data' / 'signaling.sqlite'}")


def handed_out(connection: Connection) -> None:
    """A result's notice that staff printed, days ago."""
    result = Assessment(**(RESULT | {"reference": "PG26", "id_number": CARD.number}))
    row = {"reference": "PG26", "id_number": CARD.number, "body": msgspec.json.encode(result)}
    connection.execute(t.ASSESSMENTS.insert().values(row))
    job = JobRecord(job="left~1", visit="", kiosk="k1", notice=NOTICE, state=JobState.DONE, committee="k", by=STAFF)
    connection.execute(t.JOBS.insert().values(id=job.job, open=0, body=msgspec.json.encode(job)))
    said = {"number": "PG26", "template": NOTICE.template, "check": "c1", "attempt": 1}
    at = {"committee": "k", "kiosk": "k1", "by": STAFF, "at": 1.0, "became": "done", "reference": "PG26"}
    connection.execute(t.DELIVERIES.insert().values({"job": job.job} | said | at))
    connection.execute(t.NOTICES.insert().values(said | {"issued": NOTICE.issued, "office": "", "holder": ""}))


@pytest.mark.timeout(480)
def test_an_old_notice_is_opened_by_its_number_and_card_and_nothing_of_it_stays(kiosk: Kiosk, office: Office) -> None:
    kiosk.press("开始办事")
    for digit in PIN:
        kiosk.press(digit)
    kiosk.press("确认")
    kiosk.press("社区服务台")
    kiosk.press("补打通知书")
    camera = kiosk.table.camera
    assert camera is not None
    kiosk.until(lambda: camera.present)  # it looks, and there is no code on that paper
    for key in "PG26":
        kiosk.press(key)
    kiosk.press("下一步")
    kiosk.until(lambda: not camera.known)
    kiosk.reader.lay(chip())
    kiosk.until(lambda: kiosk.desk.property("headline") == "补打这份通知书吗？")
    assert kiosk.find("补打这份") is None  # without a print service nothing is promised
    with closing(store(office)) as open_:
        act = open_.one(t.DESK_ACTS, "act", "notice_found")
    assert act is not None
    assert (act["what"], act["proof"], act["committee"]) == ("PG26", "card", "k")
    assert CARD.number not in repr(kiosk.desk.scene)
    assert CARD.name not in repr(kiosk.desk.scene)
    kiosk.press("返回")
    kiosk.press("返回")
    kiosk.shows("matters")
    assert kiosk.desk.scene.helpdesk is None
    assert "PG26" not in repr(kiosk.desk.scene)

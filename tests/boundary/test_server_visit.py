"""The signalling server as a process: a visit, message by message, and what others may not do in it."""

from collections.abc import Iterator

import httpx
import msgspec
import pytest

from tests.peers.server_cast import ID_NUMBER, JPEG, RESULT, SIGNATURE, cast, filled, serving, still, submitted
from tests.peers.server_process import PIN, ServerProcess, device_hello, enrolled, on_the_line
from windowkit import files, messages as m, uploads
from windowkit.errors import Code, Refused
from windowkit.sensitive import Sensitive
from windowkit.visit import Outcome, State


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all: every test brings its own kiosk and clerk."""
    process = ServerProcess(tmp_path_factory.mktemp("server"))
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


async def test_a_whole_visit(server: ServerProcess) -> None:
    async with cast(server) as all_, httpx.AsyncClient(base_url=server.url) as outside:
        key = server.office.add_integration("assessments")
        sent = await outside.post("/api/assessment-results", json=RESULT, headers={"Authorization": f"Bearer {key}"})
        assert sent.status_code == 201
        await serving(all_)
        await filled(all_)
        assert (await all_.kiosk.until(m.FieldChanged, lambda one: one.field == "delivery")).value == "kiosk"
        await all_.counter.ask(m.RequestDocument, visit=all_.visit, material="applicant_id")
        await all_.kiosk.ask(m.AnswerAssent, visit=all_.visit, kind=Sensitive.IDENTITY, yes=True)
        await all_.seen(State.DOCUMENT)
        token = (await all_.kiosk.until(m.Welcome)).token
        for _ in range(2):  # the answer to the first may be lost on the way
            await uploads.bring(server.url, token, still(all_.visit), lambda _: None)
        seen = await all_.counter.until(m.VisitSnapshot, lambda one: one.documents)
        assert (seen.documents[0].width, seen.documents[0].height) == (3264, 2448)
        clerk = (await all_.counter.until(m.Welcome)).token
        assert await files.download(server.url, clerk, all_.visit, "still-1") == JPEG
        filed = await submitted(all_)
        assert filed.case.startswith("hyl2")
        acceptance, result = filed.notices
        first = await all_.printing.until(m.PrintJob)
        assert first.notice.template == acceptance.template == "acceptance"
        assert first.notice.signature == SIGNATURE
        assert ID_NUMBER not in msgspec.json.encode(first).decode()
        await all_.counter.ask(m.PrintNotice, visit=all_.visit, notice=result.id)
        second = await all_.printing.until(m.PrintJob, lambda one: one.notice.template == "assessment_result")
        assert second.notice.data["level"] == "level_3"
        for job in (first, second):
            await all_.printing.ask(m.JobReport, job=job.job, state=m.JobState.DONE, ipp_job=7, sheets=1)
        await all_.counter.until(
            m.VisitSnapshot, lambda one: {notice.state for notice in one.notices} == {m.JobState.DONE}
        )
        page = await outside.get(first.notice.data["verify_url"].removeprefix("https://window.example"))
        assert page.status_code == 200
        for words in (filed.case, "受理通知书", "Notice of acceptance", "海源路街道社区事务受理服务中心", "周**"):
            assert words in page.text
        assert "genuine: acceptance" in server.admin("check-notice", first.notice.data["verify_url"])
        await all_.counter.ask(m.FinishVisit, visit=all_.visit, outcome=Outcome.ACCEPTED)
        await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=5)
        assert (await all_.seen(State.ENDED)).outcome is Outcome.ACCEPTED


async def test_another_kiosk_cannot_touch_the_visit(server: ServerProcess) -> None:
    async with cast(server) as all_:
        await serving(all_)
        other = await enrolled(server, m.Role.KIOSK)
        async with on_the_line(server, device_hello(other, m.Role.KIOSK)) as thief:
            with pytest.raises(Refused) as refusal:
                await thief.ask(m.CancelVisit, visit=all_.visit)
            assert refusal.value.code is Code.NOT_YOURS
            token = (await thief.until(m.Welcome)).token
            with pytest.raises(Refused) as refusal:
                await files.download(server.url, token, all_.visit, "still-1")
            assert refusal.value.code is Code.NOT_YOURS
            assert not [one for one in thief.heard if isinstance(one, m.VisitSnapshot)]


async def test_a_kiosk_cannot_do_what_clerks_do(server: ServerProcess) -> None:
    async with cast(server) as all_:
        await serving(all_)
        all_.kiosk.link.send(m.EditField(id="1", visit=all_.visit, field="reason", value="lost", revision=9))
        denied = await all_.kiosk.until(m.Denied)
        assert denied.code is Code.NOT_YOURS

"""What could not be done, on the real server: from the kiosk to the duty leader's counter, by command, over a kill."""

from pathlib import Path
from uuid import uuid4

import pytest

from signaling import tables as t
from tests.peers.server_cast import cast
from tests.peers.server_process import PASSWORD, PIN, ServerProcess, clerk_hello, on_the_line
from windowkit import files, messages as m
from windowkit.concerns import ConcernState
from windowkit.errors import Code, Refused


async def test_a_residents_word_reaches_the_duty_leader_and_the_reply_its_committee_also_over_kills(
    tmp_path: Path,
) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        added = (
            "add-clerk",
            "leader",
            "--display",
            "李班长",
            "--service-number",
            "0301",
            "--centre",
            "hyl",
            "--leader",
        )
        server.admin(*added, secret=PASSWORD)
        async with cast(server) as all_:
            visit = str(uuid4())
            await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
            await all_.kiosk.ask(m.OpenVisit, told=True, visit=visit, matter="medical-record-booklet")
            await all_.kiosk.ask(m.CancelVisit, visit=visit)
            await all_.kiosk.ask(m.RaiseConcern, visit=visit)
            due = (await all_.kiosk.until(m.ConcernRaised)).due
            concern = f"concern-{visit}"
            assert f"{concern}\topen\t{due}" in server.admin("concerns", "list", "--centre", "hyl")
            assert server.admin("concerns", "list", "--overdue") == "none"
            with pytest.raises(Refused) as refusal:  # a clerk is no duty leader
                await all_.counter.ask(m.AnswerConcern, concern=concern, reply="好")
            assert refusal.value.code is Code.NOT_YOURS
            server.kill()
            # While the server is down: it does it as it comes back.
            server.admin("concerns", "answer", concern, "--by", "李班长", secret="对不起，请您明天来，我们先给您办。")
            server.start()
            token = (await files.sign_in(server.url, "leader", PASSWORD)).token
            async with on_the_line(server, clerk_hello(token)) as leader:
                assert (await leader.until(m.Welcome)).leader
                news = await leader.until(
                    m.ConcernsChanged, lambda one: [each.state for each in one.concerns] == [ConcernState.ANSWERED]
                )
                assert news.concerns[0].reply.startswith("对不起")
                await all_.kiosk.until(m.Welcome)
                await all_.kiosk.ask(m.UnlockKiosk, pin=PIN)
                await all_.kiosk.ask(m.AskStaffPapers)
                (paper,) = (await all_.kiosk.until(m.StaffPapers, lambda one: one.papers)).papers
                assert (paper.template, paper.ticket) == ("concern_reply", "A001")
                await all_.kiosk.ask(m.PrintLeft, paper=paper.id)
                job = await all_.printing.until(m.PrintJob)
                assert job.notice.data["reply"].startswith("对不起")
                await leader.ask(m.CloseConcern, concern=concern)
                await leader.until(m.ConcernsChanged, lambda one: one.concerns == ())
            row = server.store.one(t.CONCERNS, "id", concern)
            assert row is not None
            assert row["state"] == "closed"
    finally:
        server.stop()

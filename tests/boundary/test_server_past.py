"""A clerk's day, cases found again, a resident's history and an earlier case's answers, on the real server."""

import argparse
from pathlib import Path
from uuid import uuid4

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from signaling import auditing
from signaling.records import Clerk
from signaling.store import Store
from signaling.upgrading import FOLDER
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER, Cast, cast, filled, serving, submitted
from tests.peers.server_process import PASSWORD, PIN, Program, ServerProcess, clerk_hello, on_the_line
from windowkit import files, messages as m, past as w
from windowkit.errors import Code, Refused
from windowkit.visit import Outcome, State

_ANOTHER = """
[[centres]]
code = "wlq"
name = "五里桥街道社区事务受理服务中心"
name_en = "Wuliqiao Centre"
letter = "B"
"""
_STRANGER = Clerk(name="stranger", display="赵强", service_number="0777", centre="wlq")
_LEADER = Clerk(name="leader", display="李班长", service_number="0301", centre="wlq", leader=True)


async def over(all_: Cast, outcome: Outcome, next_step: str = "") -> None:
    await all_.counter.ask(m.FinishVisit, visit=all_.visit, outcome=outcome, next_step=next_step)
    await all_.kiosk.until(m.VisitSnapshot, lambda one: one.state is State.RATING and one.visit == all_.visit)
    await all_.kiosk.ask(m.Rate, visit=all_.visit, faces=5)
    await all_.seen(State.ENDED)
    await all_.counter.ask(m.SetReady, ready=True)


async def asked(program: Program, command: type[m.Command], **more: object) -> m.Message:
    kind = {w.AskDay: w.DayTold, w.FindCases: w.CasesFound, w.AskHistory: w.HistoryTold, w.AskAnswers: w.AnswersFound}
    await program.ask(command, **more)
    return await program.until(kind[command], lambda _: True)


async def signed_in(server: ServerProcess, name: str) -> str:
    return (await files.sign_in(server.url, name, PASSWORD)).token


async def filed(all_: Cast) -> str:
    await serving(all_)
    await filled(all_)
    case = (await submitted(all_)).case
    await over(all_, Outcome.ACCEPTED)
    return case


async def answers_of(all_: Cast, case: str) -> None:
    answers = await refused_or(all_.counter, w.AskAnswers, visit=all_.visit)
    assert answers is Code.INCOMPLETE, "answers of nobody in particular"
    for key in (MATTER.applicant_name, MATTER.applicant_id_number):
        await all_.counter.ask(m.EditField, visit=all_.visit, field=key, value=FORM[key], revision=1)
    got = await asked(all_.counter, w.AskAnswers, visit=all_.visit)
    assert isinstance(got, w.AnswersFound)
    assert got.case == case
    names = {MATTER.applicant_name, MATTER.applicant_id_number}
    assert got.fields == {key: value for key, value in FORM.items() if key not in names}


async def found_by(counter: Program, case: str) -> None:
    for words, why in (
        (case.upper(), None),
        (case[:6], w.LookReason.ASKED),
        ("周德", w.LookReason.ASKED),
        (ID_NUMBER, w.LookReason.CONCERN),
    ):
        found = await asked(counter, w.FindCases, words=words, reason=why)
        assert isinstance(found, w.CasesFound)
        assert [one.case for one in found.found] == [case]
    assert found.found[0].id_number == ID_NUMBER[:6] + "********" + ID_NUMBER[-4:]
    assert await refused_or(counter, w.FindCases, words=case, reason=w.LookReason.FILLING) is Code.BAD_FIELD
    for words in ("周德", ID_NUMBER, case[:6], case[:-1], "20"):
        for why in (None, w.LookReason.FILLING, w.LookReason.COPYING):
            assert await refused_or(counter, w.FindCases, words=words, reason=why) is Code.BAD_FIELD, "nobody said why"
    for words in ("德康", "周", ID_NUMBER[:17], "%%"):
        found = await asked(counter, w.FindCases, words=words, reason=w.LookReason.ASKED)
        assert isinstance(found, w.CasesFound)
        assert found.found == (), words


async def test_a_case_is_found_again_and_who_looks_at_its_residents_past_stands_in_the_store(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path, queue=_ANOTHER)
    server.office.set_pin("hyl-03", PIN)
    for one in (_STRANGER, _LEADER):
        server.office.add_clerk(one, PASSWORD)
    server.start()
    try:
        strange, leads = await signed_in(server, "stranger"), await signed_in(server, "leader")
        async with (
            cast(server) as all_,
            on_the_line(server, clerk_hello(strange)) as stranger,
            on_the_line(server, clerk_hello(leads)) as leader,
        ):
            case = await filed(all_)
            first = all_.visit
            await serving(all_)
            await answers_of(all_, case)
            await over(all_, Outcome.MATERIALS_MISSING, "带旧的记录册再来")

            day = await asked(all_.counter, w.AskDay)
            assert isinstance(day, w.DayTold)
            assert [(one.case, one.outcome) for one in day.visits] == [
                ("", Outcome.MATERIALS_MISSING),
                (case, Outcome.ACCEPTED),
            ]
            assert (day.mine.served, day.mine.done, day.centre.served) == (2, 1, 2)
            (left,) = day.unfinished
            assert (left.name, left.next_step) == ("周**", "带旧的记录册再来")

            await found_by(all_.counter, case)
            past = await asked(all_.counter, w.AskHistory, visit=left.visit, reason=w.LookReason.ASKED)
            assert isinstance(past, w.HistoryTold)
            assert [one.visit for one in past.visits] == [all_.visit, first]
            assert past.visits[0].next_step == "带旧的记录册再来"
            assert (past.name, [one.visit for one in past.unfinished]) == ("周**", [left.visit])

            for visit in (first, left.visit):
                named = w.AskHistory(id="one-name-for-both", visit=visit, reason=w.LookReason.CONCERN)
                await all_.counter.link.command(named)
            assert (await asked(stranger, w.FindCases, words=case)).found == ()
            history = {"visit": first, "reason": w.LookReason.OVERSIGHT}
            assert await refused_or(stranger, w.AskHistory, **history) is Code.BAD_FIELD, "no leader"
            elsewhere = {"visit": first, "reason": w.LookReason.CONCERN}
            assert await refused_or(stranger, w.AskHistory, **elsewhere) is Code.UNKNOWN_VISIT
            assert await refused_or(all_.kiosk, w.FindCases, words=case) is Code.NOT_YOURS
            assert [one.case for one in (await asked(leader, w.FindCases, words=case)).found] == [case]
            assert len((await asked(leader, w.AskHistory, **history)).visits) == 2
        printed = auditing.looks(argparse.Namespace(since="2020-01-01", until="2100-01-01"), server.store)
        lines = [line.split("\t") for line in printed.splitlines()]
        me, found, nothing = lines[0][2], f"visit={first}", "visit="
        said = [(one[1], one[2].removeprefix("clerk="), one[4]) for one in lines]
        mine = me.removeprefix("clerk=")
        assert said == [
            ("filling", mine, found),
            ("finding", mine, found),
            ("finding:asked", mine, found),
            ("finding:asked", mine, found),
            ("finding:concern", mine, found),
            *[("finding:asked", mine, nothing)] * 4,
            ("asked", mine, f"visit={left.visit}"),
            ("concern", mine, found),
            ("concern", mine, f"visit={left.visit}"),
            ("finding", "stranger", nothing),
            ("finding", "leader", found),
            ("oversight", "leader", found),
        ]
        assert ID_NUMBER not in printed
    finally:
        server.stop()


async def refused_or(program: Program, command: type[m.Command], **more: object) -> Code | None:
    try:
        await program.ask(command, **more)
    except Refused as refusal:
        return refusal.code
    return None


def test_visits_of_before_are_found_too(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'window.sqlite'}"
    engine = create_engine(url)
    body = (
        b'{"centre": {"code": "hyl"}, "clerk": "wangmin", "ticket": "A001", "case": "HYL-1", "fields":'
        b' {"applicant_name": {"value": "\xe5\x91\xa8 \xe5\xbe\xb7"}, "applicant_id_number": {"value": "31010x"},'
        b' "registered_address": {"value": "\xe9\xbb\x84\xe6\xb5\xa6\xe5\x8c\xba A\xe8\xb7\xaf 1-2"}}}'
    )
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0016")
        many = [{"id": str(uuid4()), "body": body} for _ in range(1001)]  # more than are read at once
        connection.execute(text("INSERT INTO visits VALUES (:id, 'hyl', 0, :body)"), many)
        connection.execute(text("INSERT INTO visits VALUES ('goes on', 'hyl', 1, :body)"), {"body": body})
    engine.dispose()
    store = Store(url)
    found = store.read(lambda one: one.execute(text("SELECT visit, clerk, name, id_number, home FROM served")).all())
    store.close()
    assert {one[1:] for one in found} == {("wangmin", "周德", "31010X", "a路1-2")}
    assert sorted(one[0] for one in found) == sorted(one["id"] for one in many)

"""A duty leader sees a visit, is beside its talk and takes it over on the real server."""

import argparse
from pathlib import Path

import pytest

from signaling import auditing
from signaling.records import Clerk
from tests.peers.server_cast import FORM, cast, filled, serving
from tests.peers.server_process import PASSWORD, PIN, ServerProcess, clerk_hello, on_the_line
from windowkit import files, messages as m
from windowkit.errors import Code, Refused
from windowkit.visit import State

_LEADER = Clerk(name="leader", display="李班长", service_number="0301", centre="hyl", leader=True)


def visit_is_seen(seen: m.CentreChanged) -> bool:
    return any(one.visit is not None for one in seen.clerks)


def waits(seen: m.VisitSnapshot) -> bool:
    return seen.state is State.WAITING and seen.led


def is_being_built(seen: m.VisitSnapshot) -> bool:
    return seen.state is State.JOINING


def is_led(seen: m.VisitSnapshot) -> bool:
    return seen.state is State.SERVING and seen.led


def writes_up(seen: m.DutyChanged) -> bool:
    return seen.state is m.ClerkState.WRAP_UP


def listens(seen: m.VisitSnapshot) -> bool:
    return seen.attended is not None and seen.attended.mode is m.AttendMode.LISTEN


def is_alone(seen: m.VisitSnapshot) -> bool:
    return seen.attended is None


def is_beside(seen: m.AttendChanged) -> bool:
    return seen.attendance is not None


async def test_a_leader_is_beside_a_talk_and_the_store_keeps_who_and_how_for_good(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.office.add_clerk(_LEADER, PASSWORD)
    server.start()
    try:
        token = (await files.sign_in(server.url, "leader", PASSWORD)).token
        async with cast(server) as all_, on_the_line(server, clerk_hello(token)) as leader:
            await serving(all_)
            with pytest.raises(Refused) as refusal:
                await all_.counter.ask(m.AttendVisit, visit=all_.visit, mode=m.AttendMode.LISTEN)
            assert refusal.value.code is Code.NOT_YOURS
            await leader.ask(m.AttendVisit, visit=all_.visit, mode=m.AttendMode.LISTEN)
            for side in (all_.kiosk, all_.counter):
                shown = (await side.until(m.VisitSnapshot, listens)).attended
                assert shown is not None
                assert (shown.display, shown.service_number) == ("李班长", "0301")
            call = (await leader.until(m.AttendChanged, is_beside)).attendance
            assert call is not None
            leader.link.send(m.Offer(visit=call.call, call=1, sdp="v=0"))
            assert (await all_.counter.until(m.Offer)).visit == call.call
            all_.counter.link.send(m.Answer(visit=call.call, call=1, sdp="v=1"))
            assert (await leader.until(m.Answer)).sdp == "v=1"
            await leader.ask(m.LeaveVisit, visit=all_.visit)
            await all_.kiosk.until(m.VisitSnapshot, is_alone)
        asked = argparse.Namespace(since="2020-01-01", until="2100-01-01")
        lines = [line.split("\t") for line in auditing.attendances(asked, server.store).splitlines()]
        visit = f"visit={all_.visit}"
        assert [(line[1], line[2], line[5]) for line in lines] == [
            ("listen", "leader=leader", visit),
            ("left", "leader=leader", visit),
        ]
    finally:
        server.stop()


async def test_a_leader_sees_the_visit_and_takes_it_over_with_its_form(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.office.add_clerk(_LEADER, PASSWORD)
    server.start()
    try:
        token = (await files.sign_in(server.url, "leader", PASSWORD)).token
        async with cast(server) as all_, on_the_line(server, clerk_hello(token)) as leader:
            await serving(all_)
            await filled(all_)
            seen = await leader.until(m.CentreChanged, visit_is_seen)
            assert [one.visit.visit for one in seen.clerks if one.visit is not None] == [all_.visit]
            with pytest.raises(Refused) as refusal:
                await all_.counter.ask(m.TakeOver, visit=all_.visit)
            assert refusal.value.code is Code.NOT_YOURS
            (clerk,) = [one.name for one in seen.clerks if one.visit is not None]
            await leader.ask(m.TakeOver, visit=all_.visit, clerk=clerk)
            assert (await all_.counter.until(m.VisitSnapshot, waits)).fields == {}
            assert (await all_.counter.until(m.DutyChanged, writes_up)).until is not None
            mine = await leader.until(m.VisitSnapshot, is_being_built)
            assert {key: one.value for key, one in mine.fields.items()} == FORM
            for side in (all_.kiosk, leader):
                await side.ask(m.CallUp, visit=all_.visit, call=2, picture=True, sound=True)
            kiosk = await all_.kiosk.until(m.VisitSnapshot, is_led)
            assert (kiosk.clerk, kiosk.service_number) == ("李班长", "0301")
    finally:
        server.stop()

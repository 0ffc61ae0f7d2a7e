"""The engine thread, with a real thread."""

import asyncio
import threading

from windowkit.engine import EngineThread


def test_a_coroutine_runs_in_the_engine_and_its_outcome_comes_back() -> None:
    async def name() -> str:
        return threading.current_thread().name

    with EngineThread("media") as engine:
        assert engine.submit(name()).result(5) == "media"


def test_calls_keep_their_order() -> None:
    order: list[int] = []
    done = threading.Event()
    with EngineThread() as engine:
        for number in range(100):
            engine.call(order.append, number)
        engine.call(done.set)
        assert done.wait(5)
    assert order == list(range(100))


def test_leaving_cancels_what_is_left_and_joins_the_thread() -> None:
    ended = threading.Event()
    started = threading.Event()

    async def forever() -> None:
        try:
            started.set()
            await asyncio.Event().wait()
        finally:
            ended.set()

    before = threading.active_count()
    with EngineThread() as engine:
        engine.submit(forever())
        assert started.wait(5)
    assert ended.is_set()
    assert threading.active_count() == before


def test_what_begins_while_the_engine_ends_is_ended_too() -> None:
    said: list[str] = []
    started = threading.Event()
    begun: list[asyncio.Task[None]] = []

    async def late() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            said.append("ended")
            raise

    async def begins_another() -> None:
        try:
            started.set()
            await asyncio.Event().wait()
        finally:
            begun.append(asyncio.create_task(late()))

    with EngineThread() as engine:
        engine.submit(begins_another())
        assert started.wait(5)
    assert said == ["ended"]


def test_what_was_begun_last_takes_its_first_step_before_it_is_ended() -> None:
    said: list[str] = []

    async def inner() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            said.append("inner")

    async def outer() -> None:
        begun = [asyncio.create_task(inner())]
        try:
            await asyncio.wait(begun)
        finally:
            said.append("outer")

    with EngineThread() as engine:
        engine.call(lambda: engine.loop.call_soon(engine.submit, outer()))  # beside the loop's stop
    assert sorted(said) == ["inner", "outer"]


def test_a_call_after_the_end_does_nothing() -> None:
    engine = EngineThread()
    with engine:
        pass
    engine.call(print, "never")

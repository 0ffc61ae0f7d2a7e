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


def test_a_call_after_the_end_does_nothing() -> None:
    engine = EngineThread()
    with engine:
        pass
    engine.call(print, "never")

"""The integration API: what outside systems may deliver, and what they are told of a mistake."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.peers.server_cast import RESULT, cast, filled, serving
from tests.peers.server_process import PIN, ServerProcess
from windowkit import messages as m


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One server for all: every test brings its own kiosk and clerk."""
    process = ServerProcess(tmp_path_factory.mktemp("server"))
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


@pytest.mark.parametrize(
    ("change", "status", "detail"),
    [
        ({"level": "level_9"}, 400, "level"),
        ({"id_number": "310108194611030019"}, 400, "id_number"),
        ({"valid_until": "2020-01-01"}, 400, "valid_until"),
        ({"surprise": "x"}, 400, "surprise"),
    ],
)
async def test_a_wrong_assessment_result_is_refused_naming_the_field(
    server: ServerProcess, change: dict[str, str], status: int, detail: str
) -> None:
    key = server.office.add_integration("assessments")
    async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as outside:
        answer = await outside.post("/api/assessment-results", json=RESULT | change)
        assert answer.status_code == status
        assert detail in answer.json()["detail"]
        assert not [value for value in change.values() if len(value) > 5 and value in answer.text]


async def test_a_result_delivered_twice_is_one_and_another_content_a_conflict(server: ServerProcess) -> None:
    key = server.office.add_integration("assessments")
    async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as outside:
        codes = [
            (await outside.post("/api/assessment-results", json=RESULT | change)).status_code
            for change in ({}, {}, {"level": "level_4"})
        ]
        assert codes == [201, 200, 409]
        assert (
            await outside.post("/api/assessment-results", json=RESULT, headers={"Authorization": "Bearer made up"})
        ).status_code == 401


async def test_two_at_once_with_one_reference_and_another_content_are_one_and_a_conflict(server: ServerProcess) -> None:
    key = server.office.add_integration("assessments")
    async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as outside:
        levels = [f"level_{number}" for number in range(1, 7)]
        posts = [
            outside.post("/api/assessment-results", json=RESULT | {"reference": "PG-race", "level": level})
            for level in levels
        ]
        codes = sorted(answer.status_code for answer in await asyncio.gather(*posts))
        assert codes == [201, 409, 409, 409, 409, 409]


async def test_the_description_that_is_served_is_valid_openapi(server: ServerProcess) -> None:
    async with httpx.AsyncClient(base_url=server.url) as outside:
        described = (await outside.get("/api/openapi.json")).json()
    OpenAPIV31SpecValidator(described).validate()
    answers = described["paths"]["/api/assessment-results"]["post"]["responses"]
    assert {"201", "200", "400", "401", "409", "413", "503"} <= set(answers)


async def test_what_was_answered_with_201_survives_a_kill_and_reaches_the_clerk(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path)
    server.office.set_pin("hyl-03", PIN)
    server.start()
    try:
        key = server.office.add_integration("assessments")
        async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as outside:
            assert (await outside.post("/api/assessment-results", json=RESULT)).status_code == 201
            server.kill()
            server.start()
            assert (await outside.post("/api/assessment-results", json=RESULT)).status_code == 200
        async with cast(server) as all_:
            await serving(all_)
            await filled(all_)
            await all_.counter.until(m.VisitSnapshot, lambda one: [shown.number for shown in one.notices] == ["PG-1"])
    finally:
        server.stop()

"""The integration API: what outside systems may deliver, and what they are told of a mistake."""

from collections.abc import Iterator

import httpx
import pytest

from tests.peers.server_cast import RESULT
from tests.peers.server_process import PIN, ServerProcess


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
        answer = await outside.post("/api/v1/assessments", json=RESULT | change)
        assert answer.status_code == status
        assert detail in answer.json()["detail"]
        assert not [value for value in change.values() if len(value) > 5 and value in answer.text]


async def test_a_result_delivered_twice_is_one_and_another_content_a_conflict(server: ServerProcess) -> None:
    key = server.office.add_integration("assessments")
    async with httpx.AsyncClient(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as outside:
        codes = [
            (await outside.post("/api/v1/assessments", json=RESULT | change)).status_code
            for change in ({}, {}, {"level": "level_4"})
        ]
        assert codes == [201, 200, 409]
        assert (
            await outside.post("/api/v1/assessments", json=RESULT, headers={"Authorization": "Bearer made up"})
        ).status_code == 401
        assert "/api/v1/assessments" in (await outside.get("/api/v1/openapi.json")).json()["paths"]

"""The page behind a notice's code, for what is not genuine and for who guesses."""

from collections.abc import Iterator

import httpx
import pytest

from tests.peers.server_process import PIN, ServerProcess


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    process = ServerProcess(tmp_path_factory.mktemp("server"))
    process.office.set_pin("hyl-03", PIN)
    process.start()
    yield process
    process.stop()


async def test_a_made_up_code_is_not_genuine_and_guessing_is_stopped(server: ServerProcess) -> None:
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as phone:
        page = await phone.get("/verify/AAAAAAAAAAAAAAAAAAAAAA")
        assert page.status_code == 404
        assert "没有这份通知书" in page.text
        assert "no such notice" in page.text
        assert "<script" not in page.text
        assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
        codes = [(await phone.get(f"/verify/guess-{number}")).status_code for number in range(25)]
        assert codes[:19] == [404] * 19
        assert set(codes[19:]) == {429}


def test_the_key_stays_the_same_and_a_spoilt_one_is_named(server: ServerProcess) -> None:
    public = server.admin("notice-key")
    server.stop()
    server.start()
    assert server.admin("notice-key") == public
    (server.data / "notice.key").write_text("spoilt")
    with pytest.raises(AssertionError, match=r"notice\.key holds no key"):
        server.admin("notice-key")
    (server.data / "notice.key").unlink()

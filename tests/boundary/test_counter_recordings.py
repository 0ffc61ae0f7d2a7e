"""The command for whoever audits: a key, a recording of a real call, and what it opens to."""

import asyncio
import subprocess
import sys
from pathlib import Path

import av

from counter_app.recordings import make_key
from tests.peers.recording import Talk
from windowkit.sealed import public_key

NAME = "0123456789abcdef0123456789abcdef"


def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "counter_app.recordings", *map(str, words)]
    return subprocess.run(line, capture_output=True, text=True, check=False, timeout=20)


async def _record(path: Path, public: str) -> None:
    talk = Talk()
    await talk.begin()
    recorder = talk.record(path, public_key(public))
    await asyncio.sleep(2.0)
    await recorder.end()
    await talk.close()


def test_a_recording_is_listed_and_opened_with_its_key_alone(tmp_path: Path) -> None:
    made = command("new-key", tmp_path / "audit.pem")
    assert made.returncode == 0
    public = made.stdout.split('"')[1]
    path = tmp_path / f"{NAME}.vwrec"
    asyncio.run(_record(path, public))
    listed = command("list", tmp_path)
    assert listed.stdout.startswith(NAME)
    opened = command("open", path, "--key", tmp_path / "audit.pem", "--to", tmp_path / "out.mkv")
    assert (opened.returncode, opened.stderr) == (0, "")
    assert (tmp_path / "out.mkv").stat().st_mode & 0o077 == 0
    with av.open(str(tmp_path / "out.mkv")) as container:
        assert container.duration is not None
        assert 1.5 < container.duration / 1e6 < 3.0
        names = [stream.metadata.get("title") for stream in container.streams]
        assert names[:4] == ["resident's picture", "clerk's picture", "resident's sound", "clerk's sound"]
        counts = [0] * len(names)
        for packet in container.demux():
            counts[packet.stream.index] += len(packet.decode())
        assert all(count > 25 for count in counts[:4])
    _check_meddled_with(path, tmp_path)
    make_key(tmp_path / "other.pem")
    foreign = command("open", path, "--key", tmp_path / "other.pem", "--to", tmp_path / "foreign.mkv")
    assert foreign.returncode == 2
    assert "another key" in foreign.stderr
    assert sorted(one.suffix for one in tmp_path.iterdir()) == [".mkv", ".pem", ".pem", ".vwrec"]
    assert command("new-key", tmp_path / "audit.pem").returncode == 2


def _check_meddled_with(path: Path, folder: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-40] ^= 1
    changed = folder / "changed.vwrec"
    changed.write_bytes(content)
    refused = command("open", changed, "--key", folder / "audit.pem", "--to", folder / "changed.mkv")
    assert refused.returncode == 2
    assert "changed" in refused.stderr
    changed.write_bytes(path.read_bytes()[:-60])
    (folder / "changed.mkv").unlink()
    cut = command("open", changed, "--key", folder / "audit.pem", "--to", folder / "changed.mkv")
    assert (cut.returncode, "without its end" in cut.stdout) == (1, True)
    changed.unlink()
    (folder / "changed.mkv").unlink()

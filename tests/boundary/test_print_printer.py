"""The print service against a real IPP printer process: once, and the truth about every sheet."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.crash.points import POINTS
from demo.bus import session_bus
from demo.printer import Printer as PrinterProcess, printer as printer_process
from print_service.job import Stage
from print_service.spool import Spool
from tests.peers.far_end import far_end
from tests.peers.notices import acceptance, assessment_result
from tests.peers.printing import working
from windowkit.keys import DeviceKey, new_private, save_key
from windowkit.messages import CancelJob, JobReport, JobState, PrinterReport, PrintJob

ROOT = Path(__file__).parents[2]
NOTICES = ROOT / "assets" / "notices"
JOB = PrintJob(job="v-acceptance~1", notice=acceptance())


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with session_bus(tmp_path_factory.mktemp("bus"), {}) as environment:
        yield environment["DBUS_SESSION_BUS_ADDRESS"]


@pytest.fixture
def device(bus: str, tmp_path: Path) -> Iterator[PrinterProcess]:
    with printer_process(tmp_path / "printer", bus) as process:
        yield process


def _sheets(device: PrinterProcess) -> list[Path]:
    return sorted(device.prints.glob("*.pdf"))


async def test_a_notice_is_printed_once_and_done_is_the_printers_own_word(
    device: PrinterProcess, tmp_path: Path
) -> None:
    async with working(device.uri, tmp_path) as (worker, line, spool):
        worker.hear(JOB, line)
        done = await line.until(JOB.job, JobState.DONE)
        assert done.ipp_job is not None
        assert (await device.job(done.ipp_job)).state == "completed"
        worker.hear(JOB, line)  # the server did not hear of it and says it again
        other = PrintJob(job="v-result~1", notice=assessment_result())
        worker.hear(other, line)
        await line.until(other.job, JobState.DONE)
        assert len(_sheets(device)) == 2
        kept = spool.find(JOB.job)
        assert kept is not None
        assert (kept.stage, kept.notice, kept.pages) == (Stage.DONE, None, None)
    left = b"".join(path.read_bytes() for path in tmp_path.glob("spool.sqlite*"))  # noqa: ASYNC240 - small
    assert "欧阳".encode() not in left


async def test_a_job_waits_for_a_printer_that_is_off_and_then_prints_by_itself(
    device: PrinterProcess, tmp_path: Path
) -> None:
    device.switch_off()
    async with working(device.uri, tmp_path) as (worker, line, _):
        worker.hear(JOB, line)
        waiting = await line.until(JOB.job, JobState.WAITING)
        assert waiting.reasons == ("offline",)
        assert [one for one in line.said if isinstance(one, PrinterReport) and one.reasons == ("offline",)]
        await asyncio.to_thread(device.switch_on)
        await line.until(JOB.job, JobState.DONE)
        assert len(_sheets(device)) == 1


async def test_a_job_that_waits_is_cancelled_and_never_comes_out(device: PrinterProcess, tmp_path: Path) -> None:
    device.switch_off()
    async with working(device.uri, tmp_path) as (worker, line, _):
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.WAITING)
        worker.hear(CancelJob(job=JOB.job), line)
        await line.until(JOB.job, JobState.CANCELED)
        await asyncio.to_thread(device.switch_on)
        other = PrintJob(job="v-result~1", notice=assessment_result())
        worker.hear(other, line)
        await line.until(other.job, JobState.DONE)
        assert len(_sheets(device)) == 1


async def test_a_job_taken_back_before_it_is_known_never_comes_out_not_even_after_a_crash(
    device: PrinterProcess, tmp_path: Path
) -> None:
    spool = Spool(tmp_path / "spool.sqlite")
    spool.unwant(JOB.job)  # a server's word just before its PrintJob, and the power was cut after both
    spool.accept(JOB.job, JOB.notice)
    spool.close()
    async with working(device.uri, tmp_path) as (worker, line, _):
        worker.hear(CancelJob(job="v-result~1"), line)
        other = PrintJob(job="v-result~1", notice=assessment_result())
        worker.hear(other, line)
        await line.until(other.job, JobState.CANCELED)
        worker.hear(JOB, line)
        await line.until(JOB.job, JobState.CANCELED)
        wanted = PrintJob(job="v-result~2", notice=assessment_result(2))
        worker.hear(wanted, line)
        await line.until(wanted.job, JobState.DONE)
        assert len(_sheets(device)) == 1


async def test_a_notice_that_cannot_be_rendered_is_refused_and_the_next_one_prints(
    device: PrinterProcess, tmp_path: Path
) -> None:
    async with working(device.uri, tmp_path) as (worker, line, _):
        worker.hear(PrintJob(job="bad~1", notice=acceptance(case="")), line)
        worker.hear(JOB, line)
        refused = await line.until("bad~1", JobState.REFUSED)
        assert refused.reasons == ("missing-data:case",)
        await line.until(JOB.job, JobState.DONE)
        assert len(_sheets(device)) == 1


@pytest.mark.timeout(240)
def test_killed_at_every_commit_and_request_one_sheet_comes_out_or_the_clerk_is_asked() -> None:
    """One round at every other point, in a process of its own: it forks. `make crash-print` does twenty at each."""
    command = [sys.executable, "-m", "bench.crash", "--runs", "1", "--random", "0", "--part", "1/2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=80, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(POINTS[::2])} rounds: 0 doubled, lost or torn" in done.stdout


@pytest.mark.timeout(240)
async def test_the_real_process_killed_with_a_job_at_the_printer_prints_one_sheet(
    device: PrinterProcess, tmp_path: Path
) -> None:
    """SIGKILL the moment it logs that the printer has the job; its successor finishes it."""
    async with far_end() as server:
        config = _settings(tmp_path, server.port, device.uri)
        log = tmp_path / "first.log"
        first = _start(config, log)
        await server.until_signed_in(1)
        await server.say(JOB)
        await _logged(log, f'"stage": "{Stage.SENT}"')
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        second = _start(config, tmp_path / "second.log")
        try:
            await server.until_signed_in(2)
            await server.say(JOB)
            async with asyncio.timeout(30):
                while not [one for one in server.heard if isinstance(one, JobReport) and one.state is JobState.DONE]:
                    await server.until(len(server.heard) + 1)
        finally:
            second.terminate()
            assert second.wait(10) == 0
    assert len(_sheets(device)) == 1


def _settings(folder: Path, port: int, printer: str) -> Path:
    save_key(folder / "state", DeviceKey(device="printing-1", private=new_private()))
    (config := folder / "print.toml").write_text(
        f'server = "http://127.0.0.1:{port}"\nprinter = "{printer}"\n'
        f'state = "{folder / "state"}"\nnotices = "{NOTICES}"\n'
    )
    return config


def _start(config: Path, log: Path) -> subprocess.Popen[bytes]:
    with log.open("w") as out:
        return subprocess.Popen([sys.executable, "-m", "print_service", "--config", str(config)], cwd=ROOT, stderr=out)


async def _logged(log: Path, words: str) -> None:
    """Wait until the process has logged it; look often: the moment is what the test is about."""
    async with asyncio.timeout(20):
        while words not in log.read_text():  # noqa: ASYNC110, ASYNC240 - another process writes a few lines
            await asyncio.sleep(0.002)

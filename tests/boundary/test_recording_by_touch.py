"""From the clerk's question to the sealed file: a real server, a real call, a finger on the kiosk's screen."""

import os
import signal
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from counter_app.recording import CallRecording
from counter_app.shelf import Shelf
from tests.peers.kiosk_visit import Clerk, Kiosk, Office
from tests.peers.recording import play
from windowkit.engine import EngineThread
from windowkit.messages import AskRecording, Consent, FromServer

KEY = X25519PrivateKey.generate()


class RecordingClerk(Clerk):
    """A clerk whose counter can record."""

    def __init__(self, engine: EngineThread, url: str, folder: Path) -> None:
        self.shelf = Shelf(folder, KEY.public_key(), 180)
        self.recording: CallRecording | None = None
        super().__init__(engine, url)
        self.recording = CallRecording(self.shelf, self._say, lambda _status: None)
        self.recording.attach(self.call)

    def _hear(self, message: FromServer) -> None:
        super()._hear(message)
        if self.recording is not None:
            self.recording.hear(message)

    def _hear_no(self, recording: bytes) -> None:
        assert self.recording is not None
        self.recording.hear_no(recording)

    def ask(self) -> str:
        """Whether the talk may be recorded."""
        recording = uuid.uuid4().hex
        self.do(AskRecording, recording=recording, days=180)
        return recording

    def files(self) -> list[Path]:
        """What is on the shelf."""
        return sorted(self.shelf.folder.glob("*"))

    def consent(self) -> Consent | None:
        """As the server last told it."""
        recording = self.seen().recording
        return None if recording is None else recording.consent

    def close(self) -> None:
        """Leave."""
        assert self.recording is not None
        self.engine.submit(self.recording.close()).result(10)
        super().close()


@pytest.fixture
def clerk(office: Office, engine: EngineThread, tmp_path: Path) -> Iterator[RecordingClerk]:
    made = RecordingClerk(engine, office.url, tmp_path / "recordings")
    yield made
    made.close()


@pytest.mark.timeout(240)
def test_a_talk_is_recorded_from_the_residents_yes_to_the_residents_no(kiosk: Kiosk, clerk: RecordingClerk) -> None:
    kiosk.begin(clerk)
    kiosk.until(lambda: clerk.frames > 5)
    clerk.ask()
    kiosk.press("不同意录像")
    kiosk.until(lambda: clerk.consent() is Consent.REFUSED)
    assert clerk.files() == [], "without a yes not a byte is written"
    recording = clerk.ask()
    kiosk.until(lambda: kiosk.find("同意录像"))
    assert clerk.files() == [], "nor before the answer"
    kiosk.press("同意录像")
    kiosk.until(lambda: clerk.files() and clerk.files()[0].stat().st_size > 2000)
    kiosk.press("停止录像")
    kiosk.until(lambda: clerk.consent() is Consent.WITHDRAWN)
    kiosk.until(lambda: play(clerk.files()[0], KEY).whole)
    (path,) = clerk.files()
    size, frames = path.stat().st_size, clerk.frames
    kiosk.until(lambda: clerk.frames > frames + 30)
    assert path.stat().st_size == size, "the talk goes on, the recording does not"
    assert path.name == f"{recording}.vwrec"
    assert len(play(path, KEY).times[1]) > 10
    assert kiosk.find("停止录像") is None


@pytest.mark.timeout(180)
def test_a_no_ends_the_recording_at_once_while_the_server_has_gone_silent_and_nobody_knows_it(
    kiosk: Kiosk, clerk: RecordingClerk, office: Office
) -> None:
    kiosk.begin(clerk)
    kiosk.until(lambda: clerk.frames > 5)
    clerk.ask()
    kiosk.press("同意录像")
    kiosk.until(lambda: clerk.files() and clerk.files()[0].stat().st_size > 2000)
    os.kill(office.process.pid, signal.SIGSTOP)  # both lines are up, as far as their ends know
    try:
        kiosk.press("停止录像")
        kiosk.until(lambda: play(clerk.files()[0], KEY).whole)  # a line that is known to be down would only pause it
        assert clerk.consent() is Consent.GIVEN
    finally:
        os.kill(office.process.pid, signal.SIGCONT)
    kiosk.until(lambda: clerk.consent() is Consent.WITHDRAWN)
    assert len(clerk.files()) == 1

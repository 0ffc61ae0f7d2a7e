"""A no that came over the call while the server still tells of a yes."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec.structs import replace

from counter_app.calling import RecordingStatus
from counter_app.recording import CallRecording
from counter_app.shelf import Shelf
from windowkit.consent import short
from windowkit.media.encoded import Track
from windowkit.messages import Consent, Hold, Message, Recording, VisitSnapshot
from windowkit.visit import State

R1, R2 = "1" * 32, "23" * 16
GIVEN = Recording(id=R1, consent=Consent.GIVEN, days=180)
TALK = VisitSnapshot(
    visit="v1",
    state=State.SERVING,
    version=1,
    changes=1,
    ticket="A012",
    matter="m",
    committee="c",
    committee_en="c",
    opened=0.0,
    kiosk_present=True,
    recording=GIVEN,
)


class Call:
    visit = "v1"
    heard = False

    def overhear(self, hear: object) -> None:
        self.heard = hear is not None

    def want_key(self, track: Track) -> None:
        """Nobody asks."""


class Made:
    def __init__(self, folder: Path) -> None:
        self.call, self.said, self.statuses = Call(), list[Message](), list[object]()
        shelf = Shelf(folder, X25519PrivateKey.generate().public_key(), 180)
        self.recording = CallRecording(shelf, self.said.append, self.statuses.append)
        self.recording.attach(self.call)


async def test_a_no_ends_what_is_written_and_the_servers_old_yes_begins_nothing_again(tmp_path: Path) -> None:
    made = Made(tmp_path)
    made.recording.hear(TALK)
    assert made.call.heard
    made.recording.hear_no(short(R2[::-1]))  # another recording's
    assert made.call.heard
    made.recording.hear_no(short(R1))
    made.recording.hear(TALK)
    made.recording.hear_no(short(R1))
    assert not made.call.heard
    assert made.statuses == [RecordingStatus(on=True), RecordingStatus(), RecordingStatus(refused=True)]
    assert made.said == [], "the no is the resident's to say"
    made.recording.hear(replace(TALK, recording=replace(GIVEN, id=R2)))  # asked anew, and yes
    assert made.call.heard
    await made.recording.close()


async def test_a_no_that_overtakes_its_yes_counts(tmp_path: Path) -> None:
    made = Made(tmp_path)
    made.recording.hear(replace(TALK, recording=replace(GIVEN, consent=Consent.ASKED)))
    made.recording.hear_no(short(R1))
    made.recording.hear(TALK)
    assert not made.call.heard
    assert made.statuses == [RecordingStatus(refused=True)]
    assert made.recording._recorder is None


async def test_it_rests_while_the_resident_is_on_hold(tmp_path: Path) -> None:
    made = Made(tmp_path)
    made.recording.hear(TALK)
    made.recording.hear(replace(TALK, hold=Hold(since=0.0)))
    assert made.statuses[-1] == RecordingStatus(on=True, paused=True)
    made.recording.hear(TALK)
    assert made.statuses[-1] == RecordingStatus(on=True)
    await made.recording.close()

"""A counter that comes back into a recorded talk without its key."""

from counter_app.recording import CallRecording
from windowkit.media.encoded import Track
from windowkit.messages import Consent, EndRecording, Message, Recording, VisitSnapshot
from windowkit.visit import State


class Call:
    visit = "v1"

    def overhear(self, hear: object) -> None:
        """Nobody hears."""

    def want_key(self, track: Track) -> None:
        """Nobody asks."""


def test_it_says_that_nothing_is_recorded_and_says_it_once() -> None:
    said: list[Message] = []
    recording = CallRecording(None, said.append, lambda _status: None)
    recording.attach(Call())
    talk = VisitSnapshot(
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
        recording=Recording(id="r1", consent=Consent.GIVEN, days=180),
    )
    recording.hear(talk)
    recording.hear(talk)
    assert [(one.recording, one.failed) for one in said if isinstance(one, EndRecording)] == [("r1", True)]

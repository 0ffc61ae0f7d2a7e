"""What a side says of its devices, while the call stays as it is."""

from typing import Any, cast

import msgspec

from windowkit import messages as m
from windowkit.media.devices import Absent
from windowkit.media.peer import Ends
from windowkit.media.saying import Saying


class Part(msgspec.Struct):
    """A device with a plug."""

    present: bool = True
    known: bool = True


class Told:
    def __init__(self, **parts: Part | Absent | None) -> None:
        devices: dict[str, Any] = {"picture": Part(), "sound": Part(), **parts}
        ends = Ends(on_frame=lambda _: None, on_sound=lambda _: None, **devices)
        self.said: list[m.CallUp] = []
        self._saying = Saying(ends, lambda message: self.said.append(cast("m.CallUp", message)))

    def look(self, *, up: bool = True, since: float = 1.0) -> None:
        self._saying.look("v", 1, up=up, since=since)

    def has(self) -> tuple[bool, bool, bool, bool]:
        last = self.said[-1]
        return last.picture, last.sound, last.loudspeaker, last.document_camera


def test_a_device_that_goes_and_comes_is_said_each_time_and_once() -> None:
    loudspeaker, microphone = Part(), Part()
    told = Told(sound=microphone, loudspeaker=loudspeaker)
    told.look()
    assert told.has() == (True, True, True, True)
    loudspeaker.present = False
    told.look()
    told.look()
    assert told.has() == (True, True, False, True)
    microphone.present = False
    told.look()
    assert told.has() == (True, False, False, True)
    loudspeaker.present = microphone.present = True
    told.look()
    assert told.has() == (True, True, True, True)
    assert len(told.said) == 4


def test_a_loudspeaker_that_is_still_being_opened_is_waited_for_but_not_for_ever() -> None:
    told = Told(loudspeaker=Part(present=False, known=False))
    told.look()
    assert told.said == []
    told.look(since=5.0)
    assert told.has() == (True, True, False, True)


def test_a_machine_without_a_loudspeaker_says_so() -> None:
    told = Told(loudspeaker=Absent())
    told.look()
    assert told.has() == (True, True, False, True)


def test_a_closed_document_camera_is_not_missed_and_one_pulled_out_is() -> None:
    table = Part(present=False, known=False)
    told = Told(document_camera=table)
    told.look()
    assert told.has() == (True, True, True, True)
    table.known = True
    told.look()
    assert told.has() == (True, True, True, False)


def test_a_program_of_before_says_nothing_of_its_loudspeaker_and_counts_as_having_one() -> None:
    old = b'{"type":"call_up","id":"i","visit":"v","call":2,"picture":true,"sound":true}'
    said = m.decode_to_server(old)
    assert isinstance(said, m.CallUp)
    assert said.loudspeaker

"""Begins, pauses and ends the recording as the resident's word stands. Lives in the engine.

Whether a byte may be written is decided by `windowkit/consent.py` alone. While a line is down, here or at the
kiosk, a withdrawal could not arrive: the recording rests until the server has spoken of the visit again.
"""

import asyncio
import logging
import time
import uuid
from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from counter_app.calling import RecordingStatus
from counter_app.desk import LineChanged
from counter_app.retention import Retention
from counter_app.shelf import Shelf
from windowkit import logs
from windowkit.consent import Permission, permission, short
from windowkit.errors import BadInput
from windowkit.media.encoded import Encoded, Track
from windowkit.media.recorder import Recorder
from windowkit.messages import Consent, EndRecording, FromServer, Message, VisitSnapshot

_log: Final = logging.getLogger(__name__)
_NOS: Final = 8  # no resident is asked so often within the seconds in which a no is said
_TIDY: Final = 3600.0  # s between two looks for recordings whose days are over


class Overheard(Protocol):
    """What it needs of a call."""

    @property
    def visit(self) -> str:
        """The visit whose call this is; empty between calls."""
        ...

    def overhear(self, hear: Callable[[Encoded], None] | None) -> None:
        """Tell everything from now on, or nothing."""
        ...

    def want_key(self, track: Track) -> None:
        """Ask for a key frame."""
        ...


class CallRecording:
    """The recording of one counter's calls; `post` hears RecordingStatus."""

    def __init__(self, shelf: Shelf | None, say: Callable[[Message], None], post: Callable[[object], None]) -> None:
        self._shelf = shelf
        self._say = say
        self._post = post
        self._call: Overheard | None = None
        self._visit: VisitSnapshot | None = None
        self._told = False  # the server has spoken of the visit since the line came up
        self._recorder: Recorder | None = None
        self._status = RecordingStatus()
        self._refused = ""  # the recording that the disk did not take
        self._nos = deque[bytes](maxlen=_NOS)  # heard over the call
        self._ending: set[asyncio.Task[None]] = set()

    def attach(self, call: Overheard) -> None:
        """The call it records; once."""
        self._call = call

    def hear(self, news: FromServer | LineChanged) -> None:
        """What the line says, after the call has heard it."""
        if isinstance(news, VisitSnapshot):
            self._visit, self._told = news, True
        elif isinstance(news, LineChanged):
            self._told = False
        self._follow()

    def hear_no(self, recording: bytes) -> None:
        """The resident's no came over the call: not a byte more is written, whatever the server knows yet."""
        if recording not in self._nos:
            self._nos.append(recording)
            self._follow()

    async def tidy(self, retention: Retention) -> None:
        """For ever: delete what has been kept for its days, at once and every hour; never what is being written."""
        while True:
            written = self._recorder.path if self._recorder is not None else None
            await asyncio.to_thread(retention.expire, time.time(), time.monotonic(), written)
            await asyncio.sleep(_TIDY)

    async def close(self) -> None:
        """End it; returns when the file is closed."""
        self._end()
        if self._ending:
            await asyncio.wait(self._ending)

    def _follow(self) -> None:
        standing, now = self._permission(reachable=True), self._permission(reachable=self._reachable())
        if self._recorder is not None and standing != self._recorder.permission:
            self._end()
        if self._recorder is None:
            if now is not None and now.recording != self._refused:
                self._begin(now)
            else:
                self._show(RecordingStatus(refused=self._is_refused()))
        elif now is None:
            self._recorder.pause()
            self._show(RecordingStatus(on=True, paused=True))
        else:
            self._recorder.resume()
            self._show(RecordingStatus(on=True))

    def _permission(self, *, reachable: bool) -> Permission | None:
        visit, call = self._visit, self._call
        if visit is None or call is None or call.visit != visit.visit or self._is_refused():
            return None
        return permission(visit.visit, visit.state, visit.recording, reachable=reachable)

    def _is_refused(self) -> bool:
        told = self._visit.recording if self._visit is not None else None
        return told is not None and told.consent is Consent.GIVEN and short(told.id) in self._nos

    def _reachable(self) -> bool:
        """Whether a withdrawal would arrive at once, and the talk goes on: nobody talks while somebody is on hold."""
        visit = self._visit
        return self._told and visit is not None and visit.kiosk_present and visit.hold is None

    def _begin(self, given: Permission) -> None:
        if self._shelf is None:  # came back into a recorded talk without its key: nothing is written, and that is said
            logs.event(_log, "recording_not_begun", why="no recording_key")
            self._failed(given)
            return
        if self._call is None:
            return
        try:
            path = self._shelf.place(given.recording)
        except (OSError, BadInput) as error:
            logs.event(_log, "recording_not_begun", why=type(error).__name__)
            self._failed(given)
            return
        key, want_key = self._shelf.key, self._call.want_key
        told = self._visit.recording if self._visit is not None else None
        days = told.days if told is not None else 0
        self._recorder = Recorder(given, path, key, want_key, lambda: self._failed(given), days)
        self._call.overhear(self._recorder.hear)
        logs.event(_log, "recording_begun", recording=given.recording)
        self._show(RecordingStatus(on=True))

    def _end(self) -> None:
        recorder, self._recorder = self._recorder, None
        if recorder is None:
            return
        if self._call is not None:
            self._call.overhear(None)
        logs.event(_log, "recording_ended", recording=recorder.permission.recording)
        task = asyncio.get_running_loop().create_task(recorder.end(), name="end recording")
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
        self._show(RecordingStatus())

    def _show(self, status: RecordingStatus) -> None:
        if status != self._status:
            self._status = status
            self._post(status)

    def _failed(self, given: Permission) -> None:
        """The disk takes no more; the visit goes on, and both sides are told."""
        self._refused = given.recording
        if self._recorder is not None and self._recorder.permission == given:
            self._end()
        self._say(EndRecording(id=uuid.uuid4().hex, visit=given.visit, recording=given.recording, failed=True))

"""A kiosk or a counter as a process without windows: the program's own line, telephone and (the kiosk's) conductor.

What becomes of it is a JSON object a line on standard output; what a person does is a word a line on standard input.

  python -m tests.peers.hall_program kiosk --server URL --state FOLDER --pin PIN
      (open: takes a number; again: the same, and says that their last visit broke off; away: to be called back;
      here: who was called; book: the first free time; come: who booked)
  python -m tests.peers.hall_program counter --server URL --clerk NAME --password WORDS
      (ready, rest, answer, type WORDS, fail: breaks the visit off, hold, back,
      pass NAME: to that clerk with a note; over VISIT, beside VISIT, leave VISIT: a duty leader;
      look: how many of the resident's pictures were seen)
"""

import argparse
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final
from uuid import uuid4

import msgspec

from counter_app.calling import BesideStatus
from counter_app.devices import Devices as CounterDevices
from counter_app.line import CounterLine, SignInFailed
from counter_app.telephone import Telephone as CounterTelephone
from kiosk_app import scene as s
from kiosk_app.booking import AppointmentCame, DayChosen, TimeChosen, due
from kiosk_app.bookings import Booking
from kiosk_app.callback import CameBack, WaitChosen, called
from kiosk_app.claiming import ReturnTouched, TicketWanted
from kiosk_app.conductor import advance
from kiosk_app.informing import Understood
from kiosk_app.line import KioskLine
from kiosk_app.telephone import Devices as KioskDevices, Telephone as KioskTelephone
from windowkit import messages as m
from windowkit.engine import EngineThread
from windowkit.keys import load_key
from windowkit.media.peer import Ends
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.visit import Outcome

FIELD: Final = "applicant_name"
MATTER: Final = "medical-record-booklet"
_lock = threading.Lock()


def _say(**values: object) -> None:
    with _lock:
        sys.stdout.buffer.write(msgspec.json.encode(values) + b"\n")
        sys.stdout.buffer.flush()


def _ends(on_frame: Callable[[object], None]) -> tuple[Ends, SyntheticCamera]:
    camera = SyntheticCamera(width=640, height=360, fps=5)
    sound = SyntheticMicrophone()
    return Ends(picture=camera, sound=sound, on_frame=on_frame, on_sound=lambda _: None), camera


class Kiosk:
    """The conductor with its line and telephone, and somebody who touches what leads to a number."""

    def __init__(self, engine: EngineThread, asked: argparse.Namespace) -> None:
        self._pin = asked.pin
        self._engine = engine
        self._scene = s.Scene()
        self._wanted = self._returns = False
        ends, camera = _ends(lambda _: None)
        self._line = KioskLine(asked.server, load_key(asked.state), self.hear)
        self._telephone = KioskTelephone(KioskDevices(ends, (camera,)), self._line.say, self.hear)
        self._line.listen(self._telephone.hear, self._telephone.line_changed)
        engine.submit(self._line.run())

    def do(self, words: str) -> None:
        """What a person wants."""
        self._wanted = words in ("open", "again")
        self._returns = words == "again"
        self._engine.call(self._heard_of, words)

    def _heard_of(self, words: str) -> None:
        match words:
            case "away":
                self.hear(WaitChosen(choice=m.WaitChoice.CALL_BACK))
            case "here":
                self.hear(CameBack())
            case "book":
                self.hear(WaitChosen(choice=m.WaitChoice.BOOK))
            case "come":
                self.hear(AppointmentCame(appointment=due(self._scene)[0].id, language="zh"))
            case _:
                self.hear(s.Ticked())

    def hear(self, event: object) -> None:
        """In the engine's thread."""
        self._scene, orders = advance(self._scene, event, time.monotonic(), str(uuid4()))
        for order in orders:
            self._perform(order)
        visit = self._scene.visit
        _say(
            screen=self._scene.screen,
            visit=visit.visit if visit else "",
            ticket=visit.ticket if visit else "",
            clerk=visit.clerk if visit else "",
            served_from=visit.served_from if visit else "",
            transferred=visit.transferred if visit else False,
            hold=visit.hold is not None if visit else False,
            choices=visit.choices if visit else (),
            away=[one.ticket for one in self._scene.callbacks if one.state is m.CallbackState.AWAY],
            beside=visit.attended.mode if visit and visit.attended else "",
            booked=[one.number for one in due(self._scene) if one.state is m.AppointmentState.OPEN],
            called=one.ticket if (one := called(self._scene)) is not None else "",
            fields={key: one.value for key, one in visit.fields.items()} if visit else {},
        )
        touch = self._touch()
        if touch is not None:
            self.hear(touch)

    def _touch(self) -> s.Touch | None:
        if self._scene.asking or not self._scene.line:
            return None
        if self._scene.booking is not None:
            return self._towards_a_time(self._scene.booking)
        match self._scene.screen:
            case s.Screen.INFORM:
                self._wanted = False
                return Understood()
            case s.Screen.RATING if self._scene.faces is None:
                return s.FaceTouched(faces=5)
            case s.Screen.GOODBYE:
                return s.WentBack()
            case screen if self._wanted:
                return self._towards_a_number(screen)
            case _:
                return None

    def _towards_a_time(self, booking: Booking) -> s.Touch | None:
        match booking.step:
            case "day":
                return DayChosen(day=booking.days[0])
            case "time":
                return TimeChosen(at=booking.times[0])
            case "booked":
                return s.WentBack()
            case _:
                return None

    def _towards_a_number(self, screen: s.Screen) -> s.Touch | None:
        match screen:
            case s.Screen.WELCOME:
                return s.Started()
            case s.Screen.PIN if len(self._scene.pin) < len(self._pin):
                return s.DigitTouched(digit=self._pin[len(self._scene.pin)])
            case s.Screen.PIN:
                return s.PinEntered()
            case s.Screen.MATTERS:
                return s.MatterChosen(code=MATTER)
            case s.Screen.CLAIMS if self._returns:
                self._returns = False
                return ReturnTouched()
            case s.Screen.CLAIMS:
                return TicketWanted(language="zh")
            case _:
                return None

    def _perform(self, order: s.Order) -> None:
        telephone = self._telephone
        match order:
            case s.Ask():
                self._line.ask(order.command)
            case s.WarmCall():
                self._engine.submit(telephone.warm())
            case s.StartCall():
                self._engine.submit(telephone.start(order.visit, order.call))
            case s.HangUp():
                self._engine.submit(telephone.hang_up())
            case s.EndCall():
                self._engine.submit(telephone.close())
            case s.Wipe():
                self._line.forget()
            case _:
                pass

    def close(self) -> None:
        """Its devices."""
        self._engine.submit(self._telephone.close()).result(timeout=10)


class Counter:
    """A counter's line and telephone, and a clerk who does what is said."""

    def __init__(self, engine: EngineThread, asked: argparse.Namespace) -> None:
        self._engine = engine
        self._visit = ""
        self._rings = ""
        self._frames = 0
        ends, camera = _ends(self._seen)
        self._line = CounterLine(engine, asked.server, self.hear)
        self._telephone = CounterTelephone(CounterDevices(ends, (camera,)), self._line.say, self.hear)
        self._line.listen(self._telephone.hear)
        self._line.sign_in(asked.clerk, asked.password)

    def hear(self, news: object) -> None:
        """What a window would be told."""
        match news:
            case m.Welcome():
                _say(signed_in=True)
            case SignInFailed():
                _say(refused=news.code)
            case m.DutyChanged():
                self._rings = news.visit if news.state is m.ClerkState.RINGING else ""
                _say(duty=news.state, why=news.reason, visit=news.visit)
            case m.VisitSnapshot():
                self._visit = news.visit
                fields = {key: one.value for key, one in news.fields.items()}
                notes = [one.words for one in news.notes]
                held = news.hold is not None
                _say(state=news.state, visit=news.visit, ticket=news.ticket, fields=fields, notes=notes, hold=held)
            case BesideStatus():
                _say(beside=news.stage)
            case m.QueueChanged():
                _say(waiting=[one.visit for one in news.waiting])
            case m.CentreChanged():
                _say(led={one.name: one.visit.visit if one.visit else "" for one in news.clerks})
            case _:
                pass

    def _seen(self, _frame: object) -> None:
        self._frames += 1

    def do(self, words: str) -> None:
        """What the clerk does."""
        what, _, more = words.partition(" ")
        if what == "look":
            _say(frames=self._frames)
        else:
            self._line.ask(self._command(what, more, str(uuid4())))

    def _command(self, what: str, more: str, fresh: str) -> m.Command:
        match what:
            case "ready":
                return m.SetReady(id=fresh, ready=True)
            case "rest":
                return m.SetReady(id=fresh, ready=False, reason=m.BreakReason.REST)
            case "answer":
                return m.TakeVisit(id=fresh, visit=self._rings)
            case "beside":
                return m.AttendVisit(id=fresh, visit=more, mode=m.AttendMode.JOIN)
            case "leave":
                return m.LeaveVisit(id=fresh, visit=more)
            case "over":
                visit, _, clerk = more.partition(" ")
                return m.TakeOver(id=fresh, visit=visit, clerk=clerk)
            case _:
                return self._in_the_visit(what, more, fresh, self._visit)

    def _in_the_visit(self, what: str, more: str, fresh: str, visit: str) -> m.Command:
        match what:
            case "type":
                return m.EditField(id=fresh, visit=visit, field=FIELD, value=more, revision=1)
            case "fail":
                end = {"outcome": Outcome.BROKEN_OFF, "next_step": "再试一次", "reason": m.Reason.CALL_FAILED}
                return m.FinishVisit(id=fresh, visit=visit, **end)
            case "hold" | "back":
                return m.HoldVisit(id=fresh, visit=visit, on=what == "hold")
            case "pass":
                return m.TransferVisit(id=fresh, visit=visit, to=m.Target(clerk=more), note="户口本看过了")
            case _:
                raise SystemExit(f"nobody knows what {what} is")

    def close(self) -> None:
        """Its devices."""
        self._engine.submit(self._telephone.close()).result(timeout=10)


def main() -> None:
    """Until standard input ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.peers.hall_program")
    parser.add_argument("role", choices=("kiosk", "counter"))
    parser.add_argument("--server", required=True)
    parser.add_argument("--state", type=Path)
    parser.add_argument("--pin", default="")
    parser.add_argument("--clerk", default="")
    parser.add_argument("--password", default="")
    asked = parser.parse_args()
    made: Callable[[EngineThread, argparse.Namespace], Kiosk | Counter] = Kiosk if asked.role == "kiosk" else Counter
    with EngineThread() as engine:
        one = made(engine, asked)
        for words in sys.stdin:
            one.do(words.strip())
        one.close()


if __name__ == "__main__":
    main()

"""Whatever people do, in whatever order: what must hold of the hall after every single step."""

from collections import Counter
from collections.abc import Callable
from functools import partial

import msgspec
import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from signaling.effects import Save, Send, Sender
from signaling.records import MOVING, STAFF, VisitRecord
from tests.peers.hall_cast import CLERKS, EVERYBODY, KIOSKS, PRINTERS, HallCast
from tests.peers.server_cast import FORM, ID_NUMBER, MATTER, SIGNATURE
from windowkit import messages as m
from windowkit.consent import TALKING
from windowkit.errors import Code
from windowkit.visit import Event, Outcome, State, allowed

_LONGEST = 3600.0 + 30.0 + 7200.0 + 1800.0 * 4 + 3600.0 + 60.0  # s: every state's time, one after the other


class HallStories(RuleBasedStateMachine):
    """Kiosks, clerks and print services come, go and ask at random; the cast checks that each command is answered."""

    def __init__(self) -> None:
        super().__init__()
        self.cast = HallCast()
        self.cast.arrive(*EVERYBODY)
        self.said: list[tuple[Sender, m.Command]] = []

    # -- who is here ----------------------------------------------------------------------------------------

    @rule(who=st.sampled_from(EVERYBODY))
    def comes(self, who: Sender) -> None:
        self.cast.arrive(who)

    @rule(who=st.sampled_from(EVERYBODY))
    def goes(self, who: Sender) -> None:
        self.cast.leave(who)

    @rule(seconds=st.sampled_from((1.0, 29.0, 61.0, 121.0, 1801.0)))
    def time_passes(self, seconds: float) -> None:
        self.cast.pass_time(seconds)

    @rule()
    def the_server_restarts(self) -> None:
        self.cast.restart()
        self.said.clear()  # what an ended visit answered is known to this server's life only

    # -- what they ask ----------------------------------------------------------------------------------------

    @rule(number=st.integers(0, 2))
    def opens(self, number: int) -> None:
        self.cast.hall.unlocked(KIOSKS[number].key, self.cast.now)
        self._say(KIOSKS[number], partial(m.OpenVisit, told=True, visit=self.cast.fresh(), matter=MATTER.code))

    @rule(clerk=st.sampled_from(CLERKS), data=st.data())
    def takes(self, clerk: Sender, data: st.DataObject) -> None:
        self._say(clerk, partial(m.TakeVisit, visit=self._some_visit(data)))

    @rule(clerk=st.sampled_from(CLERKS), ready=st.booleans())
    def takes_visits_or_a_break(self, clerk: Sender, ready: bool) -> None:
        self._say(clerk, partial(m.SetReady, ready=ready))

    @rule(number=st.integers(0, 2), steps=st.integers(1, 9))
    def goes_on_as_usual(self, number: int, steps: int) -> None:
        """The next steps of a good visit, so that the stories reach its end and not only its beginning."""
        for _ in range(steps):
            record = self.cast.hall.floor.visit_of(KIOSKS[number])
            if record is None:
                self.opens(number)
            else:
                self._usual(KIOSKS[number], record)

    def _usual(self, kiosk: Sender, record: VisitRecord) -> None:
        visit, form = record.visit.id, record.form_hash
        clerk = Sender(m.Role.COUNTER, record.clerk or CLERKS[KIOSKS.index(kiosk)].key)
        if record.visit.state is State.SERVING:
            self._fill_in(record, clerk, FORM)
        up = partial(m.CallUp, visit=visit, call=1, picture=False, sound=True)
        usual: dict[State, tuple[tuple[Sender, Callable[..., m.Command]], ...]] = {
            State.WAITING: ((clerk, partial(m.TakeVisit, visit=visit)),),
            State.JOINING: ((kiosk, up), (clerk, up)),
            State.SERVING: ((clerk, partial(m.ReviewForm, visit=visit)),),
            State.REVIEWING: ((kiosk, partial(m.ConfirmForm, visit=visit, form_hash=form)),),
            State.SIGNING: ((kiosk, partial(m.SignForm, visit=visit, form_hash=form, signature=SIGNATURE)),),
            State.SIGNED: ((clerk, partial(m.SubmitForm, visit=visit, form_hash=form)),),
            State.SUBMITTED: ((clerk, partial(m.FinishVisit, visit=visit, outcome=Outcome.ACCEPTED)),),
            State.RATING: ((kiosk, partial(m.Rate, visit=visit, faces=4)),),
        }
        for side, step in usual.get(record.visit.state, ()):
            self._say(side, step)

    @rule(number=st.integers(0, 2))
    def clerk_spoils_the_form(self, number: int) -> None:
        record = self.cast.hall.floor.visit_of(CLERKS[number])
        if record is not None:
            self._fill_in(record, CLERKS[number], dict.fromkeys(FORM, "x"))

    def _fill_in(self, record: VisitRecord, clerk: Sender, form: dict[str, str]) -> None:
        for key, value in form.items():
            held = record.fields.get(key)
            revision = held.revision + 1 if held else 1
            self._say(clerk, partial(m.EditField, visit=record.visit.id, field=key, value=value, revision=revision))

    @rule(number=st.integers(0, 2), kind=st.sampled_from((m.ReviewForm, m.Withdraw)))
    def clerk_moves(self, number: int, kind: type[m.ReviewForm | m.Withdraw]) -> None:
        self._say(CLERKS[number], partial(kind, visit=self._own(CLERKS[number])))

    @rule(number=st.integers(0, 2), right=st.booleans())
    def resident_confirms_and_signs(self, number: int, right: bool) -> None:
        kiosk = KIOSKS[number]
        form = self._form(kiosk) if right else "another"
        self._say(kiosk, partial(m.ConfirmForm, visit=self._own(kiosk), form_hash=form))
        self._say(kiosk, partial(m.SignForm, visit=self._own(kiosk), form_hash=form, signature=SIGNATURE))

    @rule(number=st.integers(0, 2), field=st.sampled_from(("*", "applicant_name", "no_such_field")))
    def resident_objects(self, number: int, field: str) -> None:
        self._say(KIOSKS[number], partial(m.ObjectForm, visit=self._own(KIOSKS[number]), field=field))

    @rule(number=st.integers(0, 2))
    def clerk_submits(self, number: int) -> None:
        clerk = CLERKS[number]
        self._say(clerk, partial(m.SubmitForm, visit=self._own(clerk), form_hash=self._form(clerk)))

    @rule(number=st.integers(0, 2), outcome=st.sampled_from(Outcome), step=st.sampled_from(("", "明天再来")))
    def clerk_finishes(self, number: int, outcome: Outcome, step: str) -> None:
        self._say(
            CLERKS[number], partial(m.FinishVisit, visit=self._own(CLERKS[number]), outcome=outcome, next_step=step)
        )

    @rule(number=st.integers(0, 2), faces=st.sampled_from((None, 0, 1, 5, 6)))
    def resident_rates_or_leaves(self, number: int, faces: int | None) -> None:
        self._say(KIOSKS[number], partial(m.Rate, visit=self._own(KIOSKS[number]), faces=faces))
        if faces is None:
            self._say(KIOSKS[number], partial(m.CancelVisit, visit=self._own(KIOSKS[number])))

    @rule(number=st.integers(0, 2), choice=st.sampled_from(m.WaitChoice))
    def goes_on_waiting_or_away(self, number: int, choice: m.WaitChoice) -> None:
        kiosk = KIOSKS[number]
        self._say(kiosk, partial(m.ChooseWait, visit=self._own(kiosk), choice=choice))

    @rule(number=st.integers(0, 2), data=st.data())
    def is_here_again(self, number: int, data: st.DataObject) -> None:
        self._say(KIOSKS[number], partial(m.ComeBack, visit=self._some_visit(data)))

    @rule(number=st.integers(0, 2), arrives=st.booleans())
    def photographs(self, number: int, arrives: bool) -> None:
        kiosk, visit = KIOSKS[number], self._own(KIOSKS[number])
        record = self.cast.hall.floor.visit_of(kiosk)
        if record is not None and record.clerk:
            clerk = Sender(m.Role.COUNTER, record.clerk)
            self._say(clerk, partial(m.RequestDocument, visit=visit, material="applicant_id"))
        if not arrives:
            self._say(kiosk, partial(m.DocumentFailed, visit=visit))
        elif self.cast.hall.expects(visit, "applicant_id", kiosk.key):
            still = m.Document(
                id=self.cast.fresh(), material="applicant_id", media_type="image/jpeg", bytes=9, width=4, height=3
            )
            self.cast.perform(self.cast.hall.uploaded(visit, still, self.cast.now))

    @rule(number=st.integers(0, 2), state=st.sampled_from(m.JobState))
    def prints(self, number: int, state: m.JobState) -> None:
        jobs = [one.job for one in self.cast.jobs.values() if one.kiosk == PRINTERS[number].key]
        self._say(PRINTERS[number], partial(m.JobReport, job=jobs[-1] if jobs else "none", state=state))

    @rule(number=st.integers(0, 2))
    def prints_again(self, number: int) -> None:
        record = self.cast.hall.floor.visit_of(CLERKS[number])
        if record is not None and record.notices:
            notice = record.notices[0].notice.id
            self._say(CLERKS[number], partial(m.PrintNotice, visit=record.visit.id, notice=notice))

    @rule(number=st.integers(0, 2), came_out=st.booleans())
    def clerk_looks_into_the_tray(self, number: int, came_out: bool) -> None:
        record = self.cast.hall.floor.visit_of(CLERKS[number])
        if record is not None and record.notices:
            one = record.notices[0].notice
            word = partial(m.SettleNotice, notice=one.id, attempt=one.attempt, came_out=came_out)
            self._say(CLERKS[number], partial(word, visit=record.visit.id))

    @rule(number=st.integers(0, 2), came_out=st.booleans())
    def staff_look_into_the_tray(self, number: int, came_out: bool) -> None:
        committee = self.cast.hall.floor.kiosks[KIOSKS[number].key].committee.code
        for sheet in [one for one in self.cast.sheets.values() if one.committee == committee][:1]:
            self.cast.hall.unlocked(KIOSKS[number].key, self.cast.now)
            word = partial(m.SettleLeft, paper=sheet.id, attempt=sheet.notice.attempt, came_out=came_out)
            self._say(KIOSKS[number], word)

    @rule(number=st.integers(0, 2), yes=st.booleans(), asks=st.booleans(), ends=st.booleans())
    def talks_of_recording(self, number: int, yes: bool, asks: bool, ends: bool) -> None:
        kiosk, clerk, visit = KIOSKS[number], CLERKS[number], self._own(CLERKS[number])
        if asks:
            self._say(clerk, partial(m.AskRecording, visit=visit, recording=self.cast.fresh(), days=180))
        record = self.cast.visits.get(visit)
        recording = record.consents[-1].recording.id if record and record.consents else "none"
        self._say(kiosk, partial(m.AnswerRecording, visit=self._own(kiosk), recording=recording, yes=yes))
        if ends:
            self._say(clerk, partial(m.EndRecording, visit=visit, recording=recording))

    # -- what people and lines get wrong --------------------------------------------------------------------

    @rule(who=st.sampled_from((*KIOSKS, *CLERKS)), kind=st.sampled_from((m.CancelVisit, m.Withdraw)), data=st.data())
    def meddles(self, who: Sender, kind: type[m.CancelVisit | m.Withdraw], data: st.DataObject) -> None:
        """Somebody asks something of a visit that may be another's."""
        visit = self._some_visit(data)
        before = self.cast.visits.get(visit)
        denied = self._say(who, partial(kind, visit=visit))
        mine = before is not None and who.key in {before.kiosk, before.clerk}
        assert denied is not None or mine
        if denied is not None:
            assert self.cast.visits.get(visit) == before

    @rule(data=st.data())
    def says_it_again(self, data: st.DataObject) -> None:
        """After a reconnect a link repeats its latest commands: nothing changes by that."""
        if not self.said:
            return
        sender, command = data.draw(st.sampled_from(self.said[-8:]))
        before, printed = dict(self.cast.visits), dict(self.cast.jobs)
        effects = self.cast.hall.receive(command, sender, self.cast.now)
        self.cast.perform(effects)
        assert [_timeless(one) for one in self.cast.visits.values()] == [_timeless(one) for one in before.values()]
        assert self.cast.jobs == printed

    # -- what must hold ---------------------------------------------------------------------------------------

    @invariant()
    def nobody_is_in_two_visits(self) -> None:
        running = [one for one in self.cast.visits.values() if one.visit.state is not State.ENDED]
        for people in ([one.kiosk for one in running if one.away is None], [one.clerk for one in running if one.clerk]):
            assert all(times == 1 for times in Counter(people).values())

    @invariant()
    def a_visit_is_with_a_clerk_exactly_while_it_is_not_waiting(self) -> None:
        for one in self.cast.hall.floor.visits.values():
            assert bool(one.clerk) == (one.visit.state is not State.WAITING)

    @invariant()
    def what_is_stored_is_what_the_hall_knows(self) -> None:
        stored = {key: one for key, one in self.cast.visits.items() if one.visit.state is not State.ENDED}
        assert self.cast.hall.floor.visits == stored
        assert self.cast.hall.floor.sheets == self.cast.sheets
        assert {one.id: one for one in self.cast.hall.floor.drafts.values()} == self.cast.drafts
        assert self.cast.hall.floor.jobs == {k: v for k, v in self.cast.jobs.items() if v.state in MOVING}

    @invariant()
    def nothing_prints_unasked_for_a_resident_who_left(self) -> None:
        floor = self.cast.hall.floor
        for job in floor.jobs.values():
            staff_wait = job.by == STAFF and job.kiosk in floor.looking
            assert job.visit in floor.visits or staff_wait or job.unwanted or job.state is m.JobState.PRINTING

    @invariant()
    def every_running_visit_has_a_moment_when_it_moves_by_itself(self) -> None:
        due = self.cast.hall.next_deadline()
        floor = self.cast.hall.floor
        assert due is not None or (not floor.visits and not floor.sheets and not floor.drafts)
        ended = {key: one for key, one in self.cast.visits.items() if one.visit.state is State.ENDED}
        assert {key: one.visit.outcome for key, one in ended.items()} == {
            key: one.outcome for key, one in self.cast.ended.items()
        }
        broken = [one for one in self.cast.ended.values() if one.outcome is Outcome.BROKEN_OFF]
        assert all(one.reason is not None for one in broken)

    @invariant()
    def a_yes_to_a_recording_stands_only_in_the_talk_it_was_said_in(self) -> None:
        for one in self.cast.visits.values():
            standing = [entry for entry in one.consents if entry.recording.consent is m.Consent.GIVEN]
            assert len(standing) <= 1
            for entry in standing:
                assert one.visit.state in TALKING
                assert entry.answered is not None
                assert (entry.clerk, entry.kiosk) == (one.clerk, one.kiosk)

    @invariant()
    def case_numbers_and_tickets_are_nobody_elses(self) -> None:
        cases = [one.case for one in self.cast.visits.values() if one.case]
        assert len(cases) == len(set(cases))
        tickets = [(one.centre.code, one.ticket) for one in self.cast.visits.values()]
        assert len(tickets) == len(set(tickets)), "one story lasts less than a day"

    @invariant()
    def only_the_visits_own_people_hear_of_it(self) -> None:
        for who, mail in self.cast.mail.items():
            for one in mail:
                if isinstance(one, m.VisitSnapshot | m.FieldChanged):
                    assert who.role is m.Role.COUNTER or self.cast.visits[one.visit].kiosk == who.key
            if who.role is m.Role.PRINTING:
                assert ID_NUMBER.encode() not in msgspec.json.encode(mail)
            mail.clear()

    def teardown(self) -> None:
        """When everybody is gone, every visit ends by itself."""
        for one in EVERYBODY:
            self.cast.leave(one)
        self.cast.pass_time(_LONGEST)
        assert self.cast.hall.floor.visits == {}
        assert all(one.visit.state is State.ENDED for one in self.cast.visits.values())

    # -- small words ------------------------------------------------------------------------------------------

    def _say(self, sender: Sender, make: Callable[..., m.Command]) -> Code | None:
        """Ask; whoever is told of a visit is in it, and no step was taken that the table does not know."""
        command = make(id=self.cast.fresh())
        before = dict(self.cast.visits)
        effects = self.cast.hall.receive(command, sender, self.cast.now)
        for effect in effects:
            if isinstance(effect, Send) and isinstance(effect.message, m.VisitSnapshot):
                record = self.cast.hall.floor.visits.get(effect.message.visit) or before[effect.message.visit]
                assert effect.to.key in {record.kiosk, record.clerk}
            if isinstance(effect, Save) and isinstance(effect.record, VisitRecord):
                self._follows_the_table(before.get(effect.record.visit.id), effect.record)
        self.cast.perform(effects)
        answers = [one.message for one in effects if isinstance(one, Send) and _answers(one.message, command.id)]
        assert len(answers) == 1
        if isinstance(answers[0], m.Denied):
            return answers[0].code
        self.said.append((sender, command))
        return None

    @staticmethod
    def _follows_the_table(before: VisitRecord | None, after: VisitRecord) -> None:
        if before is None:
            assert after.visit.state is State.WAITING
            return
        assert after.changes > before.changes
        assert after.visit.version >= before.visit.version
        if before.visit.outcome is Outcome.ACCEPTED:
            assert after.visit.outcome is Outcome.ACCEPTED
        if after.visit.state is not before.visit.state:
            assert any(allowed(before.visit.state, event) for event in Event)

    def _own(self, sender: Sender) -> str:
        record = self.cast.hall.floor.visit_of(sender)
        return record.visit.id if record else "none"

    def _form(self, sender: Sender) -> str:
        record = self.cast.hall.floor.visit_of(sender)
        return record.form_hash if record else ""

    def _some_visit(self, data: st.DataObject) -> str:
        running = sorted(self.cast.hall.floor.visits)
        return data.draw(st.sampled_from(running or ("none", *sorted(self.cast.visits))))


def _answers(message: m.Message, command: str) -> bool:
    return isinstance(message, m.Done | m.Denied) and message.re == command


def _timeless(record: VisitRecord) -> VisitRecord:
    """Without what only says that something was said again."""
    return msgspec.structs.replace(record, changes=0)


HallStories.TestCase.settings = settings(
    max_examples=150, stateful_step_count=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestHallStories = pytest.mark.timeout(300)(HallStories.TestCase)  # 6000 steps: a busy machine takes its time

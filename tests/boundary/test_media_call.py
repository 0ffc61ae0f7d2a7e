"""Two calls over real UDP on loopback; only the line between them is in the process."""

import time
from collections.abc import AsyncIterator, Iterator

import pytest
from av.video.frame import VideoFrame

from tests.peers.two_sides import Side, join, until
from windowkit.media.call import CallKind
from windowkit.media.camera import Camera
from windowkit.media.encoder import PictureEncoder
from windowkit.media.synthetic import SyntheticCamera, SyntheticMicrophone
from windowkit.messages import Answer, AskOffer, Offer

VISIT = "v1"


@pytest.fixture
def camera() -> Iterator[SyntheticCamera]:
    camera = SyntheticCamera(width=640, height=360, fps=25)
    camera.open()
    yield camera
    camera.close()


@pytest.fixture
async def sides(camera: SyntheticCamera) -> AsyncIterator[tuple[Side, Side]]:
    kiosk = Side(offers=True, picture=camera, sound=SyntheticMicrophone())
    counter = Side(offers=False, picture=camera, sound=SyntheticMicrophone())
    join(kiosk, counter)
    yield kiosk, counter
    await kiosk.call.close()
    await counter.call.close()


async def bring_up(kiosk: Side, counter: Side) -> None:
    kiosk.call.begin(VISIT)
    counter.call.begin(VISIT)
    await until(lambda: all(CallKind.FIRST_FRAME in side.kinds() for side in (kiosk, counter)))
    await until(lambda: all(side.call_ups() for side in (kiosk, counter)))


async def test_both_sides_see_hear_and_say_so_once(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    await bring_up(kiosk, counter)
    await until(lambda: all(len(side.frame_times) > 10 and len(side.sounds) > 10 for side in sides))
    for side in sides:
        assert side.kinds()[0] is CallKind.CONNECTING
        assert CallKind.UP in side.kinds()
        assert [(said.call, said.picture, said.sound) for said in side.call_ups()] == [(1, True, True)]
        assert (side.frames[0].width, side.frames[0].height) == (640, 360)


async def test_a_prepared_offer_shows_its_first_frame_within_400_ms_of_the_visit_being_taken(
    sides: tuple[Side, Side],
) -> None:
    kiosk, counter = sides
    kiosk.call.prepare()
    await until(lambda: kiosk.call.prepared)
    assert not kiosk.said
    taken = time.monotonic()
    await bring_up(kiosk, counter)
    first = [event.at for side in sides for event in side.events if event.kind is CallKind.FIRST_FRAME]
    assert max(first) - taken < 0.4


async def test_a_counter_that_made_its_peer_ahead_answers_with_it_and_sends_nothing_before(
    sides: tuple[Side, Side],
) -> None:
    kiosk, counter = sides
    for side in sides:
        side.call.prepare()
    await until(lambda: kiosk.call.prepared and counter.call.prepared)
    assert not kiosk.said
    assert not counter.said
    assert not kiosk.frames
    assert not counter.frames
    await bring_up(kiosk, counter)
    assert not counter.call.prepared  # that one is the call's now
    assert [said.call for said in counter.said if isinstance(said, Answer)] == [1]


async def test_the_first_picture_is_encoded_as_soon_as_the_visit_is_taken_and_none_before(
    sides: tuple[Side, Side], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = False
    made: set[PictureEncoder] = set()  # for a frame that it was given
    begun: dict[PictureEncoder, bool] = {}  # whether the visit was taken when its encoder had its first picture
    make, encode = PictureEncoder.ready, PictureEncoder.begin

    def ready(encoder: PictureEncoder, frame: VideoFrame) -> None:
        make(encoder, frame)
        made.add(encoder)

    def begin(encoder: PictureEncoder, frame: VideoFrame) -> None:
        begun.setdefault(encoder, taken)
        encode(encoder, frame)

    monkeypatch.setattr(PictureEncoder, "ready", ready)
    monkeypatch.setattr(PictureEncoder, "begin", begin)
    kiosk, counter = sides
    for side in sides:
        side.call.prepare()
    await until(lambda: kiosk.call.prepared and counter.call.prepared and len(made) == len(sides))
    assert not begun
    taken = True
    await bring_up(kiosk, counter)
    assert begun == dict.fromkeys(made, True)


async def test_a_side_without_camera_says_so_and_the_sound_goes_on(camera: SyntheticCamera) -> None:
    missing = Camera("/nowhere/video0")
    missing.open()
    kiosk = Side(offers=True, picture=missing, sound=SyntheticMicrophone())
    counter = Side(offers=False, picture=camera, sound=SyntheticMicrophone())
    join(kiosk, counter)
    kiosk.call.begin(VISIT)
    counter.call.begin(VISIT)
    await until(lambda: bool(kiosk.call_ups()) and len(counter.sounds) > 20 and len(kiosk.frame_times) > 10)
    assert [(said.picture, said.sound) for said in kiosk.call_ups()] == [(False, True)]
    assert not counter.frames
    await kiosk.call.close()
    await counter.call.close()
    missing.close()


async def test_an_offer_that_comes_before_the_counter_has_begun_is_answered(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    kiosk.call.begin(VISIT)
    await until(lambda: any(isinstance(said, Offer) for said in kiosk.said))
    counter.call.begin(VISIT)
    await until(lambda: CallKind.UP in kiosk.kinds() and CallKind.UP in counter.kinds())
    assert [said.call for said in kiosk.said if isinstance(said, Offer)] == [1]


async def test_the_picture_goes_on_while_the_line_is_down(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    await bring_up(kiosk, counter)
    kiosk.line_up = counter.line_up = False
    seen = len(kiosk.frame_times)
    await until(lambda: len(kiosk.frame_times) > seen + 50)
    kiosk.line_up = counter.line_up = True
    kiosk.call.line_is_back()
    counter.call.line_is_back()
    assert CallKind.STALLED not in kiosk.kinds() + counter.kinds()
    assert [said.call for said in kiosk.said if isinstance(said, Offer)] == [1]


async def test_a_restarted_counter_gets_a_new_call_from_the_same_kiosk(
    sides: tuple[Side, Side], camera: SyntheticCamera
) -> None:
    kiosk, counter = sides
    await bring_up(kiosk, counter)
    again = Side(offers=False, picture=camera, sound=SyntheticMicrophone())
    counter.line_up = False  # the server hears the newest line only; the old one's media still come
    join(kiosk, again)
    again.call.begin(VISIT)
    again.call.line_is_back()
    try:
        await until(lambda: CallKind.FIRST_FRAME in again.kinds())
        assert [type(said) for said in again.said][:2] == [AskOffer, Answer]
        await until(lambda: kiosk.call_ups()[-1].call == 2)
    finally:
        await again.call.close()


async def test_a_counter_that_leaves_stalls_the_kiosk_which_offers_anew(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    await bring_up(kiosk, counter)
    await counter.call.close()
    await until(lambda: CallKind.STALLED in kiosk.kinds())
    counter.call.begin(VISIT)
    await until(lambda: kiosk.kinds()[-1] is CallKind.UP)


@pytest.mark.alone
async def test_a_new_call_takes_over_without_a_hole_in_the_picture(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    await bring_up(kiosk, counter)
    kiosk.call.receive(AskOffer(visit=VISIT))
    await until(lambda: kiosk.call_ups()[-1].call == 2 and counter.call_ups()[-1].call == 2)
    seen = len(counter.frame_times)
    await until(lambda: len(counter.frame_times) > seen + 10)
    gaps = [after - before for before, after in zip(counter.frame_times, counter.frame_times[1:], strict=False)]
    assert max(gaps) < 0.3
    assert CallKind.STALLED not in counter.kinds()


async def test_an_answer_of_another_epoch_or_visit_changes_nothing(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    kiosk.line_up = counter.line_up = False
    kiosk.call.begin(VISIT)
    await until(lambda: any(isinstance(said, Offer) for said in kiosk.said))
    kiosk.call.receive(Answer(visit=VISIT, call=7, sdp="junk"))
    kiosk.call.receive(Answer(visit="v2", call=1, sdp="junk"))
    kiosk.line_up = counter.line_up = True
    offer = next(said for said in kiosk.said if isinstance(said, Offer))
    counter.call.begin(VISIT)
    counter.call.receive(offer)
    await until(lambda: CallKind.UP in kiosk.kinds())


async def test_an_sdp_of_junk_is_passed_over_and_the_next_offer_works(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    counter.call.begin(VISIT)
    counter.call.receive(Offer(visit=VISIT, call=1, sdp="v=0\r\nm=video junk"))
    kiosk.call.begin(VISIT, after=1)
    await until(lambda: CallKind.UP in kiosk.kinds() and CallKind.UP in counter.kinds())


async def test_a_kiosk_that_is_not_answered_offers_anew_goes_on_without_after_4_s_and_finds_no_way_after_6(
    sides: tuple[Side, Side],
) -> None:
    kiosk, _ = sides
    kiosk.line_up = False
    kiosk.call.begin(VISIT)
    await until(lambda: bool(kiosk.call_ups()))
    offers = [said.call for said in kiosk.said if isinstance(said, Offer)]
    assert offers == [1, 2]
    assert [(said.picture, said.sound) for said in kiosk.call_ups()] == [(False, False)]
    await until(lambda: kiosk.kinds() == [CallKind.CONNECTING, CallKind.NO_WAY])
    assert 6.0 < kiosk.events[1].at - kiosk.events[0].at < 7.0


async def test_an_ended_call_sends_and_shows_nothing_more(sides: tuple[Side, Side]) -> None:
    kiosk, counter = sides
    await bring_up(kiosk, counter)
    kiosk.call.end()
    shown = len(kiosk.frame_times), len(kiosk.sounds)
    assert kiosk.kinds()[-1] is CallKind.DOWN
    await kiosk.call.close()
    assert kiosk.call.visit == ""
    await until(lambda: kiosk.call.quiet)
    assert shown == (len(kiosk.frame_times), len(kiosk.sounds))
    assert kiosk.kinds()[-1] is CallKind.DOWN

"""What an operator's word does to a kiosk's settings, and when it has to wait."""

import pytest
from msgspec.structs import replace

from kiosk_app.conductor import advance
from kiosk_app.ease import Ease, Text
from kiosk_app.easing import UsualChanged
from kiosk_app.remote import is_busy, over
from kiosk_app.scene import Scene, Screen
from kiosk_app.settings import KioskSettings
from windowkit.operating import OperateKiosk, RemoteSettings

OWN = KioskSettings(voice=False, ease=Ease(volume=2, slow=True))


def test_what_is_not_set_from_afar_is_as_the_kiosks_own_file_has_it() -> None:
    assert over(OWN, RemoteSettings()) == OWN
    far = over(OWN, RemoteSettings(volume=5, voice=True, night=False, text="large"))
    assert far.ease == Ease(volume=5, slow=True, text=Text.LARGE)
    assert far.voice
    assert not far.night


SOMEBODY = (
    Scene(screen=Screen.MATTERS),
    Scene(screen=Screen.GOODBYE),
    Scene(ends_at=90.0),  # they chose larger letters
    Scene(called_at=1.0),
    Scene(answer_due=6.0),  # just started: a visit may go on
)


@pytest.mark.parametrize("scene", SOMEBODY)
@pytest.mark.parametrize("restart", [True, False])
def test_a_word_waits_for_whoever_is_there(scene: Scene, *, restart: bool) -> None:
    word = OperateKiosk(operation="o", restart=restart)
    assert not is_busy(Scene(), word)
    assert is_busy(scene, word)
    assert is_busy(scene, replace(word, now=True)) is not restart


def test_whoever_chose_keeps_it_and_the_next_one_begins_with_the_new() -> None:
    loud, large = Ease(volume=5), Ease(text=Text.LARGE)
    assert advance(Scene(), UsualChanged(ease=loud), 0, "f")[0].ease == loud
    scene, _ = advance(Scene(screen=Screen.PIN, ease=large), UsualChanged(ease=loud), 0, "f")
    assert (scene.ease, scene.usual) == (large, loud)

"""How much of a picture is noise."""

import numpy as np
import pytest
from numpy.typing import NDArray

from windowkit.media.grain import NOTHING, unseen

_BLOCK = 256  # pixels
type Plane = NDArray[np.uint8]


def room(sigma: float, seed: int) -> Plane:
    """A room that stands still, as a camera with this much noise (levels) shows it."""
    scene = np.linspace(60, 180, 1280)[None, :] + np.zeros((720, 1))
    return np.clip(scene + np.random.default_rng(seed).normal(0, sigma, scene.shape), 0, 255).round().astype(np.uint8)


def with_somebody(plane: Plane, shift: int) -> Plane:
    """More than half of the picture moves."""
    moved = plane.copy()
    moved[100:, 200:1080] = np.roll(np.arange(880) * 7 % 200, shift).astype(np.uint8)
    return moved


@pytest.mark.parametrize("sigma", [0.5, 1.0, 1.5])
def test_the_noise_of_a_still_room_is_measured(sigma: float) -> None:
    found = unseen(room(sigma, 1), room(sigma, 2))
    assert 1.8 * sigma**2 < found / _BLOCK < 3.6 * sigma**2 + 0.5  # rounding to whole levels adds a little


def test_somebody_who_moves_is_no_noise() -> None:
    still = unseen(room(1.5, 1), room(1.5, 2))
    busy = unseen(with_somebody(room(1.5, 1), 0), with_somebody(room(1.5, 2), 9))
    assert 0.7 * still < busy < 1.3 * still


def test_a_camera_that_is_carried_shows_no_noise() -> None:
    rng = np.random.default_rng(3)
    scene = rng.integers(40, 200, (720, 1300)).astype(np.uint8)
    assert unseen(scene[:, :1280], scene[:, 8:1288]) == NOTHING


def test_a_drawn_picture_has_none() -> None:
    drawn = np.full((360, 640), 128, np.uint8)
    assert unseen(drawn, drawn) == NOTHING


def test_what_may_differ_is_bounded() -> None:
    assert unseen(room(2.5, 1), room(2.5, 2)) == 2000

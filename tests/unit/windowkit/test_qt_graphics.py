"""Which machines have a card that draws; the kernel's folders are made up."""

import os
from pathlib import Path

import pytest

from windowkit.qt import graphics
from windowkit.qt.graphics import choose_backend, has_card


def machine(folder: Path, *drivers: str) -> tuple[Path, Path]:
    """A machine whose render nodes have these kernel drivers."""
    nodes, classes = folder / "dri", folder / "class"
    nodes.mkdir()
    (nodes / "card0").touch()
    for number, driver in enumerate(drivers, start=128):
        (nodes / f"renderD{number}").touch()
        (folder / "drivers" / driver).mkdir(parents=True)
        device = classes / f"renderD{number}" / "device"
        device.mkdir(parents=True)
        (device / "driver").symlink_to(folder / "drivers" / driver)
    return nodes, classes


@pytest.mark.parametrize(
    ("drivers", "card"),
    [
        ((), False),
        (("i915",), True),
        (("virtio_gpu",), False),  # a virtual machine: a render node, and Mesa's llvmpipe behind it
        (("vgem",), False),
        (("vgem", "amdgpu"), True),
    ],
)
def test_a_card_counts_when_it_draws(tmp_path: Path, drivers: tuple[str, ...], card: bool) -> None:
    assert has_card(*machine(tmp_path, *drivers)) is card


def test_a_node_whose_driver_is_unknown_is_no_card(tmp_path: Path) -> None:
    (tmp_path / "renderD128").touch()
    assert not has_card(tmp_path, tmp_path)


def test_a_machine_without_a_card_draws_in_software_and_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "has_card", lambda: False)
    for name in ("QT_QUICK_BACKEND", "QT_QPA_UPDATE_IDLE_TIME"):
        monkeypatch.setenv(name, "")  # so that it is put back
        monkeypatch.delenv(name)
    choose_backend()
    assert os.environ["QT_QUICK_BACKEND"] == "software"
    assert os.environ["QT_QPA_UPDATE_IDLE_TIME"] == "0"


def test_the_backend_the_site_chose_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphics, "has_card", lambda: False)
    monkeypatch.setenv("QT_QPA_UPDATE_IDLE_TIME", "5")
    monkeypatch.setenv("QT_QUICK_BACKEND", "rhi")
    choose_backend()
    assert os.environ["QT_QUICK_BACKEND"] == "rhi"
    assert os.environ["QT_QPA_UPDATE_IDLE_TIME"] == "5"

"""What a machine says of itself: its temperature, and the devices whose nodes are not there."""

from pathlib import Path

from kiosk_app.settings import KioskSettings
from kiosk_app.wellbeing import hottest, measured
from windowkit.operating import Health


def test_the_hottest_zone_counts_and_one_that_cannot_be_read_does_not(tmp_path: Path) -> None:
    assert hottest(tmp_path) is None
    for at, words in enumerate(("41000\n", "57500\n", "", "nonsense", "-274000")):
        zone = tmp_path / f"thermal_zone{at}"
        zone.mkdir()
        (zone / "temp").write_text(words)
    assert hottest(tmp_path) == 57.5


def test_nodes_that_are_not_there_are_missing_and_what_is_no_node_is_not(tmp_path: Path) -> None:
    settings = KioskSettings(camera="/dev/none-such", document_camera="none", card_reader=str(tmp_path / "no-node"))
    found = measured(Health(software="k", up=1.0, missing=("microphone",)), settings, tmp_path)
    assert found.missing == ("camera", "microphone")
    assert found.disk_free > 0
    assert found.memory > 0


def test_a_folder_that_is_gone_is_a_disk_without_room(tmp_path: Path) -> None:
    assert measured(Health(software="k", up=1.0), KioskSettings(), tmp_path / "gone").disk_free == 0

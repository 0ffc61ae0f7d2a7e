"""TURN credentials that end by themselves."""

import base64
import hashlib
import hmac
from pathlib import Path

import pytest

from signaling.relays import Relays
from signaling.settings import SECRET, SignalingSettings, Turn, relays
from windowkit.errors import BadInput

URLS = ("turn:relay.example:3478?transport=udp", "turns:relay.example:5349?transport=tcp")


def test_the_name_carries_its_end_and_the_password_proves_it() -> None:
    site = Relays(urls=URLS, secret=b"north", ttl=3600.0)
    (server,) = site.servers("kiosk-k1", 1_700_000_000.7)
    assert server.urls == URLS
    assert server.username == "1700003600:kiosk-k1"
    assert base64.b64decode(server.credential) == hmac.digest(b"north", server.username.encode(), hashlib.sha1)


def test_a_site_without_relays_gives_none() -> None:
    assert relays(SignalingSettings()).servers("kiosk-k1", 0.0) == ()


def test_the_secret_is_in_no_text_of_the_value() -> None:
    assert "north" not in f"{Relays(urls=URLS, secret=b'north', ttl=1.0)}"


def test_the_secret_comes_from_its_file_or_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "secret"
    file.write_text("from the file\n")
    assert relays(SignalingSettings(turn=Turn(urls=URLS, secret_file=str(file)))).secret == b"from the file"
    monkeypatch.setenv(SECRET, "from outside")
    assert relays(SignalingSettings(turn=Turn(urls=URLS))).secret == b"from outside"


def test_what_is_missing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SECRET, raising=False)
    with pytest.raises(BadInput, match=r"secret_file.*VIRTUAL_WINDOW_TURN_SECRET"):
        relays(SignalingSettings(turn=Turn(urls=URLS)))
    with pytest.raises(BadInput, match="cannot read"):
        relays(SignalingSettings(turn=Turn(urls=URLS, secret_file=str(tmp_path / "nowhere"))))
    (tmp_path / "empty").write_text("\n")
    with pytest.raises(BadInput, match="empty"):
        relays(SignalingSettings(turn=Turn(urls=URLS, secret_file=str(tmp_path / "empty"))))
    with pytest.raises(BadInput, match="longer"):
        relays(SignalingSettings(turn=Turn(urls=URLS, secret_file="x", ttl=60.0)))

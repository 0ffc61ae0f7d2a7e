"""The recorder's own work without a call: `python -m bench.recording_path`.

The packets of two minutes of a talk, both ways 1280x720 at 30 fps and 1.5 Mbit/s with sound, are put in order, muxed,
sealed and written as fast as it goes; the processor time it takes is what a recording adds to a call.
"""

import os
import tempfile
import time
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from windowkit.media.encoded import Encoded, Track
from windowkit.media.tape import Tape
from windowkit.sealed import Sealer

_SECONDS: Final = 120
_FPS: Final = 30
_PICTURE: Final = 1_500_000 // 8 // _FPS  # bytes
_SOUND: Final = 160  # bytes: 64 kbit/s
# VP8 (RFC 6386, 9.1): a key frame's first ten bytes, and a delta frame's first.
_KEY: Final = bytes((0x10, 0, 0, 0x9D, 1, 0x2A)) + (1280).to_bytes(2, "little") + (720).to_bytes(2, "little")
_DELTA: Final = b"\x11"


def _packets() -> list[Encoded]:
    key, delta, sound = _KEY + os.urandom(_PICTURE), _DELTA + os.urandom(_PICTURE), os.urandom(_SOUND)
    found = [
        Encoded("v", 1, track, number * 90_000 // _FPS, delta if number % 300 else key, number / _FPS)
        for track in (Track.THEIR_PICTURE, Track.OWN_PICTURE)
        for number in range(_FPS * _SECONDS)
    ]
    found += [
        Encoded("v", 1, track, number * 960, sound, number / 50)
        for track in (Track.THEIR_SOUND, Track.OWN_SOUND)
        for number in range(50 * _SECONDS)
    ]
    return sorted(found, key=lambda packet: packet.at)


def main() -> None:
    """Measure and print."""
    packets = _packets()
    tape, sealer, written = Tape(0.0), Sealer(X25519PrivateKey.generate().public_key(), 0.0), 0
    with tempfile.TemporaryFile(buffering=0) as file:
        began = time.process_time()
        file.write(sealer.head)
        for packet in packets:
            for piece in tape.add(packet):
                written += file.write(sealer.seal(piece))
                os.fsync(file.fileno())
            tape.wanted_keys(packet.at)
        used = time.process_time() - began
    share = used / _SECONDS * 100
    print(f"{len(packets)} packets, {written / 1e6:.1f} MB in {used:.2f} s of processor: {share:.2f} % of a core")


if __name__ == "__main__":
    main()

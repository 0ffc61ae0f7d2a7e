"""Recordings, for whoever may hear and see them: a key of their own, what is there, and opening it.

python -m counter_app.recordings new-key FILE
python -m counter_app.recordings list FOLDER
python -m counter_app.recordings open FILE --key KEYFILE --to FILE.mkv
"""
# pyright: reportUnknownMemberType=false
# PyAV leaves the arguments of its muxer open.

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

import av
import av.error

from counter_app.shelf import SUFFIX, read_shelf
from windowkit.errors import BadInput, Failure
from windowkit.sealed import Unsealer, load_private, new_private, public_text


def main() -> int:
    """Carry out the command; 1 where a recording is not whole."""
    chosen = _arguments().parse_args()
    match chosen.command:
        case "new-key":
            print(f'recording_key = "{make_key(chosen.file)}"')
        case "list":
            _list(chosen.folder)
        case _:
            whole = open_recording(chosen.file, chosen.key, chosen.to)
            print(f"{chosen.to}: {'whole' if whole else 'without its end: the counter crashed, or it was cut off'}")
            return 0 if whole else 1
    return 0


def make_key(path: Path) -> str:
    """Write a fresh private key that only this user reads; returns the public line for the counters' settings."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BadInput(f"cannot make {path}: {error.strerror}; a key is never written over") from error
    with os.fdopen(file, "wb") as opened:
        opened.write(new_private())
    return public_text(load_private(path))


def open_recording(path: Path, key: Path, to: Path) -> bool:
    """Decrypt into a Matroska file with its length and an index; returns whether the recording has its end.

    What opens before a damaged place is kept; BadInput then says where it is.
    """
    if to.exists():
        raise BadInput(f"{to} is there already; name another file with --to")
    raw = to.with_name(f"{to.name}.part")
    private = load_private(key)
    try:
        with path.open("rb") as sealed, open(raw, "xb", opener=_for_us_alone) as file:
            unsealer = Unsealer(sealed, private)
            file.writelines(unsealer.chunks())
    except OSError as error:
        raise BadInput(f"{error.filename}: {error.strerror}") from error
    finally:
        if raw.exists() and raw.stat().st_size:
            _with_index(raw, to)
        raw.unlink(missing_ok=True)
    return unsealer.whole


def _for_us_alone(path: str, flags: int) -> int:
    """A resident's face and voice in clear: nobody else of this machine may read them."""
    return os.open(path, flags, 0o600)


def _with_index(raw: Path, to: Path) -> None:
    """The same packets in a file that knows its length and can be searched in; nothing is encoded."""
    os.close(_for_us_alone(str(to), os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    try:
        with av.open(str(raw)) as source, av.open(str(to), "w", format="matroska") as target:
            streams = {one.index: target.add_stream_from_template(one) for one in source.streams}
            for one in source.streams:
                streams[one.index].metadata.update(one.metadata)
            for packet in source.demux():
                if packet.dts is not None:  # PyAV's sign of the end
                    packet.stream = streams[packet.stream.index]
                    target.mux(packet)
    except av.error.FFmpegError as error:
        to.unlink()
        raise BadInput(f"nothing to play in {raw.name}: {type(error).__name__}") from error


def _list(folder: Path) -> None:
    for kept in read_shelf(folder):
        begun = datetime.fromtimestamp(kept.begun).astimezone().isoformat(" ", "seconds")
        print(f"{kept.path.name.removesuffix(SUFFIX):36} {begun} {kept.bytes / 1e6:9.1f} MB")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m counter_app.recordings",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    key = commands.add_parser("new-key", help="make a key pair; the private half goes into FILE and stays there")
    key.add_argument("file", type=Path, metavar="FILE")
    listing = commands.add_parser("list", help="what is there; needs no key")
    listing.add_argument("folder", type=Path, metavar="FOLDER")
    opening = commands.add_parser("open", help="decrypt one recording")
    opening.add_argument("file", type=Path, metavar="FILE")
    opening.add_argument("--key", type=Path, required=True, metavar="KEYFILE", help="the private key of its time")
    opening.add_argument("--to", type=Path, required=True, metavar="FILE.mkv")
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(f"recordings: {failure}", file=sys.stderr)
        sys.exit(2)

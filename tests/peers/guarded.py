"""Programs for the guard to keep running: each notes its lives in a file, and does one thing wrong.

python tests/peers/guarded.py FOLDER WAY     (the guard, over itself as the kiosk)
"""

import os
import sys
import time
from pathlib import Path

import guard  # by its folder: as it is run, without the package and its Qt


def live(folder: Path, way: str) -> int:
    """One life of what stands for the kiosk."""
    with (folder / "lives").open("a") as lives:
        lives.write(f"{os.getpid()}\n")
    number, _, starts = os.environ[guard.GUARD].partition(":")
    os.write(int(number), b".")
    if way == "again" and starts == "0":
        return guard.AGAIN
    if way in ("again", "done"):
        return 0
    if way == "falls":
        return 1
    if way == "left":
        os.write(int(number), guard.LEFT)
        os.kill(os.getpid(), 19)  # SIGSTOP: it does not come to its end
    if way == "still" and starts == "0":
        os.kill(os.getpid(), 19)  # SIGSTOP
    while True:  # until it is ended; nobody waits for this
        time.sleep(0.05)
        os.write(int(number), b".")


def main() -> int:
    """The guard, or what it keeps."""
    folder, way = Path(sys.argv[1]), sys.argv[2]
    if guard.GUARD in os.environ:
        return live(folder, way)
    (folder / "guard").write_text(str(os.getpid()))
    told = (sys.executable, "-c", f"open({str(folder / 'told')!r}, 'w').close(); import time; time.sleep(60)")
    limits = guard.Limits(start=10, still=0.3, end=5)
    return guard.Guard((sys.executable, __file__, str(folder), way), told, limits).run()


if __name__ == "__main__":
    sys.exit(main())

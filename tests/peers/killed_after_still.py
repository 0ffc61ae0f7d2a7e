"""The signalling server, killed between a still's file and its record: as if the power went just then."""

import os
import signal
import sys

from signaling import __main__ as program
from signaling.stills import Stills

_keep = Stills.keep


def _keep_and_die(self: Stills, visit: str, document: str, content: bytes) -> None:
    _keep(self, visit, document, content)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    Stills.keep = _keep_and_die  # type: ignore[method-assign]
    sys.exit(program.main())

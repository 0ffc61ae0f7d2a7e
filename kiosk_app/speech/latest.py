"""What is to be said: the latest text alone counts, and cuts off whatever is under way."""

import threading
from collections.abc import Callable


def _never() -> bool:
    return False


class Latest:
    """One thread says what any thread puts in. None ends it for good."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._text: str | None = ""
        self._new = False
        self._quiet = True

    def put(self, text: str | None) -> None:
        """Say this instead; an empty text only ends the one before."""
        with self._changed:
            if self._text is not None:
                self._text, self._new = text, True
                self._changed.notify_all()

    def take(self) -> str | None:
        """Wait for the next; whatever was taken before is over."""
        with self._changed:
            self._quiet = True
            self._changed.wait_for(lambda: self._new)
            self._new = self._quiet = False
            return self._text

    def newer(self, within: float | None = 0.0, *, or_when: Callable[[], bool] = _never) -> bool:
        """Whether what was taken is cut off; waits so many s for it (None: for good), or until the other is true."""
        with self._changed:
            self._changed.wait_for(lambda: self._new or or_when(), within)
            return self._new

    def look(self) -> None:
        """What somebody waits for may be true now."""
        with self._changed:
            self._changed.notify_all()

    def is_quiet(self) -> bool:
        """Whether everything has been said or cut off."""
        with self._changed:
            return self._quiet and not self._new

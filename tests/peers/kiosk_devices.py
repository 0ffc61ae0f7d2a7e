"""A device that takes its time to close, as a camera in its last read does."""

import threading


class SlowDevice:
    """Closes once `let_go` is set."""

    def __init__(self) -> None:
        self.is_open = False
        self.closing, self.let_go = threading.Event(), threading.Event()

    def open(self) -> None:
        """At once."""
        self.is_open = True

    def close(self) -> None:
        """Blocks, at most 10 s."""
        self.closing.set()
        self.let_go.wait(10)
        self.is_open = False

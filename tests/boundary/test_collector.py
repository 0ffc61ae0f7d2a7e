"""What a program loads after its start is put beside what is never looked at again, too."""

import subprocess
import sys

_LATER = """
import gc, threading
from PySide6.QtCore import QCoreApplication
from windowkit.qt.collector import confine_collector

app = QCoreApplication([])
collector = confine_collector(app)
before = gc.get_freeze_count()
kept = [[] for _ in range(5000)]
collector.loaded.connect(app.quit)  # after the collector's own slot
threading.Thread(target=collector.loaded.emit).start()
app.exec()
assert gc.get_freeze_count() - before >= 5000, (before, gc.get_freeze_count())
assert not gc.isenabled()
"""


def test_what_is_loaded_later_is_not_looked_at_again() -> None:
    subprocess.run([sys.executable, "-c", _LATER], check=True, timeout=60)

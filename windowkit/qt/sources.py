"""PySide6 reads the source of each module that is imported after it, for nothing, and Python keeps all it ever read.

It looks for the word PySide6, to learn which modules might ask for its other names (`from __feature__ import`); here
none does. The lines of 470 files stayed in `linecache`: 16 MiB in each program. PySide6 6.12; a test fails when the
name is gone.
"""
# ruff: noqa: SLF001

import importlib
import sys
from typing import Any


def leave_sources_unread() -> None:
    """Before anything else is imported."""
    importlib.import_module("PySide6.QtCore")  # brings the module that is mended
    feature: Any = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_feature


def _uses_no_feature(_module: object) -> bool:
    return False

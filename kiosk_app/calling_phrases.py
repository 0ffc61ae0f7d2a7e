"""What is said as the committee's staff are called."""

from PySide6.QtCore import QCoreApplication

from windowkit.prose import together

translate = QCoreApplication.translate


def aloud() -> str:
    """For whoever is near."""
    call = translate("Calling", "Committee staff, please come to the virtual window.")
    return together(call, call)

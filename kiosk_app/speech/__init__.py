"""What the voice is made of: a text is parted, each part becomes sound, and is heard. The programs that it needs."""

from typing import Final

ESPEAK: Final = "espeak-ng"
PLAYER: Final = "aplay"

"""What Qt Quick draws with: a graphics card where there is one, else Qt's own software, never a software GL.

A GL made in software (llvmpipe, where a virtual machine has a card in name only) costs a whole core for a call's
picture; Qt's own software renderer a tenth of one.
"""

import os
import sys
from pathlib import Path
from typing import Final

# Kernel drivers of cards that Mesa or the maker's own GL draw with. Not here: virtio_gpu, vmwgfx, vgem, vkms, bochs,
# qxl, which have a render node and often nothing behind it. QT_QUICK_BACKEND in the environment overrules this.
_CARDS: Final = frozenset({
    "amdgpu", "apple-drm", "asahi", "etnaviv", "i915", "lima", "msm", "msm_dpu", "nouveau", "nvidia", "panfrost",
    "panthor", "powervr", "radeon", "tegra", "v3d", "vc4", "xe",
})  # fmt: skip


def choose_backend() -> None:
    """Call before the application is made."""
    if sys.platform != "linux" or has_card():
        return
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    # Without a display's beat Qt waits 5 ms for more to paint: 6.3 ms from a frame to the screen, 1.2 ms without.
    os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")


def has_card(nodes: Path = Path("/dev/dri"), drivers: Path = Path("/sys/class/drm")) -> bool:
    """Whether a card that draws is there and may be used; Linux."""
    return any(
        (drivers / node.name / "device" / "driver").resolve().name in _CARDS and os.access(node, os.R_OK | os.W_OK)
        for node in nodes.glob("renderD*")
    )

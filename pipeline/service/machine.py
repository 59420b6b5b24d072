"""The machine's own time: how long it has really been up."""

import time
from pathlib import Path

from pipeline.store.heartbeat import UNKNOWN


def machine_time() -> tuple[str, float]:
    """The id of this start of the machine, and the seconds since it, sleep included; empty where it cannot be known."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
        return boot, time.clock_gettime(time.CLOCK_BOOTTIME)
    except (OSError, AttributeError):
        return UNKNOWN

"""Is everything in place for a send? Each look gives one finding; none of them changes anything."""

import shutil
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from pipeline.project import Project

_DISK_MIN = 200_000_000  # bytes


class Finding(Struct, frozen=True):
    """One thing that was looked at: whether it is in place, and the message that says so or what to do."""

    good: bool
    key: str
    values: dict[str, Any]


def look_at_machine(project: Project) -> Iterator[Finding]:
    """The disk under the state and the outputs."""
    free = shutil.disk_usage(project.root).free
    good = free >= _DISK_MIN
    yield Finding(good, "doctor.disk" if good else "doctor.disk_low", {"free": free / 1e9})

"""One fixed script of everything that the program says and makes, in parts that can be told side by side.

`python -m tests.unchanged.script` writes the kept texts anew, or only those named (`... script demo letters`).
A change that is meant shows in their difference; a change that is not meant fails the test.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.unchanged.changes import changes
from tests.unchanged.collecting import collecting
from tests.unchanged.made import demo
from tests.unchanged.outbox import helps, letters

KEPT = Path(__file__).parent / "kept"

# The name of a kept text -> what tells it anew, in an empty folder.
PARTS: Mapping[str, Callable[[Path], str]] = {
    "letters": letters,
    "collecting": collecting,
    "changes": changes,
    "helps": helps,
    "demo": demo,
}


def kept(part: str) -> Path:
    """The file of a part's kept text."""
    return KEPT / f"{part}.txt"


def main() -> None:
    KEPT.mkdir(exist_ok=True)
    for part in sys.argv[1:] or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            kept(part).write_bytes(PARTS[part](Path(folder)).encode())


if __name__ == "__main__":
    main()

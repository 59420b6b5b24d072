"""One fixed script of everything that the program says and makes, in parts that can be told side by side.

`python -m tests.unchanged.script` writes the kept texts anew, or only those named (`... script demo summer-1`).
A change that is meant shows in their difference; a change that is not meant fails the test.
"""

import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.unchanged.changes import changes
from tests.unchanged.collecting import collecting
from tests.unchanged.made import demo, summer
from tests.unchanged.outbox import days, helps, letters
from tests.unchanged.through_mailchimp import through_mailchimp

KEPT = Path(__file__).parent / "kept"

# The name of a kept text -> what tells it anew, in an empty folder.
PARTS: Mapping[str, Callable[[Path], str]] = {
    # Whole years: `make reliability`.
    **{f"summer-{seed}": partial(summer, seed) for seed in (1, 2)},
    "letters": letters,
    "days": days,
    "collecting": collecting,
    "mailchimp": through_mailchimp,
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

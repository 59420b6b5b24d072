"""Everything that the program says and makes is byte for byte as it was kept (`tests/unchanged/script.py`)."""

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from tests.unchanged.script import PARTS, kept

SHOWN = 60


@pytest.mark.parametrize("part", PARTS)
def test_all_is_said_and_made_as_before(part: str, tmp_path: Path) -> None:
    before, now = kept(part).read_bytes().decode(), PARTS[part](tmp_path)
    if now != before:
        pytest.fail(difference(before, now, kept(part).name), pytrace=False)


def difference(before: str, now: str, name: str) -> str:
    """The first lines that differ, with a line or two around them."""
    lines = unified_diff(before.split("\n"), now.split("\n"), f"kept/{name}", "now", lineterm="", n=2)
    return "\n".join(islice(lines, SHOWN))

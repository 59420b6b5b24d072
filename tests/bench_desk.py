"""How soon an editor sees what she saved: `soila serve`, from the saving of a file to the fresh page."""

import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from tests.bench_sites import EDITED

_SAVES = 15
_SETTLED = 1.5  # seconds in which the preview has begun to watch


def after_a_save(folder: Path, environment: Mapping[str, str], now: str) -> list[str]:
    """Rows of the table: a page, and the next letter."""
    command = [sys.executable, "-m", "pipeline.cli", "--now", now, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, env=environment, text=True) as process:
        try:
            assert process.stdout
            found = re.search(r"http://\S+/", process.stdout.readline())
            assert found
            page = f"tapahtumat/tilaisuus-{EDITED:06}.html"
            pages = {"the event's page": page, "the next letter": "esikatselu/kirje/"}
            for path in pages.values():
                _read(found[0], path)
            time.sleep(_SETTLED)
            return [_row(found[0], what, path, folder) for what, path in pages.items()]
        finally:
            process.kill()


def _row(url: str, what: str, path: str, folder: Path) -> str:
    file = folder / "content" / "events" / f"tilaisuus-{EDITED:06}.md"
    text, taken = file.read_text(), []
    for number in range(_SAVES):
        seen = _read(url, "esikatselu/tuore").decode()
        began = time.perf_counter()
        file.write_text(text.replace("Mukana", f"Mukana {number}"))
        _read(url, f"esikatselu/tuore?{seen}")
        page = _read(url, path)
        taken.append(1000 * (time.perf_counter() - began))
        assert b"tapahtumat" not in path.encode() or f"Mukana {number}".encode() in page
    file.write_text(text)
    taken.sort()
    return f"| {what} | {taken[len(taken) // 2]:.0f} ms | {taken[0]:.0f} ms | {taken[-1]:.0f} ms |"


def _read(url: str, path: str) -> bytes:
    with urllib.request.urlopen(url + path, timeout=120) as answer:
        return bytes(answer.read())

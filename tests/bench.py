"""Measures speed and size and writes docs/benchmarks.md: `make bench`. One run on one machine; read the ratios."""

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench_times import section as finnish_times
from tests.generate import ROOT, event_text, generate

SOILA = [sys.executable, "-m", "pipeline.cli"]
HUGO = str(Path(sys.executable).parent / "hugo")
NOW = "2024-04-09T09:00"

_HUGO_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
{{ range .Pages }}BEGIN:VEVENT
UID:{{ .File.BaseFileName }}
SUMMARY:{{ .Title }}
DESCRIPTION:{{ .Plain }}
LOCATION:{{ .Params.paikka }}
END:VEVENT
{{ end }}END:VCALENDAR
"""


@dataclass(frozen=True, slots=True)
class Figure:
    """The median of some runs: seconds of wall time, and the largest process in MB."""

    seconds: float
    megabytes: float


def measure(command: Sequence[str], folder: Path, runs: int = 5) -> Figure:
    """The median of some runs of the command. It stops the whole measurement when one fails."""
    seconds, sizes = [], []
    for _ in range(runs):
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env=_environment())
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - began)
        sizes.append(usage.ru_maxrss / 1000)
        if os.waitstatus_to_exitcode(status) != 0:
            raise SystemExit(f"{' '.join(command)} failed in {folder}")
    return Figure(statistics.median(seconds), max(sizes))


def _environment() -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }


def soila(folder: Path, *arguments: str, runs: int = 1) -> Figure:
    return measure([*SOILA, "--now", NOW, *arguments], folder, runs)


def first_build(folder: Path) -> Figure:
    for name in ("site", ".soila"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return soila(folder, "publish")


def edited_build(folder: Path) -> Figure:
    path = folder / "content" / "events" / "tilaisuus-000007.md"
    path.write_text(path.read_text().replace("Työskentely", "Yhteinen työskentely"))
    return soila(folder, "publish")


def hugo_site(folder: Path, count: int) -> Path:
    """The same events for Hugo: a page for each, and one calendar."""
    for name in ("content/events", "layouts/_default"):
        (folder / name).mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://soila.example.org/"\nlanguageCode = "fi"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
        '[outputs]\nsection = ["HTML", "Calendar"]\n'
    )
    base = "<!doctype html><html lang=fi><head><title>{{ .Title }}</title></head><body>%s</body></html>"
    (folder / "layouts/_default/single.html").write_text(
        base % "<h1>{{ .Title }}</h1><p>{{ .Params.aika }} {{ .Params.paikka }}</p>{{ .Content }}"
    )
    (folder / "layouts/_default/list.html").write_text(
        base % "{{ range first 50 .Pages }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}"
    )
    (folder / "layouts/_default/list.ics").write_text(_HUGO_CALENDAR)
    for number in range(count):
        text = event_text(number)
        header, body = text.removeprefix("---\n").split("---\n", 1)
        fields = dict(line.split(": ", 1) for line in header.splitlines())
        front = "".join(f'{key.replace(" ", "_").replace("ä", "a")}: "{value}"\n' for key, value in fields.items())
        (folder / f"content/events/t{number:06}.md").write_text(
            f'---\ntitle: "{fields["otsikko"]}"\n{front}---\n{body}'
        )
    return folder


def hugo_build(folder: Path) -> Figure:
    shutil.rmtree(folder / "public", ignore_errors=True)
    return measure([HUGO, "--quiet"], folder, 1)


def builds(work: Path, count: int, runs: int) -> list[str]:
    """Rows of the table for content of `count` events, our builds and Hugo's in turn."""
    print(f"{count} tapahtumaa: luodaan …", file=sys.stderr)
    ours, theirs = generate(work / f"soila-{count}", count), hugo_site(work / f"hugo-{count}", count)
    pairs = []
    for number in range(runs):
        print(f"{count} tapahtumaa: rakennetaan {number + 1}/{runs} …", file=sys.stderr)
        pairs.append((first_build(ours), hugo_build(theirs)))
    first, hugo = _median([one for one, _ in pairs]), _median([two for _, two in pairs])
    again, edited = soila(ours, "publish", runs=3), edited_build(ours)
    beside = f"{_ratio(first.seconds, hugo.seconds)} Hugo's time, {_ratio(first.megabytes, hugo.megabytes)} its memory"
    rows = [
        ("first build", first, beside),
        (f"Hugo {_hugo_version()}", hugo, ""),
        ("nothing changed", again, f"{first.seconds / again.seconds:.0f} times quicker than the first"),
        ("one file edited", edited, f"{first.seconds / edited.seconds:.1f} times quicker than the first"),
    ]
    return [
        f"| {count} | {what} | {one.seconds:.2f} s | {one.megabytes:.0f} MB | {ratio} |" for what, one, ratio in rows
    ]


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f} ×"


def _median(figures: Sequence[Figure]) -> Figure:
    return Figure(statistics.median(one.seconds for one in figures), max(one.megabytes for one in figures))


def _hugo_version() -> str:
    told = subprocess.run([HUGO, "version"], capture_output=True, text=True, check=True).stdout
    return re.findall(r" v(\d+\.\d+\.\d+)", told)[0]


def start_up(work: Path) -> list[str]:
    bare = measure([sys.executable, "-c", "pass"], work, 21)
    overview = measure([*SOILA, "--help"], work, 21)
    folder = work / "soila-3000"
    check = soila(folder, "check", runs=5)
    return [
        f"| `python -c pass` | {bare.seconds * 1000:.0f} ms | 1 |",
        f"| `soila --help` | {overview.seconds * 1000:.0f} ms | {overview.seconds / bare.seconds:.1f} |",
        f"| `soila check`, 3,000 files | {check.seconds * 1000:.0f} ms | {check.seconds / bare.seconds:.0f} |",
    ]


def idle() -> str:
    """What a day of `soila run` costs when nothing happens, measured in a process of its own."""
    day = [sys.executable, "-m", "tests.jobs.idle_day"]
    return subprocess.run(day, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        small = builds(work, 3_000, 3)
        starts = start_up(work)
        large = builds(work, 30_000, 1)
    text = "\n".join(
        [
            "# Benchmarks",
            "",
            f"Made by `make bench` on {os.cpu_count()} cores, Python {platform.python_version()}. The machine's speed "
            "drifts: read the ratios, both sides of which were measured in one run.",
            "",
            "## Building the site",
            "",
            "Every page and every feed of generated content (`tests/generate.py`), beside Hugo building a page for "
            "each of the same files and one calendar. Ours writes a page and a calendar file for each event.",
            "",
            "| events | what | time | largest process | ratio |",
            "|---|---|---|---|---|",
            *small,
            *large,
            "",
            *finnish_times(),
            "## Start-up",
            "",
            "| command | time | × bare Python |",
            "|---|---|---|",
            *starts,
            "",
            "## An idle day",
            "",
            idle(),
            "",
        ]
    )
    path = ROOT / "docs" / "benchmarks.md"
    rest = path.read_text().partition("<!-- more -->")[2] if path.exists() else ""
    path.write_text(text + (f"\n<!-- more -->{rest}" if rest else ""))
    print(text)


if __name__ == "__main__":
    main()

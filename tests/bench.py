"""Measures speed and size and writes docs/benchmarks.md: `make bench`. One run on one machine; read the ratios."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench_desk import after_a_save
from tests.bench_process import Figure, measure, median, repeated
from tests.bench_projects import section as many_projects
from tests.bench_sites import EDITED, Site, sites
from tests.bench_times import section as finnish_times
from tests.generate import ROOT, generate

SOILA = [sys.executable, "-m", "pipeline.cli"]
NOW = "2024-04-09T09:00"


def environment() -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": os.environ.get("HOME", "/"),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }


def soila(folder: Path, *arguments: str) -> Figure:
    # 1: all went well, and somebody has something to do.
    return measure([*SOILA, "--now", NOW, *arguments], folder, environment(), good=(0, 1))


def first_build(folder: Path) -> Figure:
    for name in ("site", ".soila"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return soila(folder, "publish")


def edited_build(folder: Path) -> Figure:
    path = folder / "content" / "events" / f"tilaisuus-{EDITED:06}.md"
    path.write_text(path.read_text().replace("Työskentely", "Yhteinen työskentely"))
    return soila(folder, "publish")


def _other(site: Site) -> Figure:
    return measure(site.command, site.folder, {**environment(), "PYTHONPATH": ""})


def _stay_at_home(config: Path) -> None:
    """Nothing is asked of the world outside."""
    text = config.read_text().replace("check_links = true", "check_links = false")
    before, _, rest = text.partition("\n[[collect.sources]]")
    config.write_text(f"{before}\n[notify]{rest.partition('[notify]')[2]}" if rest else text)


def builds(work: Path, count: int, runs: int, beside: int) -> list[str]:
    """Rows of the table for content of `count` events, our builds and those of so many others in turn."""
    print(f"{count} tapahtumaa: luodaan …", file=sys.stderr)
    ours, others = generate(work / f"soila-{count}", count), sites(work, count, _other)[:beside]
    _stay_at_home(ours / "config.toml")
    firsts: dict[str, list[Figure]] = {}
    for number in range(runs):
        print(f"{count} tapahtumaa: rakennetaan {number + 1}/{runs} …", file=sys.stderr)
        firsts.setdefault("ours", []).append(first_build(ours))
        for site in others:
            firsts.setdefault(site.name, []).append(site.first())
    lean = median(firsts[others[0].name])
    rows = [("first build", median(firsts["ours"]))]
    rows.append(("one file edited", repeated(lambda: edited_build(ours), runs)))
    rows.append(("nothing changed", repeated(lambda: soila(ours, "publish"), runs)))
    for command in ("status", "letter", "send --date 2024-04-09", "tick", "check"):
        soila(ours, *command.split())  # what was still to be done is done
        rows.append((f"`soila {command}`, nothing changed", soila(ours, *command.split())))
    for site in others:
        rows.append((f"{site.name}: first build", median(firsts[site.name])))
        rows.append((f"{site.name}: one file edited", repeated(site.edited, runs)))
    return [
        f"| {count} | {what} | {one.seconds:.2f} s | {one.worked:.2f} s | {one.megabytes:.0f} MB "
        f"| {one.seconds / lean.seconds:.2f} × | {one.worked / lean.worked:.2f} × "
        f"| {one.megabytes / lean.megabytes:.2f} × |"
        for what, one in rows
    ]


# What a check cannot do without: Python, and every byte of the content.
_READ = """
import os
from hashlib import blake2b
for folder, _, names in os.walk("content"):
    for name in names:
        with open(f"{folder}/{name}", "rb") as file:
            blake2b(file.read()).digest()
"""


def start_up(work: Path) -> list[str]:
    folder = work / "soila-3000"

    def python(code: str) -> Figure:
        return repeated(lambda: measure([sys.executable, "-c", code], folder, environment(), memory=False), 21)

    bare, read = python("pass"), python(_READ)
    overview = repeated(lambda: measure([*SOILA, "--help"], folder, environment(), memory=False), 21)
    check = repeated(
        lambda: measure([*SOILA, "--now", NOW, "check"], folder, environment(), memory=False, good=(0, 1)), 21
    )
    rows = (
        ("`python -c pass`", bare),
        ("`soila --help`", overview),
        ("Python that reads and hashes 3,000 files", read),
        ("`soila check` of them, nothing changed since the last one", check),
    )
    return [
        f"| {what} | {one.seconds * 1000:.0f} ms | {one.seconds / bare.seconds:.1f} "
        f"| {one.seconds / read.seconds:.1f} |"
        for what, one in rows
    ]


def idle() -> str:
    """What a day of `soila run` costs when nothing happens, measured in a process of its own."""
    day = [sys.executable, "-m", "tests.jobs.idle_day"]
    return subprocess.run(day, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def _machine() -> str:
    """The machine and how loaded it was, at the end of the run."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    loads = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{os.cpu_count()} cores ({model}), {memory:.0f} GB, Linux {platform.release()}, Python "
        f"{platform.python_version()}, load {loads} (1, 5 and 15 minutes)"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        small = builds(work, 3_000, 3, 4)
        starts = start_up(work)
        saves = after_a_save(work / "soila-3000", environment(), NOW)
        large = builds(work, 30_000, 1, 2)
    text = "\n".join(
        [
            "# Benchmarks",
            "",
            f"Made by `make bench` on {_machine()}. The machine's speed drifts: read the ratios, all sides of which "
            "were measured in one run. On a loaded machine those of CPU time are the steadier ones.",
            "",
            "## Building the site",
            "",
            "Every page and every feed of generated content (`tests/generate.py`), beside other builders of sites with "
            "the same files. After an edit they build all of it, for they have no build of one file but where a "
            "process follows the files; Pelican has its cache of what was read. Time is that of the wall and of all "
            "processors; memory is the most that all processes had at one moment. The ratios are to the first row of "
            "Hugo, beside whom alone 30,000 are built.",
            "",
            "| events | what | time | CPU time | memory | × time | × CPU time | × memory |",
            "|---|---|---|---|---|---|---|---|",
            *small,
            *large,
            "",
            *finnish_times(),
            "## Start-up",
            "",
            "| command | time | × bare Python | × reading and hashing |",
            "|---|---|---|---|",
            *starts,
            "",
            "## From a save to a fresh page",
            "",
            "`soila serve` at 3,000 files: from the saving of a file until its page, or the next letter, is anew.",
            "",
            "| what | median | best | worst |",
            "|---|---|---|---|",
            *saves,
            "",
            "## An idle day",
            "",
            idle(),
            "",
            *many_projects(),
        ]
    )
    path = ROOT / "docs" / "benchmarks.md"
    rest = path.read_text().partition("<!-- more -->")[2] if path.exists() else ""
    path.write_text(text + (f"\n<!-- more -->{rest}" if rest else ""))
    print(text)


if __name__ == "__main__":
    main()

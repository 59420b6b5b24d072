"""`python tests/tools/pins.py write|check`: the exact versions that are installed, each with its hashes.

`write` makes the files of pins from pyproject.toml; what stands in them already is kept, unless `--upgrade` follows.
`check` asks pip whether it would install them on each Python that is promised. Both need the network.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROMISED = ("3.11.0", "3.11.2", "3.12.0", "3.13.0", "3.14.0")

# Each file: what it is made from. What is installed into one environment is bound by the files before it.
_PROGRAM, _BUILD, _DEV = "requirements.txt", "requirements-build.txt", "requirements-dev.txt"
FILES = {
    _PROGRAM: ["pyproject.toml", "--extra=postgresql"],
    _BUILD: ["--group=build", f"--constraint={_PROGRAM}"],
    _DEV: ["--group=dev", f"--constraint={_PROGRAM}", f"--constraint={_BUILD}"],
    "requirements-bench.txt": ["--group=bench", f"--constraint={_PROGRAM}", f"--constraint={_DEV}"],
    "tests/tools/khal-requirements.txt": ["--group=khal"],
    "tests/tools/pelican-requirements.txt": ["--group=pelican"],
    "tests/tools/pins-requirements.txt": ["--group=pins"],
}

# One version of each library for every Python and system: "fewest" prefers that to a newer one for some of them.
_COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--fork-strategy=fewest", f"--python-version={PROMISED[0]}"),
    *("--generate-hashes", "--no-header", "--annotation-style=line", "--no-emit-index-url", "--no-emit-find-links"),
)
_INSTALL = (
    *("pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run", "--ignore-installed", "--target=."),
    *("--require-hashes", "--only-binary=:all:"),
)


def write(*options: str) -> None:
    for file, sources in FILES.items():
        _run(*_COMPILE, *options, *sources, f"--output-file={file}")


def check() -> None:
    for version in PROMISED:
        for file in FILES:
            _run(*_INSTALL, f"--python-version={version}", f"--requirement={file}")
        print(f"Python {version}: pip takes every pin")


def _run(*module: str) -> None:
    if code := subprocess.run([sys.executable, "-m", *module], cwd=ROOT).returncode:
        sys.exit(code)


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](*sys.argv[2:])

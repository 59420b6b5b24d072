"""The files of pins: each version exact and with its hashes, from no named place, for every Python promised."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.tools.pins import FILES, PROMISED, ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    "requirements.txt": [
        *PROJECT["project"]["dependencies"],
        *PROJECT["project"]["optional-dependencies"]["postgresql"],
    ],
    "requirements-build.txt": [*PROJECT["build-system"]["requires"], *PROJECT["dependency-groups"]["build"]],
    "requirements-dev.txt": PROJECT["dependency-groups"]["dev"],
    "requirements-bench.txt": PROJECT["dependency-groups"]["bench"],
    "tests/tools/khal-requirements.txt": PROJECT["dependency-groups"]["khal"],
    "tests/tools/pelican-requirements.txt": PROJECT["dependency-groups"]["pelican"],
    "tests/tools/pins-requirements.txt": PROJECT["dependency-groups"]["pins"],
}

# All that such a file may hold: whatever else stood in it could name a place to install from.
PIN = r"(?P<name>[a-z0-9-]+)==(?P<version>[a-z0-9.]+)(?P<marker> ; [a-z_=!<>'0-9. ]+)?"
ENTRY = re.compile(rf"{PIN}(?: \\\n    --hash=sha256:[0-9a-f]{{64}})+\n    # via [\w ,().:/-]+\n", re.IGNORECASE)


def pins(file: str) -> dict[str, str]:
    found = ENTRY.finditer((ROOT / file).read_text(encoding="utf-8"))
    return {entry["name"]: entry["version"] for entry in found}


def installed() -> Iterator[tuple[str, str]]:
    """The pins that are installed here in that very version, each with the Pythons that it says it takes."""
    for name, version in {pin for file in FILES for pin in pins(file).items()}:
        try:
            known = metadata(name)
        except PackageNotFoundError:
            continue
        if known["Version"] == version:
            yield f"{name}=={version}", known.get("Requires-Python", "")


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_pins_holds_exact_versions_and_hashes_and_nothing_else(file: str) -> None:
    assert pins(file)
    assert ENTRY.sub("", (ROOT / file).read_text(encoding="utf-8")) == ""


@pytest.mark.parametrize("line", ["requests\n", "requests==2.34.2\n", "--index-url https://example.org/simple\n"])
def test_what_is_no_pin_is_seen(line: str) -> None:
    assert ENTRY.sub("", line) == line


@pytest.mark.parametrize("file", FILES)
def test_the_pins_are_what_the_project_asks_for(file: str) -> None:
    pinned = pins(file)
    for one in map(Requirement, WANTED[file]):
        assert pinned[canonicalize_name(one.name)] in one.specifier


def test_no_pin_refuses_a_promised_python() -> None:
    takes = {"soila": PROJECT["project"]["requires-python"], **dict(installed())}
    assert "pytest" in {pin.partition("==")[0] for pin in takes}
    assert [pin for pin, which in takes.items() if not all(SpecifierSet(which).contains(one) for one in PROMISED)] == []

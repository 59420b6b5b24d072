"""Start-up is a feature: what a command imports is what it needs."""

import subprocess
import sys

import pytest

from tests.soila import BARE, ROOT

HEAVY = {
    "sqlalchemy",
    "psycopg",
    "requests",
    "bs4",
    "jinja2",
    "icalendar",
    "mailchimp_marketing",
    "apscheduler",
    "apprise",
    "holidays",
    "babel",
    "flask",
    "mjml",
    "msgspec",
    "lxml",
    "PIL",
}


def imported(*arguments: str) -> set[str]:
    """The top-level modules that the command has loaded when it ends."""
    code = (
        "import sys\nsys.argv = ['soila', *sys.argv[1:]]\nfrom pipeline.cli import main\n"
        "main()\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=BARE, capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_the_overview_needs_no_library() -> None:
    assert not imported("--help") & (HEAVY | {"click", "zoneinfo", "dataclasses", "tomllib"})


@pytest.mark.parametrize("arguments", [("check",), ("check", "--help")])
def test_checking_needs_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert not imported(*arguments) & (HEAVY - {"msgspec"})  # which reads what is kept, for a tenth of reading it anew

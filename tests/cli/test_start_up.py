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


def ended(code: str) -> str:
    """What a process of this code has printed when it is over."""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=BARE, capture_output=True, text=True, check=True)
    return done.stdout


def test_a_process_that_ends_at_once_has_printed_all() -> None:
    code = "import sys; sys.argv = ['soila', '--help']\nfrom pipeline.cli import script; script()"
    assert "  check " in ended(code)


def test_what_still_works_in_a_thread_is_waited_for() -> None:
    # As a service does that was told to end while a letter is on its way.
    code = (
        "import threading\nfrom pipeline import cli\n"
        "def late():\n    threading.main_thread().join()\n    print('lähti', flush=True)\n"
        "def main():\n    threading.Thread(target=late).start()\n    return 0\n"
        "cli.main = main\ncli.script()"
    )
    assert ended(code) == "lähti\n"

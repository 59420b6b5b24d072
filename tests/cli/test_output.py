"""What others have written never steers a terminal, and no locale stops a command."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soila import BARE, copy_project, run_soila

NASTY = "\u202eX\x1b[31mY\x1b]0;nimi\x07Z\x9b2J\u2066"
UNWANTED = set("\x1b\x07\x9b\u202e\u2066\ufffe") | {chr(one) for one in range(0xD800, 0xE000)}


def nasty_project(folder: Path) -> Path:
    """A project with an event, and files, of such names."""
    project = copy_project(folder)
    events = project / "content" / "events"
    header = f"otsikko: Paha{NASTY} loppu\naika: ti 14.5.2024 klo 9–11.30\npaikka: Hel{NASTY}sinki"
    (events / "paha.md").write_text(f"---\n{header}\n---\nTekstiä {NASTY} tässä.\n", encoding="utf-8")
    for name in (b"p\xffaiva.md", b"v\x1b[2J\xe2\x80\xaerhe.md", b"roskaa\xff.xyz"):
        Path(os.fsdecode(os.fsencode(events) + b"/" + name)).write_text(
            f"---\n{header}\n---\nTeksti.\n", encoding="utf-8"
        )
    return project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return nasty_project(tmp_path_factory.mktemp("paha"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["letter"],
        ["letter", "--why"],
        ["publish"],
        ["tick"],
        ["status"],
        ["status", "--json"],
        ["log"],
        ["log", "--json"],
        ["move", "paha", "--to", f"ti 21.5.2024 {NASTY}"],
        ["move", f"paha{NASTY}", "--to", "ti 21.5.2024"],
        ["letter", "--date", NASTY],
        [f"chec{NASTY}"],
        ["check", f"--{NASTY}"],
        ["move", "paha", "--to", "ti 21.5.2024 klo 9–11"],
    ],
    ids=lambda words: " ".join(words).encode("ascii", "replace").decode(),
)
def test_nothing_that_steers_is_printed(project: Path, arguments: list[str]) -> None:
    result = run_soila(project, *arguments, now="2024-04-09T09:00")
    assert not set(result.out + result.err) & UNWANTED
    assert "Traceback" not in result.err


def test_nothing_that_steers_is_kept_in_log_pages_or_letters(tmp_path: Path) -> None:
    project = nasty_project(tmp_path)
    assert run_soila(project, "tick", now="2024-04-23T09:00").code == 0
    made = [
        path
        for folder in (".soila/loki", "site", "outbox", "esikatselu")
        for path in (project / folder).rglob("*")
        if path.suffix in (".html", ".ics", ".txt", ".xml", ".eml", ".json", ".jsonl")
    ]
    texts = {path: path.read_bytes().decode() for path in made}
    assert [path for path, text in texts.items() if set(text) & UNWANTED] == []
    # What could have leaked: the event is there.
    assert sum("Paha" in text for text in texts.values()) > 3


def test_a_file_whose_name_cannot_be_read_is_set_aside_and_told(project: Path) -> None:
    told = run_soila(project, "check", now="2024-04-09T09:00")
    assert told.code == 1
    assert "content/events/p�aiva.md" in told.out + told.err
    assert "Nimeä tiedosto uudelleen" in told.out + told.err


NO_UTF_8 = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}


@pytest.mark.parametrize(
    ("env", "arguments"),
    [
        *(
            (env, arguments)
            for env in (
                {"PYTHONIOENCODING": "latin-1:strict"},
                {"PYTHONIOENCODING": "cp037"},
                {"PYTHONIOENCODING": "utf-16"},
                NO_UTF_8,
                {"LC_ALL": "xx_YY.none"},
            )
            for arguments in (["check"], ["huomenna€"])
        ),
        # All that is printed goes through one door; but what is read must be read as UTF-8 everywhere.
        (NO_UTF_8, ["letter", "--why"]),
    ],
    ids=str,
)
def test_any_encoding_is_good_enough(project: Path, env: dict[str, str], arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "--now", "2024-04-09T09:00", *arguments],
        cwd=project,
        env={**BARE, "PATH": os.environ["PATH"], **env},
        capture_output=True,
    )
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in done.stderr
    assert done.stdout + done.stderr


def test_without_any_output_a_command_still_works(project: Path) -> None:
    command = f"exec {sys.executable} -m pipeline.cli --now 2024-04-09T09:00 letter >&-"
    done = subprocess.run(
        ["sh", "-c", command], cwd=project, env={**BARE, "PATH": os.environ["PATH"]}, stderr=subprocess.PIPE
    )
    assert done.returncode == 0


def test_a_real_terminal_gets_our_colours_and_nobody_elses(project: Path) -> None:
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "--now", "2024-04-09T09:00", "check"],
        cwd=project,
        env={**BARE, "PATH": os.environ["PATH"], "TERM": "xterm"},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65536):
            shown += piece
    except OSError:  # the other end was closed: all was read
        pass
    os.close(ours)
    assert done.wait(60) == 1
    text = shown.decode()
    assert "\x1b[31mVIRHE\x1b[0m" in text
    for code in ("\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"):
        text = text.replace(code, "")
    assert not set(text) & UNWANTED


def test_a_line_of_the_log_is_clean_json() -> None:
    from datetime import UTC, datetime

    from pipeline.log import LogLine

    line = LogLine(datetime(2024, 4, 9, tzinfo=UTC), "a", "kirje", f"Paha{NASTY}\udcff", item=NASTY, trace=f"x{NASTY}")
    data = line.as_json().encode()
    assert not set(str(json.loads(data))) & UNWANTED
    assert "Paha" in json.loads(data)["text"]

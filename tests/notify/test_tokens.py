"""A link works for one purpose, one matter, one person, for thirty days, by a key that is still known."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config.read import read_config
from pipeline.fault import Fault, WrongUse
from pipeline.notify.tokens import LIFE, VARIABLE, Ticket, keys_of, read_token, signed
from pipeline.project import Project
from tests.make import ROOT

NOW = datetime(2024, 4, 8, 9, tzinfo=UTC)
OLD, NEW = ("vanha " * 8).replace(" ", "x"), ("uusi " * 8).replace(" ", "y")
TICKET = Ticket("letter", "2024-04-09", "viestija@example.org", NOW)
TOKEN = signed((OLD,), TICKET)


def read(token: str, purpose: str = "letter", keys: tuple[str, ...] = (OLD,), now: datetime = NOW) -> Ticket:
    return read_token(keys, purpose, token, now)


def test_a_token_brings_back_what_was_signed() -> None:
    assert read(TOKEN) == TICKET


@pytest.mark.parametrize("purpose", ["alarm", "proposal", "relay", "lette", ""])
def test_a_token_of_one_purpose_is_none_of_another(purpose: str) -> None:
    with pytest.raises(Fault, match=r"page\.altered"):
        read(TOKEN, purpose)


@given(st.integers(0, len(TOKEN) - 1), st.sampled_from("abcXYZ019-_."))
def test_an_altered_token_is_none(place: int, letter: str) -> None:
    altered = TOKEN[:place] + letter + TOKEN[place + 1 :]
    # The last letter of base64 has bits that say nothing.
    if altered[:-1] != TOKEN[:-1]:
        with pytest.raises(Fault, match=r"page\.altered"):
            read(altered)


@pytest.mark.parametrize("token", ["", ".", "x", TOKEN[:-5], TOKEN + "A" * 3000, "ä" * 10, "." * 1999])
def test_what_is_no_token_is_told_so(token: str) -> None:
    with pytest.raises(Fault, match=r"page\.altered"):
        read(token)


@pytest.mark.parametrize(
    ("after", "good"),
    [
        (timedelta(0), True),
        (LIFE - timedelta(seconds=1), True),
        (LIFE, False),
        (timedelta(days=-1), False),
    ],
)
def test_a_token_lives_for_thirty_days(after: timedelta, good: bool) -> None:
    if good:
        assert read(TOKEN, now=NOW + after) == TICKET
    else:
        with pytest.raises(Fault, match=r"page\.expired"):
            read(TOKEN, now=NOW + after)


def test_while_a_key_is_changed_both_are_known_and_the_first_signs() -> None:
    assert read(TOKEN, keys=(NEW, OLD)) == TICKET
    assert read(signed((NEW, OLD), TICKET), keys=(NEW,)) == TICKET
    with pytest.raises(Fault, match=r"page\.altered"):
        read(TOKEN, keys=(NEW,))


def test_the_environment_holds_the_keys_and_a_demo_makes_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path, read_config(ROOT / "config.toml"))
    monkeypatch.delenv(VARIABLE, raising=False)
    made = keys_of(project)
    assert made == keys_of(project)
    assert len(made[0]) >= 32
    assert (project.state / "avain").stat().st_mode & 0o077 == 0
    monkeypatch.setenv(VARIABLE, f"{NEW}, {OLD}")
    assert keys_of(project) == (NEW, OLD)
    monkeypatch.setenv(VARIABLE, "x" * 31)
    with pytest.raises(WrongUse, match=r"page\.short_key"):
        keys_of(project)

"""What cannot go through Mailchimp: a clear word in Finnish, nothing sent, nothing lost, and the key never shown."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from pipeline.model import EditionRow, LetterState
from pipeline.store import open_store
from pipeline.store.editions import edition_row
from tests.deliver.kills import Killing, killing
from tests.deliver.sending import DAY, DUE
from tests.peers.mailchimp_rules import AUDIENCE, KEY, Account

WRONG_KEY = "f" * 32 + "-us21"
WRONG_CENTRE = KEY.replace("-us21", "-us99")
EMPTY = 88
NOW = DUE - timedelta(hours=3)


@dataclass(frozen=True)
class Case:
    """A fault: what is changed in the project, in the account and in the environment, and what is said then."""

    name: str
    says: str
    code: int
    spoil: Callable[[Path], None] = lambda _root: None
    account: Callable[[], Account] = Account
    env: tuple[tuple[str, str], ...] = ()
    asked: bool = True


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        file = root / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))

    return spoil


def with_nobody() -> Account:
    return Account(segments={EMPTY: 0})


NOTES = f"content/letters/{DAY}.md"
NEWS = "content/news/innovaatiokatsaus.md"
KEY_NAME, SERVER, TIMEOUT = "MAILCHIMP_API_KEY", "MAILCHIMP_SERVER", "MAILCHIMP_TIMEOUT"

CASES = [
    Case("no key", "avain puuttuu", 2, env=((KEY_NAME, ""),), asked=False),
    Case("key form", "ei ole oikean muotoinen", 2, env=((KEY_NAME, "abc-us1-x"),), asked=False),
    Case("wrong key", "ei hyväksy avainta", 2, env=((KEY_NAME, WRONG_KEY),)),
    Case("wrong data centre", "palvelinkeskus", 2, env=((KEY_NAME, WRONG_CENTRE),)),
    Case("server", "MAILCHIMP_SERVER", 2, env=((SERVER, "http://mailchimp.example.org/3.0"),), asked=False),
    Case("timeout", "MAILCHIMP_TIMEOUT", 2, env=((TIMEOUT, "pian"),), asked=False),
    Case("gone audience", "Yleisöä 0000000000 ei ole", 2, changed("config.toml", AUDIENCE, "0" * 10)),
    Case("long subject", "150", 1, changed(NOTES, "---\n", f"---\naihe: {'Aihe ' * 32}loppu\n"), asked=False),
    Case("test's subject", "[TESTI]", 1, changed(NOTES, "---\n", "---\naihe: '[TESTI] Kirje'\n"), asked=False),
    Case("too big", "liian suuri", 1, changed("templates/letter.mjml", "</mj-text>", "x" * 90_000 + "</mj-text>"),
         asked=False),
    Case("merge tag", "innovaatiokatsaus.md", 1, changed(NEWS, "otsikko: ", "otsikko: *|EMAIL|* "), asked=False),
    Case("empty segment", "vastaanottajia ei ole", 3,
         changed("config.toml", "[mailchimp]", f"[mailchimp]\nsegment = {EMPTY}"), with_nobody),
    Case("sender", "ei ole vahvistettu", 3, account=lambda: Account(verified=frozenset())),
]  # fmt: skip


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killing]:
    with killing(tmp_path_factory.mktemp("refusals")) as one:
        yield one


@pytest.fixture
def own(field: Killing, tmp_path: Path) -> Killing:
    """The running parts with a project of the test's own."""
    shutil.copytree(field.root, tmp_path / "project", ignore=shutil.ignore_patterns(".soila", "outbox"))
    field.peer.account = Account()
    field.peer.calls.clear()
    return replace(field, root=tmp_path / "project")


def row_of(root: Path) -> EditionRow | None:
    store = open_store(root / ".soila")
    with store.reading() as connection:
        row = edition_row(connection, DAY)
    store.close()
    return row


def everything_written(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_cannot_go_is_told_and_nothing_is_lost(own: Killing, case: Case) -> None:
    whole = {path: path.read_bytes() for path in own.root.rglob("*") if path.is_file()}
    case.spoil(own.root)
    own.peer.account = case.account()
    assert own.soila("send", "--date", str(DAY), now=NOW, env=dict(case.env)) == case.code
    assert case.says in own.said
    assert "Traceback" not in own.said
    assert own.peer.account.deliveries == []
    assert bool(own.peer.calls) is case.asked
    row = row_of(own.root)
    assert row is None or row.state in (LetterState.PLANNED, LetterState.APPROVED)
    for key in (KEY, WRONG_KEY, WRONG_CENTRE):
        assert key[:32].encode() not in everything_written(own.root)
    # Mended, the letter goes.
    for path, data in whole.items():
        path.write_bytes(data)
    deliveries = own.peer.account.deliveries
    own.peer.account.verified, own.peer.account.segments[EMPTY] = frozenset({"example.org"}), 3
    assert own.soila("send", "--date", str(DAY), now=NOW + timedelta(minutes=5)) == 0
    own.peer.account.advance_to(DUE + timedelta(minutes=1))
    assert len(deliveries) == 1


def test_the_key_is_never_shown(own: Killing) -> None:
    commands = (["doctor"], ["tick"], ["send", "--date", str(DAY)], ["stats"], ["status"], ["log"])
    for key in (KEY, WRONG_KEY):
        for command in commands:
            own.soila(*command, now=NOW, env={KEY_NAME: key})
            assert own.said
            assert key[:32] not in own.said
    written = everything_written(own.root)
    assert KEY[:32].encode() not in written
    assert WRONG_KEY[:32].encode() not in written

"""A link into a meeting stands in its own key and nowhere else, and no message shows it."""

from datetime import date
from pathlib import Path

import pytest

from pipeline import messages
from pipeline.model import Content
from pipeline.read.content import content_of
from pipeline.read.files import read_files
from tests.make import config
from tests.read.broken_files import event, titled

TEAMS = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_salaista"
OWN = "https://kokous.example.org/salaista"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("events", "news", "packages", "letters"):
        (tmp_path / "content" / name).mkdir(parents=True)
    return tmp_path / "content"


def read(folder: Path, **files: bytes) -> Content:
    for name, data in files.items():
        (folder / f"{name.replace('__', '/')}.md").write_bytes(data)
    return content_of(folder, read_files(folder), config(), date(2024, 4, 9))


def told(content: Content) -> list[tuple[str, int, str]]:
    for problem in content.problems:
        assert "salaista" not in repr(problem) + "".join(messages.explain(problem))
    return [(one.file.removeprefix("content/"), one.line, one.key.removeprefix("read.")) for one in content.problems]


# What is written -> the line and the key told.
WHERE: dict[str, tuple[dict[str, bytes], list[tuple[str, int, str]]]] = {
    "its own key": ({"events__a": event(f"osallistumislinkki: {TEAMS}\n")}, []),
    "a link": ({"events__a": event(f"linkki: {TEAMS}\n")}, [("events/a.md", 5, "join_link")]),
    "materials": (
        {"events__a": event(f"materiaalit:\n- Tallenne https://thl.fi\n- Liity {TEAMS}\n")},
        [("events/a.md", 5, "join_link")],
    ),
    "a title": ({"events__a": event(header=titled(f"A {TEAMS}"))}, [("events/a.md", 2, "join_link")]),
    "an unknown key": (
        {"events__a": event(f"kokous: {TEAMS}\n")},
        [("events/a.md", 5, "join_link"), ("events/a.md", 5, "unknown_key")],
    ),
    "the text": ({"events__a": event(body=f"Tervetuloa!\n\nLiity {TEAMS}\n")}, [("events/a.md", 8, "join_link")]),
    "news": (
        {"news__a": f"---\notsikko: N\njulkaistu: 2.4.2024\nlinkki: {TEAMS}\n---\n".encode()},
        [("news/a.md", 4, "join_link_here")],
    ),
    "a package": (
        {"packages__a": b"---\notsikko: P\nnumero: 1\nalusta: https://soila.in.howspace.com/x?invite=salaista\n---\n"},
        [("packages/a.md", 4, "join_link_here")],
    ),
    "letter notes": (
        {"letters__2024-04-09": f"---\naihe: A\n---\nLiity {TEAMS}\n".encode()},
        [("letters/2024-04-09.md", 4, "join_link_here")],
    ),
    "a broken private link": (
        {"events__a": event("osallistumislinkki: kokous.example.org/salaista\n")},
        [("events/a.md", 5, "url_without_scheme")],
    ),
    "the same address beside it": (
        {"events__a": event(f"osallistumislinkki: {OWN}\nilmoittautuminen: {OWN}\n")},
        [("events/a.md", 6, "private_address")],
    ),
    "the same address in another file's text": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\n"),
            "events__b": event(header=titled("B"), body=f"\nOhjelma\n\n[tästä linkistä pääsee]({OWN}?x=1)\n"),
        },
        [("events/b.md", 9, "private_address")],
    ),
    "the same address in materials": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\n"),
            "events__b": event(f"materiaalit: Tallenne {OWN}\n", header=titled("B")),
        },
        [("events/b.md", 5, "private_address")],
    ),
    "two events that share it": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\n"),
            "events__b": event(f"osallistumislinkki: {OWN}\n", header=titled("B")),
        },
        [],
    ),
    "a broken file's own": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\ntila: ehkä\n"),
            "events__b": event(f"linkki: {OWN}\n", header=titled("B")),
        },
        [("events/a.md", 6, "unknown_status"), ("events/b.md", 5, "private_address")],
    ),
    "a list item": (
        {"events__a": event(f"osallistumislinkki:\n- {OWN}\n"), "events__b": event(header=titled("B"), body=OWN)},
        [("events/b.md", 6, "private_address")],
    ),
    "a link of Markdown": (
        {
            "events__a": event(f"osallistumislinkki: [Liity]({OWN})\n"),
            "events__b": event(header=titled("B"), body=f"Liity {OWN}."),
        },
        [("events/b.md", 6, "private_address")],
    ),
    "a file that cannot be read further": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\nrivi ilman\n"),
            "events__b": event(header=titled("B"), body=OWN),
        },
        [("events/a.md", 6, "no_colon"), ("events/b.md", 6, "private_address")],
    ),
    "a conflict": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\n", body="<<<<<<< HEAD\n"),
            "events__b": event(header=titled("B"), body=OWN),
        },
        [("events/a.md", 7, "conflict"), ("events/b.md", 6, "private_address")],
    ),
    **{
        f"its key written {key!r}": (
            {"events__a": event(f"{key}: {OWN}\n"), "events__b": event(header=titled("B"), body=OWN)},
            [*told, ("events/b.md", 6, "private_address")],
        )
        for key, told in {
            "private  link": [],
            "jöin_link": [],
            "osallistumis-linkki": [("events/a.md", 5, "unknown_key_guess")],
            "Osalistumislinki": [("events/a.md", 5, "unknown_key_guess")],
        }.items()
    },
    "what is no address and no key of its own": (
        {"events__a": event("osallistumislinkki: huone 12 salaista\n")},
        [("events/a.md", 5, "not_url")],
    ),
    "more words beside it": (
        {"events__a": event(f"osallistumislinkki: {OWN} ja 1234\n")},
        [("events/a.md", 5, "not_url")],
    ),
    "no space after its key": ({"events__a": event(f"osallistumislinkki:{OWN}\n")}, [("events/a.md", 5, "no_colon")]),
    "a merge tag around it": (
        {"events__a": event(f"osallistumislinkki: *|{OWN}|*\n")},
        [("events/a.md", 5, "merge_tag"), ("events/a.md", 5, "not_url")],
    ),
    "two encodings": (
        {"events__a": event(f"syy: ä\nosallistumislinkki: {OWN} ").replace(b" \n", b" \n")[:-4] + b"\xe4\n---\n"},
        [("events/a.md", 6, "not_utf8")],
    ),
    "a link in two parts that are joined": (
        {"events__a": event(body=f"Liity {TEAMS[:30]}\u00ad\n{TEAMS[30:]} heti ja tule mukaan.\n")},
        [("events/a.md", 6, "join_link")],
    ),
    "a draft": ({"events__a": event(f"tila: luonnos\nlinkki: {TEAMS}\n")}, []),
    "another file's fault": (
        {
            "events__a": event(f"osallistumislinkki: {OWN}\n"),
            "events__b": event(f"paketti: {OWN}\n", header=titled("B")),
        },
        [("events/b.md", 5, "private_address"), ("events/b.md", 5, "unknown_package")],
    ),
    "a fault that quotes its line": (
        {"events__a": event(header=titled("A")[:-1] + f"\nLiity {TEAMS}\n")},
        [("events/a.md", 5, "no_colon")],
    ),
}


@pytest.mark.parametrize("where", WHERE)
def test_where_a_link_into_a_meeting_may_stand(folder: Path, where: str) -> None:
    files, expected = WHERE[where]
    content = read(folder, **files)
    assert sorted(told(content)) == sorted(expected)
    wrong = {file for file, *_ in expected}
    assert {one.source.file.removeprefix("content/") for one in content.events}.isdisjoint(wrong)


def test_the_link_itself_is_known_to_who_asks_for_it(folder: Path) -> None:
    (one,) = read(folder, events__a=event(f"osallistumislinkki: {OWN}\n")).events
    assert one.internal
    assert one.internal.private_link
    assert one.internal.private_link.reveal() == OWN
    assert OWN not in repr(one)

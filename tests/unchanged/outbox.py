"""Every command on a project whose letters go to the outbox."""

from collections.abc import Callable
from pathlib import Path

from tests.soila import copy_project
from tests.unchanged.telling import Telling

DAY, NEXT = "2024-04-09", "2024-04-23"
EVE, HOUR = "2024-04-08T10:00", "2024-04-09T09:00"

COMMANDS = (
    "check new letter send approve hold release run tick status ack calendar log backup restore publish doctor stats "
    "collect proposals accept reject move postpone cancel notice"
).split()

BROKEN: dict[str, str | bytes] = {
    "events/rikki-paiva.md": "---\notsikko: Rikki\naika: ke 31.4.2024\npaikka: verkossa\n---\n",
    "events/vaara-avain.md": "---\notsikko: Avain\naika: ti 16.4.2024\npaikka: x\nilmoittautumnen: https://thl.fi\n---\n",
    "events/sama.md": "---\notsikko: Sama\naika: ti 7.5.2024\npaikka: x\nid: ekosysteemityo\n---\n",
    "events/koodi.md": "---\notsikko: Hei *|FNAME|*\naika: ti 16.4.2024\npaikka: x\n---\n",
    "events/latin.md": "---\notsikko: Syksyn päivä\n---\n".encode("latin-1"),
    "events/uusi.md": "---\notsikko: Uusi tapahtuma\naika: ti 16.4.2024\npaikka: x\n---\n",
    "events/kesken.md": "---\notsikko: Kesken\naika: joskus keväällä\n",
    "news/osio.md": "---\notsikko: A\njulkaistu: 2.4.2024\nosio: muut\n---\n",
    "letters/2024-04-23.md": "---\nnosta: aloitusjuhlat\n---\n",
    "letters/2024-04-10.md": "---\naihe: A\n---\n",
}


def helps(folder: Path) -> str:
    """What is told of the commands, and of a command that is written wrong."""
    told = Telling(copy_project(folder))
    told.soila(None, "--help")
    told.soila(None)
    for command in COMMANDS:
        told.soila(None, command, "--help")
    told.says("Written wrong")
    told.each(EVE, "chekc", "teleport", "send --dat 2024-04-09", "send --teleport", "move", "new", "new juhla Otsikko")
    told.each(EVE, "letter --date eilen", "send --date 2024-04-10", "accept yksi", "--project content check")
    told.soila("huomenna", "check")
    told.soila(None, "check", env={"SOILA_NOW": EVE})
    told.soila(None, "--project", "..", "check")
    return told.text()


def letters(folder: Path) -> str:
    """What commands say of content and of letters, each chapter on a project of its own."""
    return _chapters(folder, _content, _letters, _sending, _deciding, _approvals)


def _chapters(folder: Path, *chapters: Callable[[Telling], None]) -> str:
    return "".join(_chapter(folder / chapter.__name__.strip("_"), chapter) for chapter in chapters)


def _chapter(folder: Path, chapter: Callable[[Telling], None]) -> str:
    folder.mkdir()
    told = Telling(copy_project(folder))
    told.says(chapter.__doc__ or "")
    chapter(told)
    return told.text()


def _content(told: Telling) -> None:
    """Content is checked and begun."""
    told.soila(EVE, "check")
    told.soila("2024-06-10T10:00", "check")
    for kind in ("event", "news", "package", "tapahtuma"):
        told.soila(EVE, "new", kind, f"Kevään päivä: {kind}")
    told.soila(EVE, "new", "event", "Kevään päivä: event")
    told.soila(EVE, "new", "news")
    told.each(EVE, f"new letter {NEXT}", f"new letter {NEXT}", "new kirje", "new letter huomenna", "check")
    told.shows("content/events/kevaan-paiva-event.md", "content/packages/kevaan-paiva-package.md")
    told.shows("content/news/kevaan-paiva-news.md", f"content/letters/{NEXT}.md")
    for file, text in BROKEN.items():
        told.writes(f"content/{file}", text)
    told.each(EVE, "check", "letter", f"send --date {DAY}", "publish")


def _letters(told: Telling) -> None:
    """A letter is looked at."""
    told.each(EVE, "letter", "letter --why", f"letter --date {NEXT}", f"letter --date {NEXT} --why")
    told.each(EVE, "letter --date 2024-03-26", "letter --date 2024-12-31 --why", "letter --date 2024-04-10")
    told.each(EVE, "letter --date 23.4.2024 --why")
    told.edits(f"content/letters/{DAY}.md", "nosta: aloitusjuhla", "nosta: aloitusjuhlat\njätä pois: ei-ole")
    told.each(EVE, "letter", "letter --why")
    told.digests(".soila/esikatselu")


def _sending(told: Telling) -> None:
    """Letters are sent, each once."""
    told.each(EVE, "send --practice", "send", f"send --date {DAY}", f"send --date {DAY} --early")
    told.each("2024-04-09T08:00", "send", "send --early", "send --early --practice")
    told.each(HOUR, f"send --date {DAY}", f"send --date {DAY}", "send --practice", "send --date 2024-04-16", "send")
    told.each("2024-04-09T13:00", f"letter --date {DAY}", f"letter --date {DAY} --why", "letter --why", "status")
    told.each("2024-04-23T09:00", f"send --date {NEXT}")
    told.each("2024-05-07T09:00", "letter --why", "send --date 2024-05-07", "send --date 2024-05-21")
    told.each("2024-08-13T09:00", "letter", "send --date 2024-08-13", "status")
    told.each("2024-08-13T13:00", "send --date 2024-08-13", "release 2024-08-13", "send --date 2024-07-16")
    told.each("2024-08-13T13:05", "log", f"log --letter {NEXT}", "log --item ekosysteemityo", "log --json", "stats")
    told.each("2024-08-13T13:05", "log --item ei-ole", "log --letter 2025-01-07", "doctor")
    told.digests("outbox")


def _deciding(told: Telling) -> None:
    """A letter is held and let go."""
    told.each(EVE, f"release {DAY}", f"hold {DAY}", f"hold {DAY}", "status", f"approve {DAY}", f"approve {DAY}")
    told.each(HOUR, f"send --date {DAY}", "tick", "status")
    told.each("2024-04-09T09:30", f"release {DAY}", f"send --date {DAY}")
    told.each("2024-04-09T09:31", f"approve {DAY}", f"hold {DAY}", f"release {DAY}", "hold 2024-04-10")
    told.each("2024-04-22T12:00", f"hold {NEXT}")
    told.each("2024-04-23T12:30", "send", "tick", "status", f"release {NEXT}", "send", "tick", f"log --letter {NEXT}")
    told.writes("content/letters/2024-05-07.md", "---\npidätä: kyllä\n---\nOdotetaan.\n")
    told.each("2024-05-06T12:00", "check", "status", "release 2024-05-07", "send --date 2024-05-07", "tick")


def _approvals(told: Telling) -> None:
    """No letter goes without approval."""
    told.edits("config.toml", 'approval = "unless-held"', 'approval = "required"')
    told.each(EVE, "status", f"send --date {DAY}", f"approve {DAY}", f"approve {DAY}", "status")
    told.edits("content/news/innovaatiokatsaus.md", "otsikko: ", "otsikko: Aivan uusi: ")
    told.each("2024-04-08T15:00", "tick", f"send --date {DAY}", f"approve {DAY}", f"log --letter {DAY}")
    told.each(HOUR, "tick", "status")
    told.each("2024-04-23T09:00", "tick", "status")
    told.each("2024-04-23T13:00", "tick", "status", "ack", f"approve {NEXT}", f"release {NEXT}", "tick", "status")
    told.each("2024-04-23T13:05", f"send --date {NEXT}", "log")

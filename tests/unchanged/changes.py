"""Events move, are put off and called off after letters have told them."""

from pathlib import Path

from tests.soila import copy_project
from tests.unchanged.telling import Telling

NOW = "2024-05-10T10:00"
SESSION = "sosiaalinen-innovaatio"


def changes(folder: Path) -> str:
    """What the commands say, what stands in the files after them, and every page and calendar at the end."""
    told = Telling(copy_project(folder))
    for day in ("2024-04-09", "2024-04-23", "2024-05-07"):
        told.soila(f"{day}T09:00", "send", "--date", day)
    told.each("2024-05-07T09:00", "publish", f"notice {SESSION}", "notice ei-ole")
    _moves(told)
    _notice(told)
    _offs(told)
    told.digests("site", "outbox", ".soila/esikatselu")
    return told.text()


def _moves(told: Telling) -> None:
    told.says("Moves")
    for to in ("ti 22.5.2024", "to 9.5.2024 klo 9", "joskus", "ti 14.5.2024", "ti 14.5.2024 klo 11–9"):
        told.soila(NOW, "move", SESSION, "--to", to)
    told.soila(NOW, "move", "sosiaalinen-inovaatio", "--to", "ti 21.5.2024")
    move = ("move", SESSION, "--to", "ti 21.5.2024 klo 9–11", "--reason", "Kouluttaja on sairastunut")
    told.soila(NOW, *move)
    told.shows(f"content/events/{SESSION}.md")
    told.soila(NOW, *move)
    told.each("2024-05-10T10:05", "status", "letter --why", f"log --item {SESSION}")


def _notice(told: Telling) -> None:
    told.says("A notice")
    told.each("2024-05-10T10:10", f"notice {SESSION}", "send --date 2024-05-10", "hold 2024-05-10", "status")
    told.each("2024-05-10T10:15", "release 2024-05-10", "approve 2024-05-10", "send --date 2024-05-10")
    told.each("2024-05-10T10:20", "send --date 2024-05-10", f"notice {SESSION}", "tick", "status", "log")
    told.each("2024-05-10T10:25", "letter --date 2024-05-10", "letter --why", "publish")
    told.soila("2024-05-10T10:30", "move", SESSION, "--to", "ke 22.5.2024 klo 12–15.30")


def _offs(told: Telling) -> None:
    told.says("Put off and called off")
    told.soila("2024-05-13T10:00", "postpone", "ekosysteemityo", "--reason", "Tila ei ole käytettävissä")
    told.shows("content/events/ekosysteemityo.md")
    told.each(
        "2024-05-13T10:05", "postpone ekosysteemityo", "postpone ei-ole", "cancel ekosysteemityo", "cancel ei-ole"
    )
    told.shows("content/events/ekosysteemityo.md")
    told.soila("2024-05-13T10:10", "cancel", SESSION, "--reason", "Liian vähän ilmoittautuneita")
    told.soila("2024-05-13T10:15", "move", "ekosysteemityo", "--to", "ti 18.6.2024 klo 9–11")
    told.each("2024-05-13T10:20", "cancel aloitusjuhla", "postpone aloitusjuhla", "publish", "check", "letter --why")
    told.each("2024-05-21T09:00", "tick", "status", "publish", "log --item ekosysteemityo")

"""A filled-in start for each kind of item: what `soila new` writes."""

from datetime import date, timedelta

from pipeline.read.fields import EVENT, LETTER, NEWS, PACKAGE, Kind
from pipeline.read.finnish_time import write_day
from pipeline.read.header import quoted
from pipeline.read.values import slug

# What a kind is called on the command line, in English and in Finnish.
KIND_NAMES = {
    "event": EVENT,
    "tapahtuma": EVENT,
    "news": NEWS,
    "uutinen": NEWS,
    "package": PACKAGE,
    "paketti": PACKAGE,
    "letter": LETTER,
    "kirje": LETTER,
}

_TITLES = {EVENT: "Uusi tapahtuma", NEWS: "Uusi uutinen", PACKAGE: "Uusi paketti"}
_BODIES = {
    EVENT: (
        "Kerro kahdella tai kolmella rivillä, mistä tilaisuudessa on kyse ja kenelle se on.\n\n"
        "## Ohjelma\n\n- klo 9 Tervetuloa\n"
    ),
    NEWS: "Kerro uutinen. Ensimmäinen kappale näkyy kirjeessä.\n",
    PACKAGE: "Kerro, mitä pakettiin kuuluu.\n",
    LETTER: "",
}


def start_of(kind: Kind, title: str, day: date, number: int = 1) -> str:
    """The text of a new file: required keys filled in, the others ready behind a #. `day` is a local day."""
    filled = {
        "title": title or _TITLES.get(kind, ""),
        "when": f"{write_day(day)} klo 9–11",
        "place": "verkossa (Teams)",
        "published": write_day(day),
        "number": str(number),
        "section": "ajankohtaista",
    }
    lines = ["---"]
    for field in kind.fields:
        if field.name in filled:
            lines.append(f"{field.key}: {quoted(filled[field.name])}")
    lines.append("# Poista merkki # niiden avainten edestä, joita tarvitset:")
    for field in kind.fields:
        if not field.required and field.name not in filled:
            lines += [f"# {field.key}:", f"#    ({field.help}; esimerkiksi: {field.example})"]
    return "\n".join([*lines, "---", "", _BODIES[kind]])


def file_name(kind: Kind, title: str, day: date) -> str:
    """The name of a new file: day first, so that a folder sorts by time; an event's id says no day, for days move."""
    if kind is LETTER:
        return f"{day.isoformat()}.md"
    return f"{slug(title or _TITLES[kind])}.md"


def default_day(kind: Kind, today: date) -> date:
    """The day that a new file begins with: an event in two weeks, anything else today."""
    return today + timedelta(days=14) if kind is EVENT else today

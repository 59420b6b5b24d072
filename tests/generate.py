"""Content of any size, always the same for the same size: `python -m tests.generate DIR COUNT`."""

import shutil
import sys
from datetime import date, timedelta
from pathlib import Path

from pipeline.finnish.times import write_day

ROOT = Path(__file__).parent.parent
FIRST = date(2023, 2, 1)
_PACKAGES = ("aloituspaketti", "seuranta-arviointi-viestinta", "mallintaminen", "paatosvaihe")
_TOPICS = (
    "sosiaalinen innovaatio",
    "ekosysteemityö",
    "jälkihuolto",
    "vanhemmuuden tuki",
    "verkostoiva työ",
    "arviointi",
)
_BODY = """Tilaisuudessa {number} katsotaan, mitä {topic} tarkoittaa hankkeen arjessa ja koko ohjelman tasolla.

Mukana ovat hankkeet, hyvinvointialueet ja kokemusasiantuntijat.

## Ohjelma

- klo 9 Tervetuloa
- klo 9.15 Alustus: **{topic}** ja sen *merkitys*
- klo 10 Työskentely pienryhmissä

Lisätietoa on [SOILAn sivuilla](https://thl.fi/soila). Ilmoittautuneet saavat linkin ennen tilaisuutta.
"""


def event_text(number: int) -> str:
    """The file of event `number`: four a day at most, spread over the years from 2023 on."""
    day = FIRST + timedelta(days=number // 4)
    topic = _TOPICS[number % len(_TOPICS)]
    return (
        f"---\notsikko: Tilaisuus {number}: {topic}\n"
        f"aika: {write_day(day)} klo {8 + number % 4 * 2}–{9 + number % 4 * 2}.30\n"
        f"paikka: verkossa (Teams)\npaketti: {_PACKAGES[number % 4]}\nteemat: {number % 4 + 1}\n"
        f"ilmoittautuminen: https://thl.fi/soila\nilmoittautuminen päättyy: {write_day(day - timedelta(days=3))}\n---\n"
        + _BODY.format(number=number, topic=topic)
    )


def generate(folder: Path, count: int) -> Path:
    """A project with `count` events in `folder`, with the real packages, config and templates."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "config.toml", folder)
    shutil.copytree(ROOT / "templates", folder / "templates", dirs_exist_ok=True)
    shutil.copytree(ROOT / "content" / "packages", folder / "content" / "packages", dirs_exist_ok=True)
    events = folder / "content" / "events"
    events.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (events / f"tilaisuus-{number:06}.md").write_text(event_text(number), encoding="utf-8")
    return folder


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))

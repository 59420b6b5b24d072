"""*Hanketukipaketti*: a series of sessions that people subscribe to."""

from collections.abc import Iterator

from pipeline.kinds import values
from pipeline.kinds.kind import ID, STATE, Field, Kind, Likeness, Start, Text
from pipeline.model import Package


def _make(text: Text) -> Package:
    return Package(id=text.id, **text.found, body=text.body, source=text.source)


def _alike(package: Package) -> Iterator[Likeness]:
    yield Likeness("title", package.title)
    yield Likeness("body", package.body, telling=values.TELLING)


KIND = Kind(
    order=3,
    name="package",
    names=("package", "paketti"),
    folder="packages",
    finnish="paketti",
    plural="paketit",
    make=_make,
    alike=_alike,
    start=Start(title="Uusi paketti", body="Kerro, mitä pakettiin kuuluu.\n"),
    fields=(
        Field("title", "otsikko", values.title, True, ("title", "nimi")),
        Field("number", "numero", values.number, True, ("number",)),
        ID,
        STATE,
        Field(
            "platform",
            "alusta",
            values.url,
            aliases=("platform", "howspace"),
        ),
    ),
)

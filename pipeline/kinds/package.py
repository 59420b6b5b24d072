"""*Hanketukipaketti*: a series of sessions that people subscribe to."""

from collections.abc import Mapping
from datetime import date

from pipeline.kinds import values
from pipeline.kinds.kind import ID, Field, Kind, Start, Text
from pipeline.model import Package


def _make(text: Text) -> Package:
    return Package(id=text.id, **text.found, body=text.body, source=text.source)


def _filled(_day: date, number: int) -> Mapping[str, str]:
    return {"number": str(number)}


KIND = Kind(
    order=3,
    name="package",
    names=("package", "paketti"),
    folder="packages",
    finnish="paketti",
    make=_make,
    start=Start(title="Uusi paketti", body="Kerro, mitä pakettiin kuuluu.\n", filled=_filled),
    fields=(
        Field("title", "otsikko", values.title, "paketin nimi", "Aloituspaketti", True, ("title", "nimi")),
        Field("number", "numero", values.number, "paketin numero", "1", True, ("number",)),
        ID,
        Field(
            "platform",
            "alusta",
            values.url,
            "Howspace-työtilan osoite",
            "https://howspace.example.org",
            aliases=("platform", "howspace"),
        ),
    ),
)

"""*Uutinen*: told once, while it is new."""

from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from pipeline.finnish.times import write_day
from pipeline.kinds import values
from pipeline.kinds.kind import ID, STATE, THEMES, Field, Kind, Start, Surroundings, Text, theme_problems
from pipeline.kinds.moment import Moment
from pipeline.model import NewsItem, Problem, Severity, Told, Why, WhyNot

SECTIONS = ("ajankohtaista", "tutkimus", "julkaisut", "rahoitus")


def _make(text: Text) -> NewsItem:
    return NewsItem(id=text.id, **{"section": SECTIONS[0], **text.found}, body=text.body, source=text.source)


def _check(item: NewsItem, around: Surroundings) -> Iterator[Problem]:
    source = item.source
    yield from theme_problems(item, around)
    if item.published > around.today:
        told = {"day": write_day(item.published)}
        yield Problem("read.news_from_future", source.file, source.line("published"), Severity.WARNING, told)
    if item.expires and item.expires < item.published:
        yield Problem("read.expires_early", source.file, source.line("expires"))
    if item.image and not item.image_alt:
        yield Problem("read.image_without_words", source.file, source.line("image"))


def told_once(item: NewsItem, before: Sequence[Told], moment: Moment, day: date) -> Why | WhyNot:
    """The life of what a letter tells once, from the day of its publication on, while it is neither old nor over."""
    if before:
        return WhyNot.TOLD_BEFORE
    if item.published > day:
        return WhyNot.NOT_YET_PUBLISHED
    if item.expires and item.expires < day:
        return WhyNot.EXPIRED
    if item.published < day - moment.news_age:
        return WhyNot.TOO_OLD
    return Why.NEWS


def _alike(item: NewsItem) -> Iterator[Hashable]:
    yield values.folded(item.title), item.published
    yield from values.telling_text(item.body)


KIND = Kind(
    order=2,
    name="news",
    names=("news", "uutinen"),
    folder="news",
    finnish="uutinen",
    plural="uutiset",
    make=_make,
    check=_check,
    alike=_alike,
    life=told_once,
    sections=SECTIONS,
    start=Start(title="Uusi uutinen", body="Kerro uutinen. Ensimmäinen kappale näkyy kirjeessä.\n"),
    fields=(
        Field("title", "otsikko", values.title, "uutisen otsikko", "51 hankehakemusta", True, ("title",)),
        Field(
            "published", "julkaistu", values.day, "julkaisupäivä", "ma 2.10.2023", True, ("published", "date", "päivä")
        ),
        ID,
        STATE,
        Field(
            "section",
            "osio",
            values.one_of(SECTIONS),
            "kirjeen osa: " + ", ".join(SECTIONS),
            "ajankohtaista",
            aliases=("section",),
        ),
        Field("link", "linkki", values.url, "lisätietoa verkossa", "https://thl.fi/soila", aliases=("link", "url")),
        Field(
            "image",
            "kuva",
            values.url,
            "kuvan osoite verkossa",
            "https://soila.example.org/kuva.png",
            aliases=("image",),
        ),
        Field(
            "image_alt",
            "kuvan kuvaus",
            values.text,
            "mitä kuvassa on, sanoin",
            "Nuoria työpajassa",
            aliases=("image alt", "alt", "kuvateksti"),
        ),
        Field(
            "expires",
            "vanhenee",
            values.day,
            "viimeinen päivä, jona uutisen voi kertoa",
            "31.12.2024",
            aliases=("expires",),
        ),
        THEMES,
    ),
)

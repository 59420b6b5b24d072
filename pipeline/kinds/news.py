"""*Uutinen*: told once, while it is new."""

from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.finnish.times import write_day, write_when
from pipeline.kinds import values
from pipeline.kinds.deadlines import deadline_at, is_later
from pipeline.kinds.kind import (
    ID,
    IMAGE,
    IMAGE_ALT,
    LANGUAGE,
    STATE,
    THEMES,
    Field,
    Kind,
    Likeness,
    Start,
    Surroundings,
    Text,
    image_problems,
    theme_problems,
)
from pipeline.kinds.moment import Moment
from pipeline.model import NewsItem, Problem, Severity, Told, Why, WhyNot

_CALLS = "rahoitus"
SECTIONS = ("ajankohtaista", "tutkimus", "julkaisut", _CALLS)
_CALL_FIELDS = {"call_opens", "call_closes"}


def _make(text: Text) -> NewsItem:
    section = _CALLS if _CALL_FIELDS & text.found.keys() else SECTIONS[0]
    return NewsItem(id=text.id, **{"section": section, **text.found}, body=text.body, source=text.source)


def _check(item: NewsItem, around: Surroundings) -> Iterator[Problem]:
    source = item.source
    yield from theme_problems(item, around)
    if item.published > around.today:
        told = {"day": write_day(item.published)}
        yield Problem("read.news_from_future", source.file, source.line("published"), Severity.WARNING, told)
    if item.expires and item.expires < item.published:
        yield Problem("read.expires_early", source.file, source.line("expires"))
    yield from image_problems(item)
    opens, closes = item.call_opens, item.call_closes
    if (opens or closes) and item.section != _CALLS:
        yield Problem("read.call_elsewhere", source.file, source.line("section"))
    if opens and closes and is_later(opens, closes):
        told = {"opens": write_when(opens), "closes": write_when(closes)}
        yield Problem("read.call_closes_early", source.file, source.line("call_closes"), values=told)


def told_once(item: NewsItem, before: Sequence[Told], moment: Moment, day: date) -> Why | WhyNot:
    """The life of what a letter tells once, from the day of its publication on, while it is neither old nor over.

    That a call closes is told once more, in the last letter before it.
    """
    closes = item.call_closes and deadline_at(item.call_closes, moment.zone)
    if closes and closes <= moment.now:
        return WhyNot.CALL_CLOSED
    if item.published > day:
        return WhyNot.NOT_YET_PUBLISHED
    if item.expires and item.expires < day:
        return WhyNot.EXPIRED
    if before:
        warned = any(told.why is Why.CALL_CLOSES and told.deadline == item.call_closes for told in before)
        return Why.CALL_CLOSES if closes and closes <= moment.next_at and not warned else WhyNot.TOLD_BEFORE
    # A call that is open is news however long ago it was published.
    return Why.NEWS if closes or item.published >= day - moment.news_age else WhyNot.TOO_OLD


def _alike(item: NewsItem) -> Iterator[Likeness]:
    yield Likeness("title", item.title, item.published)
    yield Likeness("body", item.body, telling=values.TELLING)


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
        Field("title", "otsikko", values.title, True, ("title",)),
        Field("published", "julkaistu", values.day, True, ("published", "date", "päivä")),
        ID,
        STATE,
        Field(
            "section",
            "osio",
            values.one_of(SECTIONS),
            aliases=("section",),
        ),
        Field("link", "linkki", values.url, aliases=("link", "url")),
        IMAGE,
        IMAGE_ALT,
        Field(
            "expires",
            "vanhenee",
            values.day,
            aliases=("expires",),
        ),
        Field(
            "call_opens",
            "haku avautuu",
            values.deadline,
            aliases=("call opens", "haku alkaa", "haku aukeaa", "hakuaika alkaa"),
        ),
        Field(
            "call_closes",
            "haku päättyy",
            values.deadline,
            aliases=("call closes", "haku sulkeutuu", "haku loppuu", "hakuaika päättyy"),
        ),
        LANGUAGE,
        THEMES,
    ),
)

"""What a kind of item is: its fields, and what is done with them. Each kind is a file beside this one."""

import unicodedata
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from msgspec import Struct

from pipeline.kinds import values
from pipeline.kinds.entry import Entry
from pipeline.kinds.moment import Moment
from pipeline.model import Event, LetterNotes, NewsItem, Package, Problem, Source, Told, Why, WhyNot
from pipeline.rhythm.sends import Rhythm

# The shapes that an item can have. A new kind of item takes one of these, most often that of news: told once.
Item = Event | NewsItem | Package | LetterNotes


class Field(Struct, frozen=True, eq=False):
    """A key of a content file: `name` in the model, `key` in Finnish, `read` its parser.

    What an editor writes there is told by the catalogue: `fields.NAME`, or `fields.KIND_NAME` where kinds differ.
    """

    name: str
    key: str
    read: Callable[[Entry], Any]
    required: bool = False
    aliases: tuple[str, ...] = ()


class Text(Struct, frozen=True):
    """What one file told: the item's id, the file's name without its ending, the values by their names, the body."""

    id: str
    stem: str
    found: Mapping[str, Any]
    body: str
    source: Source


class Surroundings(Struct, frozen=True):
    """What an item is checked against: the other items' ids, the number of themes, the rhythm, today's local day."""

    packages: Iterable[str]
    told: Sequence[str]
    drafts: Container[str]
    themes: int
    rhythm: Rhythm
    today: date


class Start(Struct, frozen=True):
    """What `soila new` writes: the title by which a file without one is named, and what the body should tell."""

    title: str = ""
    body: str = ""


def no_problems(*_: Any) -> Iterator[Problem]:
    return iter(())


class Likeness(NamedTuple):
    """By what an item is known again: its words there, and what must be the same beside them.

    `telling` is how many characters the words must have; shorter ones say nothing of their own.
    """

    where: str
    words: str
    beside: Hashable = None
    telling: int = 0


def no_likenesses(_: Any) -> Iterator[Likeness]:
    return iter(())


class Kind(Struct, frozen=True, eq=False):
    """A kind of item: everything that the program knows of it stands here.

    `order` places it among the others. `name` is stored and never changes, `names` are what people call it on the
    command line, `finnish` and its `plural` in a sentence. `make` gives the item. `fits` looks at the values of one
    file that is good otherwise, `check` at the item among all others. `life` says why it stands in a letter:
    `life(item, what was told of it, the letter's moment, the letter's day)`; None for what letters do not tell.
    `sections` are the names by which the letter's sections in config.toml take it, where its reasons do not.
    `by_day`: files are named by a letter's day. `alike`: two files whose items have one of these in common tell the
    same item twice.
    """

    order: int
    name: str
    names: tuple[str, ...]
    folder: str
    finnish: str
    plural: str
    fields: tuple[Field, ...]
    make: Callable[[Text], Item]
    fits: Callable[[Mapping[str, Any], Source], Iterator[Problem]] = no_problems
    check: Callable[[Any, Surroundings], Iterator[Problem]] = no_problems
    life: Callable[[Any, Sequence[Told], Moment, date], Why | WhyNot] | None = None
    sections: tuple[str, ...] = ()
    start: Start = Start()
    by_day: bool = False
    alike: Callable[[Any], Iterator[Likeness]] = no_likenesses


ID = Field(
    "id",
    "id",
    values.item_id,
    aliases=("tunnus", "slug"),
)
STATE = Field("ready", "tila", values.ready)
LANGUAGE = Field(
    "language",
    "kieli",
    values.language,
    aliases=("language", "lang", "språk"),
)
IMAGE = Field("image", "kuva", values.picture, aliases=("image", "picture"))
IMAGE_ALT = Field("image_alt", "kuvan kuvaus", values.text, aliases=("image alt", "alt", "kuvateksti"))
THEMES = Field("themes", "teemat", values.themes, aliases=("teema", "themes"))


def theme_problems(item: Event | NewsItem, around: Surroundings) -> Iterator[Problem]:
    """Themes that config does not name."""
    for theme in item.themes:
        if not 1 <= theme <= around.themes:
            told = {"theme": theme, "count": around.themes}
            yield Problem("read.unknown_theme", item.source.file, item.source.line("themes"), values=told)


def image_problems(item: Event | NewsItem) -> Iterator[Problem]:
    """A picture that says nothing to those who do not see it."""
    if item.image and not item.image_alt:
        yield Problem("read.image_without_words", item.source.file, item.source.line("image"))


@lru_cache(maxsize=10_000)
def folded_key(key: str) -> str:
    """A key as it is compared: small letters, no marks over them, one space between words."""
    plain = "".join(c for c in unicodedata.normalize("NFD", key.casefold()) if not unicodedata.combining(c))
    return " ".join(plain.replace("_", " ").replace("-", " ").split())


@cache
def names_of(kind: Kind) -> Mapping[str, Field]:
    """Every way to write each key of the kind, folded, and its field."""
    return {folded_key(name): field for field in kind.fields for name in (field.key, *field.aliases, field.name)}

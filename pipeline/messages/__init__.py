"""Every sentence that people read, by key. A key's first part names its file: `read.unknown_key` -> `fi/read.py`.

Staff are told things in Finnish, whose catalogue is whole. Another language is another folder beside `fi/` with the
files that readers see (`READERS`) and the same keys; what it lacks is said in the next language that was asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.model import Problem

LANGUAGE = "fi"
# What readers see, not staff: letters, pages, calendars, times, and what owners pass on.
READERS = ("mail", "web", "statements", "site", "times", "shown", "relay")

# The languages that there is a folder of.
LANGUAGES = tuple(sorted(one.name for one in iter_modules(__path__)))

# Units of a time that passes, the longest first.
_UNITS = (
    ("days", timedelta(days=1)),
    ("hours", timedelta(hours=1)),
    ("minutes", timedelta(minutes=1)),
    ("seconds", timedelta(seconds=1)),
)

# So many of a long list are named: who reads it sees what it is about, and where to look for the rest.
_NAMED = 5

# A plain sentence, or what is wrong and what to do about it.
Sentence = str | tuple[str, str]


@cache
def _catalogue(area: str, language: str = LANGUAGE) -> Mapping[str, Sentence]:
    name = f"pipeline.messages.{language}"
    if find_spec(name) is None or find_spec(f"{name}.{area}") is None:
        return {}
    texts: Mapping[str, Sentence] = import_module(f"{name}.{area}").TEXTS
    return texts


def _entry(key: str) -> Sentence:
    area, _, name = key.partition(".")
    return _catalogue(area)[name]


def has(key: str) -> bool:
    """Whether there is a sentence of `key`, for what need not be said."""
    area, _, name = key.partition(".")
    return name in _catalogue(area)


def text(key: str, /, **values: Any) -> str:
    """The sentence of `key` with its blanks filled; what is wrong and the remedy as one text."""
    entry = _entry(key)
    sentence = entry if isinstance(entry, str) else " ".join(part for part in entry if part)
    return sentence.format_map(_worded(values))


def spoken(language: str, own: str) -> str:
    """What an item's labels and times are told in: its language where there is a catalogue of it, else `own`."""
    return language if _catalogue("times", language) else own


@cache
def sentence(key: str, *languages: str) -> str:
    """The sentence of `key`, its blanks not filled, in the first of the languages that has it; in the end in Finnish.

    Raises KeyError where not even Finnish has it.
    """
    area, _, name = key.partition(".")
    for language in languages:
        if found := _catalogue(area, language).get(name):
            return str(found)
    return str(_catalogue(area)[name])


def lacking(language: str) -> tuple[str, ...]:
    """The keys of what readers see that a catalogue does not have."""
    return tuple(
        f"{area}.{name}" for area in READERS for name in _catalogue(area) if name not in _catalogue(area, language)
    )


def counted(key: str, number: int) -> str:
    """`number` of something: the sentence of `key` for one, of `key` with _many for any other number (in Finnish the
    partitive: 1 virhe, 3 virhettä)."""
    return text(key if number == 1 else f"{key}_many", count=number)


def some_of(names: Sequence[str]) -> str:
    """The first of the names and how many there are more: `a, b, c, d, e ja 168 muuta`."""
    more = len(names) - _NAMED
    # Nobody is told of "one more" in place of its name.
    return text("span.some", names=", ".join(names[:_NAMED]), more=more) if more > 1 else ", ".join(names)


def _worded(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: one if isinstance(one, str | int) else _said(one) for name, one in values.items()}


def _said(one: Any) -> Any:
    from pipeline.model import Phrase

    if isinstance(one, timedelta):
        return _span(one)
    if not isinstance(one, Phrase):
        return one
    return text(one.key if has(one.key) else f"{one.key.partition('.')[0]}.other", **one.values)


def _span(lasted: timedelta) -> str:
    """How long, in the unit that people would use, rounded down: 90 sekuntia, 2 minuuttia, 36 tuntia, 2 päivää."""
    unit, size = next((unit, size) for unit, size in _UNITS if lasted >= 2 * size or size == _UNITS[-1][1])
    return counted(f"span.{unit}", lasted // size)


def both(key: str, /, **values: Any) -> tuple[str, str]:
    """What is wrong, and what to do about it (empty when the first says it all)."""
    entry = _entry(key)
    what, remedy = (entry, "") if isinstance(entry, str) else entry
    values = _worded(values)
    return what.format_map(values), remedy.format_map(values)


def explain(problem: "Problem") -> tuple[str, str]:
    """What is wrong in a file, and what to write instead."""
    return both(problem.key, **problem.values)


def on_one_line(problem: "Problem") -> str:
    """A problem with its place, what is wrong and what to write instead."""
    return f"{place(problem)}: {' '.join(explain(problem))}"


def place(problem: "Problem") -> str:
    """`file:line`, as editors and terminals understand it."""
    if not problem.line:
        return problem.file
    return f"{problem.file}:{problem.line}"

"""content/organisations.csv -> the register of organisations, and finding one in it by what people write."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property

from msgspec import Struct

from pipeline.kinds.values import clean, slug
from pipeline.model import Organisation, Problem, Severity
from pipeline.read.decode import as_read, decoded

FILE = "organisations.csv"
KINDS = ("hyvinvointialue", "kunta", "järjestö", "oppilaitos", "hanke", "valtio", "yritys", "muu")

# Column -> the field of the model that it fills.
_COLUMNS = {
    "avain": "key",
    "nimi": "name",
    "tyyppi": "kind",
    "alue": "area",
    "y-tunnus": "business_id",
    "muut nimet": "other_names",
}
_BUSINESS_ID = re.compile(r"\d{7}-\d")
# What may be left out of an organisation's name, and what is written short.
_FORM = re.compile(r"\s(?:r\.?\s?[yf]\.?|oyj?|ab)$")
_SHORT = re.compile(r"\bhva\b")
# Where one cell may name several, and where what follows only tells of the part of the first.
_SEVERAL = re.compile(r"(?<!\s)\s*+[;/|+&]\s*+|(?<!\s)\s++(?:ja|sekä|och|and)\s++")
_PART = re.compile(r"(?<!\s)\s*+(?:[,(]|(?<=\s)[-–—]\s)\s*+")


class Register(Struct, frozen=True, dict=True):
    """The organisations, found by their key, name, other names or business id, whatever capitals they have."""

    organisations: tuple[Organisation, ...] = ()

    @cached_property
    def _known(self) -> Mapping[str, Organisation]:
        known: dict[str, Organisation] = {}
        for one in self.organisations:
            for name in one.names:
                known.setdefault(folded_name(name), one)
        return known

    def find(self, written: str) -> Organisation | None:
        """The one that is written so, and no other."""
        return self._known.get(folded_name(written))

    def named_in(self, written: str) -> tuple[tuple[Organisation, ...], tuple[str, ...]]:
        """The organisations that a cell names, and those of its names that the register does not have."""
        if whole := self.find(written):
            return (whole,), ()
        found: list[Organisation] = []
        unknown: list[str] = []
        for part in filter(None, _SEVERAL.split(written)):
            one = self.find(part) or self.find(_PART.split(part)[0])
            if one:
                found.append(one)
            else:
                unknown.append(part)
        # A cell of which nothing is known is one name: who knows where it could be parted.
        return tuple(dict.fromkeys(found)), tuple(unknown) if found else (written,) * bool(unknown)

    def nearest(self, written: str) -> Organisation | None:
        """One that may have been meant: a suggestion, never an answer."""
        close = get_close_matches(folded_name(written), list(self._known), 1, cutoff=0.75)
        return self._known[close[0]] if close else None


def folded_name(name: str) -> str:
    """A name as two of them are compared: small letters, one space, without `ry` or `oy` at its end."""
    plain = " ".join(unicodedata.normalize("NFC", name).replace("\xad", "").split()).casefold().strip(" .,;:\"'”")
    return _SHORT.sub("hyvinvointialue", _FORM.sub("", plain))


def read_register(data: bytes, place: str) -> tuple[tuple[Organisation, ...], tuple[Problem, ...]]:
    """The register that a file holds, and every problem in it; a line with an error is left out."""
    try:
        text = as_read(decoded(data).text)
    except UnicodeDecodeError:
        return (), (Problem("register.not_text", place),)
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ",")
    problems: list[Problem] = []
    try:
        header = [" ".join(cell.split()).casefold() for cell in next(rows, [])]
        if missing := [name for name in ("avain", "nimi", "tyyppi") if name not in header]:
            told = {"missing": ", ".join(missing), "columns": ",".join(_COLUMNS)}
            return (), (Problem("register.no_column", place, 1, values=told),)
        lines = [(rows.line_num, dict(zip(header, map(clean, row), strict=False))) for row in rows if any(row)]
    except csv.Error:
        return (), (Problem("register.not_text", place),)
    good = list(_organisations(lines, place, problems))
    return tuple(good), tuple(problems)


def _organisations(
    lines: Iterable[tuple[int, Mapping[str, str]]], place: str, problems: list[Problem]
) -> Iterator[Organisation]:
    taken: dict[str, Organisation] = {}
    for line, cells in lines:
        one = _organisation(line, cells)
        if found := next(_faults(one, taken, place), None):
            problems.append(found)
            continue
        for name in one.names:
            other = taken.setdefault(folded_name(name), one)
            if other is not one:
                told = {"name": name, "other": other.key}
                problems.append(Problem("register.same_name", place, line, Severity.WARNING, told))
        yield one


def _organisation(line: int, cells: Mapping[str, str]) -> Organisation:
    found = {field: cells.get(column, "") for column, field in _COLUMNS.items() if field != "other_names"}
    others = tuple(filter(None, (part.strip() for part in cells.get("muut nimet", "").split("|"))))
    return Organisation(**{**found, "kind": found["kind"].casefold() or "muu"}, other_names=others, line=line)


def _faults(one: Organisation, taken: Mapping[str, Organisation], place: str) -> Iterator[Problem]:
    if not one.key or slug(one.key) != one.key:
        better = slug(one.key or one.name) or "esimerkki"
        yield Problem("register.bad_key", place, one.line, values={"written": one.key, "better": better})
    if (other := taken.get(one.key)) and other.key == one.key:
        yield Problem("register.same_key", place, one.line, values={"key": one.key, "line": other.line})
    if not one.name:
        yield Problem("register.no_name", place, one.line, values={"key": one.key})
    if one.kind not in KINDS:
        told = {"written": one.kind, "kinds": ", ".join(KINDS)}
        yield Problem("register.bad_kind", place, one.line, values=told)
    if one.business_id and not _BUSINESS_ID.fullmatch(one.business_id):
        yield Problem("register.bad_business_id", place, one.line, values={"written": one.business_id})

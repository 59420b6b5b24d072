"""The components of a feed, each by itself, in lines that follow the standard only roughly (RFC 5545, 3.1 and 3.4).

What stands between two components, within others or after the end never harms a component. Measured with 5,000
events, a whole pass takes less than icalendar's parser alone; what is hard in the standard is still the library's.
"""

import re
from collections.abc import Sequence
from quopri import decodestring

from icalendar.parser.property import unescape_backslash
from msgspec import Struct, field

from pipeline.collect.fetch.decode import decoded

_BREAK = re.compile(r"\r\n?")
_FOLD = re.compile(r"\n[ \t]")
_LINE = re.compile(r'([\w-]+)((?:;[^":;]*(?:"[^"]*"[^":;]*)*)*):(.*)', re.DOTALL)
# vCalendar 1.0 writes what is not ASCII as mails do, and its lines go on after a "=".
_QUOTED = "QUOTED-PRINTABLE"
_SOFT_BREAKS = re.compile(rf"^[^:\n]{{1,200}}{_QUOTED}[^:\n]*:(?:.*=\n)+", re.IGNORECASE | re.MULTILINE)
_FIRST_LETTERS = frozenset("BbEe")
_PARAMETER = re.compile(r';\s*([\w-]+)\s*=\s*("[^"]*"|[^;]*)')


class Property(Struct, frozen=True):
    """A content line's parameters, as they are written, and its value with the backslashes of the standard."""

    parameters: str
    value: str

    def parameter(self, name: str) -> str:
        for found in _PARAMETER.finditer(self.parameters):
            if found[1].upper() == name:
                return found[2].strip('" ')
        return ""


class Component(Struct):
    """A component's properties by their names in capitals, and the calendar that holds it.

    `lines` are those of a time zone, `BEGIN` and `END` left out.
    """

    name: str
    calendar: "Component | None" = None
    properties: dict[str, list[Property]] = field(default_factory=dict)
    latest: str = ""  # the name of the property that was read last
    lines: list[str] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        return self.properties[name][0] if name in self.properties else None

    def all(self, name: str) -> Sequence[Property]:
        return self.properties.get(name, ())

    def value(self, name: str) -> str:
        """A name or a word, as it is written; "" where it is missing."""
        one = self.first(name)
        return one.value.strip() if one else ""

    def text(self, name: str) -> str:
        """A text (RFC 5545, 3.3.11); "" where it is missing."""
        one = self.first(name)
        return unescape_backslash(one.value) if one else ""


class Feed(Struct):
    """The calendars of a feed, one after another, and the events and time zones of all of them.

    `whole`: none of them breaks off.
    """

    calendars: list[Component] = field(default_factory=list)
    events: list[Component] = field(default_factory=list)
    zones: list[Component] = field(default_factory=list)
    whole: bool = True


def feed_in(text: str) -> Feed:
    """What the text of a feed holds."""
    feed = Feed()
    kept = {"VEVENT": feed.events, "VTIMEZONE": feed.zones}
    head: Component | None = None
    one: Component | None = None
    within = ""  # the component that `one` or the calendar holds, and that is not looked at
    for line in _unfolded(text).split("\n"):
        # Most lines by far are neither, and are told by their first letter.
        named = line[:1] in _FIRST_LETTERS
        begins, ends = (_named(line, "BEGIN:"), _named(line, "END:")) if named else ("", "")
        if begins == "VCALENDAR":
            feed.whole = feed.whole and head is None
            head, one, within = Component("VCALENDAR"), None, ""
            feed.calendars.append(head)
        elif head is None:
            continue
        elif begins in kept:
            one, within = Component(begins, head), ""
            kept[begins].append(one)
        elif ends == "VCALENDAR":
            feed.whole = feed.whole and one is None
            head = one = None
        elif one is not None and ends == one.name:
            one, within = None, ""
        elif one is not None and one.name == "VTIMEZONE" and (begins or ends or within):
            one.lines.append(line)
            within = begins or ("" if ends == within else within)
        elif begins or ends:
            within = within or begins if begins else "" if ends == within else within
        elif not within:
            _add(one or head, line)
    feed.whole = feed.whole and head is None
    return feed


def _unfolded(text: str) -> str:
    text = _FOLD.sub("", _BREAK.sub("\n", text))
    return _SOFT_BREAKS.sub(lambda lines: lines[0].replace("=\n", ""), text) if _QUOTED in text.upper() else text


def _named(line: str, mark: str) -> str:
    return line[len(mark) :].strip().upper() if line[: len(mark)].upper() == mark else ""


def _add(component: Component, line: str) -> None:
    match = _LINE.match(line)
    if component.latest == "DESCRIPTION" and not (match and _is_name(match[1])):
        _go_on(component.properties["DESCRIPTION"], line)
    elif match:
        component.latest = match[1].upper()
        component.properties.setdefault(component.latest, []).append(_property(match[2], match[3]))


def _is_name(word: str) -> bool:
    """Whether a word before a colon names a property, as "DTSTART" does and "Paikka" does not."""
    return word.isascii() and (word.isupper() or word.islower())


def _go_on(written: list[Property], line: str) -> None:
    """A description that somebody broke into lines without folding them goes on."""
    written[-1] = Property(written[-1].parameters, f"{written[-1].value}\n{line}")


def _property(parameters: str, value: str) -> Property:
    if parameters and _QUOTED in parameters.upper():
        charset = Property(parameters, "").parameter("CHARSET")
        value = decoded(decodestring(value.encode()), charset)
    return Property(parameters, value)

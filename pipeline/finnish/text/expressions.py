"""Where in running text days and hours stand together as one expression, and in which sentence."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from pipeline.finnish.shapes import EXPRESSION, shaped
from pipeline.finnish.tokens import Folded, Token

_SENTENCE_END = re.compile(r"(?<!viim)(?<!\bilm)(?<!\bklo)(?<!\besim)[.!?][)\"”’]?[ \n]+(?=\S)|\n[ \n]*\n|•")
# A time of day on a line of its own belongs to the day above; the first row of a programme does not.
_CLOCK_LINE = re.compile(r"(?:(?:klo|kello|kl)[.:]? ?)?[0-9][0-9.: –]{0,14}(?:alkaen)? {0,2}(?:\n|$|[,;(])")
_NEW_HOURS = re.compile(r">(T(?:-T)?)")
_DAY_AND_HOUR = re.compile("W?,?D[W,]*T")
_LEADS_ON = re.compile(">[DdTW]")
# Hours of something around the event: its doors, its coffee, a line that opens before it, when somebody answers.
_BESIDE = re.compile(
    r"(?:kahvi\w*|aamiai\w*|lounas\w*|tarjoil\w*|linja\w*|ovet|ovi|aula|auki|aukea\w*|avautu\w*|avataan|avoinna"
    r"|saapu\w*"
    r"|sisaankirjau\w*|kirjautu\w*|rekisteroity\w*|ilmoittautu\w*|tekniikka\w*|testi\w*|puh|puhelin\w*|soit\w*|palvel\w*"
    r"|arkisin|tavoit\w*|doors|coffee|kaffe|dorrar\w*|m[ao](?:n)?–[a-z]{2,3})\b[^0-9]{0,25}$"
)
_BESIDE_AFTER = re.compile(
    r"\W{0,3}(?:alkaen\s)?\W{0,2}(?:aamu)?(?:kahvi|aamiai|lounas|saapumi|ilmoittautumi\w* alka"
    r"|sisaankirj|linja\w* auk|ovet)"
)
_LASTS_UNTIL = re.compile(r"paatty|loppu|asti|saakka")


class Expression(Struct, frozen=True):
    """Days and hours that stand together in a text, and the sentence around them; places are of the folded text.

    `replaced` says that an arrow leads from here to a new time.
    """

    told: tuple[Token, ...]
    shape: str
    replaced: bool
    sentence: tuple[int, int]

    @property
    def start(self) -> int:
        return self.told[0].start

    @property
    def end(self) -> int:
        return self.told[-1].end


def expressions_in(row: Sequence[Token], folded: Folded) -> list[Expression]:
    starts = _sentence_starts(folded)
    found = list[Expression]()
    for part in _adjacent(row, folded.text):
        shape, told = shaped(part, folded)
        for match in EXPRESSION.finditer(shape):
            one = told[match.start() : match.end()]
            around = _sentence_around(starts, one[0].start, one[-1].end, len(folded.text))
            found.append(Expression(one, match[0], _LEADS_ON.match(shape, match.end()) is not None, around))
            if match[0][0] == "D" and (hours := _NEW_HOURS.match(shape, match.end())):
                # "14.5. klo 9 → klo 10" moves the hour of the same day.
                told_again = (one[0], *told[hours.start(1) : hours.end()])
                found.append(Expression(told_again, f"D{hours[1]}", False, around))
    return found


def _adjacent(row: Sequence[Token], text: str) -> Iterator[list[Token]]:
    """The tokens that follow each other with nothing but a space or a line's end between, where they have a day."""
    part = list[Token]()
    for token in row:
        if part and not _follows(part[-1], token, text):
            if any(one.sign == "D" for one in part):
                yield part
            part = []
        part.append(token)
    if any(one.sign == "D" for one in part):
        yield part


def _follows(before: Token, token: Token, text: str) -> bool:
    between = text[before.end : token.start]
    if len(between) > 3 or between.strip():
        return False
    return "\n" not in between or (token.kind == "clock" and _CLOCK_LINE.match(text, token.start) is not None)


def _sentence_starts(folded: Folded) -> list[int]:
    """Where sentences begin: at the beginning, after an empty line, and at a capital letter after a full stop."""
    ends = (match.end() for match in _SENTENCE_END.finditer(folded.text))
    return [0, *(at for at in ends if at < len(folded.text) and _begins(folded, at))]


def _begins(folded: Folded, at: int) -> bool:
    letter = folded.original[folded.places[at]]
    return letter.isupper() or folded.text[at - 1] in "\n•" or not letter.isalnum()


def _sentence_around(starts: Sequence[int], start: int, end: int, length: int) -> tuple[int, int]:
    after = bisect_left(starts, end)
    return starts[bisect_right(starts, start) - 1], starts[after] if after < len(starts) else length


def lone_hours(expressions: Sequence[Expression], row: Sequence[Token], folded: Folded) -> list[tuple[Token, ...]]:
    """For each expression the hours elsewhere on its line of the sentence, where a day and hours stand there once."""
    sentences = Counter(one.sentence for one in expressions)
    starts = [token.start for token in row]
    hours = list[tuple[Token, ...]]()
    for one in expressions:
        opened = _DAY_AND_HOUR.fullmatch(one.shape) is not None
        if (one.shape.strip("W,") != "D" and not opened) or sentences[one.sentence] > 1:
            hours.append(())
            continue
        begin = folded.text.rfind("\n", one.sentence[0], one.start) + 1 or one.sentence[0]
        end = folded.text.find("\n", one.end, one.sentence[1])
        end = end if end >= 0 else one.sentence[1]
        found = _only_hours(row[bisect_left(starts, begin) : bisect_left(starts, end)], folded.text)
        hours.append(found if not opened else found[1:] if len(found) == 3 and found[0] is one.told[-1] else ())
    return hours


def _is_beside(token: Token, text: str) -> bool:
    """Whether an hour is that of something around the event: "linjat auki klo 8.45", "kahvit klo 8.30"."""
    return is_beside(text, token.start, token.end)


def is_beside(text: str, start: int, end: int) -> bool:
    """Whether the words before or after an hour in a folded text say that it is not the event's own."""
    return bool(_BESIDE.search(text, max(0, start - 60), start) or _BESIDE_AFTER.match(text, end))


def _only_hours(row: Sequence[Token], text: str) -> tuple[Token, ...]:
    """The hours of a line that has them once: as "T", or as "T-T" also for "alkaa klo 9 ja päättyy klo 11"."""
    clocks = [n for n, token in enumerate(row) if token.kind == "clock" and not _is_beside(token, text)]
    if len(clocks) == 1 and row[clocks[0]]["klo"]:
        return (row[clocks[0]],)
    if len(clocks) != 2:
        return ()
    opens, closes = (row[n] for n in clocks)
    if row[clocks[0] + 1].kind == "dash" and not text[opens.end : closes.start].strip(" –"):
        return opens, row[clocks[0] + 1], closes
    both = opens["klo"] and closes["klo"]
    return (opens, opens, closes) if both and _LASTS_UNTIL.search(text, opens.end, closes.end + 8) else ()

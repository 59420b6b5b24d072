"""Which tokens in running text may be of a time: numbers of sections, prices, counts and ages are none."""

import re
from collections.abc import Iterator, Sequence

from pipeline.finnish.shapes import leads
from pipeline.finnish.tokens import Token

_NUMBERED = re.compile(
    r"(?:§|(?<!\w)(?:versio\w*|v|luku|luvu\w*|kohta|kohda\w*|kappale\w*|esr\+?|tl|toimintalinja\w*|erityistavoit\w*|et"
    r"|sivu\w*|s|huone\w*|nro|(?:tilaus|asiakas|puhelin|viite|lasku)?numero\w*|kuva\w*|kuvio\w*|taulukko|taulukon|liite|liittee\w*|osa|osio\w*|pykala\w*|mom\w*|puh\w*))"
    r"\.?:?\s?$"
)
_COUNTED = re.compile(r"\s?(?:[€%]|eur|prosent|luok|krs|kerro|painos|vuoti|miljoon|metri)")
# "Lastensuojelulaki (13.4.2007/417)": the day that a law was given.
_STATUTE = re.compile(r"/[0-9]")
_ENDS = re.compile(r"\s*(?:$|[\n,.;)|·@])")
_TO_HOUR = re.compile(r" *–+ *(?:(?:noin|n\.) ?)?")


def credible_tokens(row: Sequence[Token], text: str) -> Iterator[Token]:
    """The tokens that may be of a time: no numbers of sections, prices or counts."""
    kept = list[Token]()
    for n, token in enumerate(row):
        if token.kind == "clock" and not _is_hour(n, row, kept, text):
            continue
        if token.kind == "date" and not _is_day(token, text):
            continue
        kept.append(token)
        yield token


def _is_hour(n: int, row: Sequence[Token], kept: Sequence[Token], text: str) -> bool:
    token = row[n]
    if token["klo"]:
        return True
    if int(token["hour"]) > 24 or int(token["minute"] or 0) > 59:
        return False
    if kept and kept[-1].kind == "also" and len(kept) > 1 and kept[-2].kind == "clock" and kept[-2]["klo"]:
        # "klo 9 tai 13"
        return not text[kept[-1].end : token.start].strip() and bool(_ENDS.match(text, token.end))
    # A number alone is an hour only in a span: "9–11.30", "klo 9–11", "14.5.2024 9–11", "ja 13–15".
    return bool(token["minute"]) or _is_in_span(n, row, kept, text)


def _is_in_span(n: int, row: Sequence[Token], kept: Sequence[Token], text: str) -> bool:
    token = row[n]
    before = [one for one in kept[-3:] if one.kind != "filler"][-2:]
    if before and before[-1].kind == "clock" and (leads(before[-1]), leads(token)) == ("from", "to"):
        return not text[before[-1].end : token.start].strip()
    if [one.kind for one in before] == ["clock", "dash"]:
        return _TO_HOUR.fullmatch(text, before[0].end, token.start) is not None
    ahead = row[n + 1 : n + 3]
    if [one.kind for one in ahead] != ["dash", "clock"] or ahead[1].start > token.end + 3:
        return False
    if ahead[1]["minute"]:
        return True
    return _follows_day_or_and(token, kept, text) and _ENDS.match(text, ahead[1].end) is not None


def _follows_day_or_and(token: Token, kept: Sequence[Token], text: str) -> bool:
    """Whether a day or "ja" stands right before it, with a comma between or none."""
    if not kept or text[kept[-1].end : token.start].strip(" "):
        return False
    return next((one.sign for one in kept[:-3:-1] if one.kind != "comma"), "") in ("D", "&")


def _is_day(token: Token, text: str) -> bool:
    if _STATUTE.match(text, token.end):
        return False
    if not token["month"] or token["year"] or token["apart_year"]:
        return True
    if not (1 <= int(token["day"]) <= 31 and 1 <= int(token["month"]) <= 12):
        return False
    if token["weekday"]:
        return True
    return not _NUMBERED.search(text[max(0, token.start - 24) : token.start]) and not _COUNTED.match(text, token.end)

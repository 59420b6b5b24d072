"""What a time in running text is for, told by the words around it: the event, a deadline, or a time that was moved."""

import re
from collections.abc import Sequence
from enum import StrEnum

from pipeline.finnish.shapes import MOVED, leads
from pipeline.finnish.text.expressions import Expression
from pipeline.finnish.tokens import Folded


class Role(StrEnum):
    """EVENT is when something takes place, DEADLINE its registration's end, BEFORE a time that no longer holds."""

    EVENT = "event"
    DEADLINE = "deadline"
    BEFORE = "before"


_REACH = 200

_REGISTRATION = r"(?:ilmoittau\w*|rekisteroi\w*|haku(?:aika\w*)?(?!\w)|haet\w*|hakemu\w*)"
_CANCELLING = re.compile(
    r"(?<!\w)(?:perua|perut|peruut|perumi)[^.]{0,70}?(?:osallistu|ilmoittau|maksu|kulu|veloitu|paikka)"
    r"|(?<!\w)voi\w{0,6}\s(?:\w{1,20}\s)?perua"
)
_TOPIC = re.compile(_REGISTRATION)
_DEADLINE = re.compile(
    r"viimeistaan(?:\W+\w+){0,3}\W*$|viimei(?:nen|sen|sena)\s(?:ilmoittautumis|haku|vastaus|paiva)|(?<!\w)viim\."
    r"|deadline|(?<!\w)dl(?!\w)|maaraai|maarapaiv|takaraja|ilmoittautumisen\sviimeinen|ilmoittautumisai|hakuai|vastausai"
)
_IS_OPEN = re.compile(rf"{_REGISTRATION}(?:\W+\w+){{0,4}}?\W+(?:auki|avoinna|kaynnissa)\W*$")
_CLOSES = re.compile(r"paatty|sulkeutu|umpeutu|suljetaan")
_AS_LABEL = re.compile(r"(?<!\w)(?:ilmoittautumi(?:nen|set)|rekisteroityminen)\s*[:–]?\s*$")
_LABEL_ENDS = re.compile(r"\s*(?:$|[,.;()!\n])")
_BY = re.compile(
    r"\W*mennessa(?!\w)|\s*viimeistaan(?!\w)(?!\s*[0-9])|\s*\(?(?:ilmoittautuminen|haku)\s(?:paatty|sulkeutu)\w*\)"
    r"|\son\sviimeinen\s(?:ilmoittautumis|haku|paiva)"
)
_UP_TO = re.compile(r"\W*(?:asti|saakka)(?!\w)")
_BEFORE_EVENT = re.compile(r"(?<!\w)ennen\s+(?!jouluk|[0-9])\w+\W*$")

_OPENS = re.compile(
    r"(?:ilmoittautumi|rekisteroitymi)\w*(?:\W+\w+){0,3}?\W+(?:auke|avautu|avataan|alka)\w*\W*(?:\w+\W+){0,2}$"
    r"|(?<!\w)haku(?:aika)?\W+(?:auke|avautu|avataan|alka)\w*\W*(?:\w+\W+){0,2}$"
)
_OPENS_FROM = re.compile(r"\W*(?:alkaen|lahtien)(?!\w)")
_OF_PAGE = re.compile(
    r"(?:julkaistu|julkaisupaiva|julkaisuaika|paivitetty|paivitys|muokattu|paivays|laadittu)\w*\W*(?:\w+\W+){0,2}$"
    r"|(?:lahetetaan|lahetamme|toimitetaan|julkaistaan|postitetaan)\W+(?:\w+\W+){0,3}$"
)

# A recording or its like that can be had for a time: "Tallenne nähtävillä 31.10. asti".
_OF_RECORDING = re.compile(r"(?<!\w)(?:tallen(?:ne|tee|net)|aineisto|materiaal|esityks|video)")
_HAD_FOR = re.compile(r"\W*(?:asti|saakka|alkaen|lahtien|mennessa)(?!\w)")

_OLD = re.compile(
    r"(?<!\w)(?:alkuperai\w+|aiemm\w+|aiempi|aikaisemm\w+|aikaisempi|entinen|ent\.|vanha|alun\s?perin|piti"
    r"|oli\s(?:tarkoitus|maara|suunniteltu))(?:\W+(?!uusi|uude|nyt|poike|sija|siir|ilmoittautun)\w+){0,3}\W*$"
    r"|\((?:oli|ei|ei\senaa)\s$"
)
# "Päivä ei ole 16.4. vaan 23.4."
_IS_NOT = re.compile(r"(?<!\w)(?:ei\s(?:ole|olekaan|pideta|jarjesteta|enaa)|not|inte)(?:\W+\w+){0,1}\W*$")
_BUT = re.compile(r"[\s,)]*(?:vaan|but|utan)(?!\w)")
_FROM_DAY = re.compile(r"(?:paivasta|paivalta|ajasta|ajalta|ajankohdasta)\s*$")
_DAY_FROM = re.compile(r"\s*paiva(?:sta|lta)(?!\w)")
_INSTEAD = re.compile(r"\s*(?:\w+\s)?(?:sijaan|sijasta|asemesta|suunnitel\w+|aiottu|ilmoitetun?)(?!\w)")
_MOVES = re.compile(
    r"(?:siirty|siirre|siirta)\w*(?!\w)(?!\s(?:verkko|eta|teams|toiseen|uuteen\s(?:paik|til)))|muuttu|vaihtu"
)
_NEW_TIME = re.compile(r"uusi\s(?:aika|ajankohta|paiva|pvm)|uudeksi\s(?:aja|paiv)")


def roles(expressions: Sequence[Expression], folded: Folded) -> list[Role | None]:
    """The role of each expression; None for a time that tells of the page or of when registration opens."""
    told: list[Role | None] = []
    for n in range(len(expressions) - 1, -1, -1):
        before = expressions[n - 1] if n else None
        after = expressions[n + 1] if n + 1 < len(expressions) else None
        moves_to = after if after is not None and told[-1] is Role.EVENT else None
        told.append(_role(expressions[n], before, after, moves_to, folded))
    told = told[::-1]
    closing = {one.sentence for one, role in zip(expressions, told, strict=True) if role is Role.DEADLINE}
    own = {one.sentence for one, role in zip(expressions, told, strict=True) if role is Role.EVENT}
    # "Ilmoittautumisaikaa on jatkettu 19.4. asti (aiemmin 12.4.)" tells an old deadline, not an old time.
    return [
        None if role is Role.BEFORE and one.sentence in closing - own else role
        for one, role in zip(expressions, told, strict=True)
    ]


def _role(
    one: Expression, previous: Expression | None, later: Expression | None, moves_to: Expression | None, folded: Folded
) -> Role | None:
    begin, end = one.sentence
    sentence = folded.text[max(begin, one.start - _REACH) : one.start]
    before = folded.text[max(begin, previous.end if previous else 0, one.start - _REACH) : one.start]
    # A label on the line above counts, a whole paragraph above does not.
    before = before.rstrip().rpartition("\n")[2] + " "
    after = folded.text[one.end : min(end, later.start if later else end, one.end + _REACH)].partition("\n")[0]
    if _is_old(one, before, after, sentence) or (moves_to and _moved_on(one, moves_to, folded)):
        return Role.BEFORE
    if _OPENS.search(before) or _OF_PAGE.search(before) or (_OPENS_FROM.match(after) and _TOPIC.search(sentence)):
        return None
    if _HAD_FOR.match(after) and _OF_RECORDING.search(before):
        return None
    return Role.DEADLINE if _is_deadline(one, before, after, sentence) else Role.EVENT


def _is_old(one: Expression, before: str, after: str, sentence: str) -> bool:
    if one.replaced or _OLD.search(before) or _INSTEAD.match(after):
        return True
    if _IS_NOT.search(before) and _BUT.match(after):
        return True
    # In "14.5. päivältä 21.5. päivälle" the word belongs to the day before it.
    from_day = _FROM_DAY.search(before) and not _DAY_FROM.match(before)
    leaves = leads(one.told[-1]) == "from" or from_day or _DAY_FROM.match(after)
    return bool(leaves and MOVED.search(sentence))


def _moved_on(one: Expression, later: Expression, folded: Folded) -> bool:
    between = folded.text[one.end : min(later.start, one.end + _REACH)]
    return bool(_NEW_TIME.search(between) or (later.start < one.sentence[1] and _MOVES.search(between)))


def _is_deadline(one: Expression, before: str, after: str, sentence: str) -> bool:
    if _BY.match(after):
        return True
    about = sentence + " " + after
    if _UP_TO.match(after) and (_TOPIC.search(about) or _CANCELLING.search(about)):
        return True
    if _BEFORE_EVENT.search(before):
        return False
    if "-" in one.shape and _IS_OPEN.search(before):
        return True
    if _DEADLINE.search(before) or (_CLOSES.search(before) and _TOPIC.search(sentence)):
        return True
    return bool(_AS_LABEL.search(before) and _LABEL_ENDS.match(after))

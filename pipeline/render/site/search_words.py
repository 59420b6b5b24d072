"""Words as the search compares them: what stays of a Finnish or Swedish word when its endings are gone.

`root` stands twice: here for what is indexed, and in templates/site/search.js for what somebody types. A test holds
them to the same answers.
"""

import re
import unicodedata
from collections.abc import Iterable, Set
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# Endings of cases, numbers and possessors, as folded words have them; the longest that leaves a word is taken.
ENDINGS = (
    "ssamme ssanne ssaan stamme stanne llamme llanne ksensa nsakin "
    "isessa isesta isella iselle iseen isten inen isen iset isia "
    "isiin issa ista illa ilta ille iksi itta iden ita ina ien ihin iin "
    "ssa sta lla lta lle ksi tta jen ja na nsa mme nne kin kaan "
    "arna erna orna en et in an on un yn hn ta n t"
).split()
ENDINGS.sort(key=len, reverse=True)
_KNOWN_ENDINGS = frozenset(ENDINGS)
# Sounds that change places within one word: lapsi, lapsen, lasta; hakemus, hakemuksen; hanke, hankkeen; kunta, kunnan.
CHANGES = (
    (re.compile(r"([bcdfghjklmnpqrstvwxz])\1$"), r"\1"),
    (re.compile(r"(uu|yy)[td]$"), r"\1s"),
    (re.compile(r"(?:ps|ks|st|ts)$"), "s"),
    (re.compile(r"(?:nt|nd)$"), "n"),
    (re.compile(r"(?:lt)$"), "l"),
    (re.compile(r"(?:rt)$"), "r"),
    (re.compile(r"(?:mp)$"), "m"),
    (re.compile(r"(?:nk|ng)$"), "n"),
    (re.compile(r"(?:ht|hd)$"), "h"),
    (re.compile(r"d$"), "t"),
)
_SHORTEST = 3  # letters of a root
_PART = 4  # letters of a part of a compound


class _Bare(dict[int, int | None]):
    """Each character -> itself, a mark -> nothing; as `str.translate` asks for them."""

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, None if unicodedata.combining(chr(code)) else code)


_BARE = _Bare()


def folded(text: str) -> str:
    """Without marks and capitals: ä is a, Å is a."""
    return unicodedata.normalize("NFD", text).translate(_BARE).lower()


def words_of(text: str) -> list[str]:
    return _WORD.findall(folded(text))


@lru_cache(maxsize=50_000)
def root(word: str) -> str:
    """What the forms of a folded word have in common; numbers and short words stay as they are."""
    if len(word) <= _SHORTEST or word[0].isdigit():
        return word
    sizes = range(min(len(ENDINGS[0]), len(word) - _SHORTEST), 0, -1)
    made = word[: -next((size for size in sizes if word[-size:] in _KNOWN_ENDINGS), 0) or None]
    bare = made.rstrip("aeiouy")
    made = bare if len(bare) >= _SHORTEST else made
    for pattern, plain in CHANGES:
        made = pattern.sub(plain, made) if len(made) > _SHORTEST else made
    return made


def parts(word: str, known: Set[str]) -> Iterable[str]:
    """The roots of a compound's parts, where one of the two stands alone somewhere: `lasten` + `suojelu`."""
    for cut in range(_PART, len(word) - _PART + 1):
        first, last = word[:cut], word[cut:]
        if first in known or last in known:
            yield root(first)
            yield root(last)

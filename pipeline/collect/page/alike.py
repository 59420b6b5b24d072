"""Whether two titles name the same event."""

from difflib import SequenceMatcher
from functools import lru_cache

from pipeline.collect.page.plain import plain_words


@lru_cache(maxsize=8192)
def _words(title: str) -> str:
    return plain_words(title)


def alike(one: str, two: str) -> bool:
    """Whether two titles name the same event: the same words, one within the other, or nearly so."""
    first, second = _words(one), _words(two)
    if not first or not second:
        return False
    if first == second or (min(len(first), len(second)) > 8 and (first in second or second in first)):
        return True
    if 2 * min(len(first), len(second)) < 0.85 * (len(first) + len(second)):
        return False
    matcher = SequenceMatcher(None, first, second)
    return matcher.quick_ratio() > 0.85 and matcher.ratio() > 0.85

"""Which key an editor meant by one that is none: a guess only where obeying it can do no harm."""

from collections.abc import Mapping

from pipeline.kinds.kind import Field, folded_key

# A word with so few letters is another word, not a slip.
_SHORTEST = 4
_SLIPS = 2  # letters left out, added, changed or exchanged; one in a short word
_LONG = 8


def meant_field(key: str, names: Mapping[str, Field]) -> Field | None:
    """The field whose key, folded as `names` are, was written with slips of the pen; None where it is not certain.

    Each word must be the same but for a letter or two: *avautuu* is never *päättyy*, though the rest is alike. Of two
    that are as near the one that people write most often is meant: a field's first key.
    """
    near = [(slips, name != folded_key(names[name].key), name) for name in names if (slips := _slips_in(key, name))]
    best = [one for one in near if one[:2] == min(near)[:2]]
    return names[best[0][2]] if len(best) == 1 else None


def _slips_in(written: str, known: str) -> int:
    """How many slips lead from the known key to the written one; 0 where it is another key."""
    if written.replace(" ", "") == known.replace(" ", ""):
        return 1
    words, others = written.split(), known.split()
    if len(words) != len(others):
        return 0
    slips = [_slips_of_word(one, other) for one, other in zip(words, others, strict=True)]
    return 0 if None in slips else sum(filter(None, slips))


def _slips_of_word(written: str, known: str) -> int | None:
    if written == known:
        return 0
    if len(known) < _SHORTEST or len(written) >= 2 * len(known):
        return None
    slips = _slips(written, known)
    return slips if slips <= (_SLIPS if len(known) >= _LONG else 1) else None


def _slips(one: str, other: str) -> int:
    """How many letters must be added, left out, changed or exchanged with the next one."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, wanted in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]

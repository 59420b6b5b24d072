"""A text with its words and signs of time, and the expressions that they make: read once, asked for days and hours."""

from functools import lru_cache

from msgspec import Struct

from pipeline.finnish.text.credible import credible_tokens
from pipeline.finnish.text.expressions import Expression, expressions_in
from pipeline.finnish.text.foreign import in_finnish
from pipeline.finnish.tokens import Folded, Token, fold, tokens


class Scan(Struct, frozen=True):
    """`row` has the tokens that may be of a time, `expressions` those of them that tell days."""

    folded: Folded
    row: tuple[Token, ...]
    expressions: tuple[Expression, ...]


@lru_cache(maxsize=8)
def scan(text: str) -> Scan:
    folded = in_finnish(fold(text))
    row = tuple(credible_tokens(list(tokens(folded.text)), folded.text))
    return Scan(folded, row, tuple(expressions_in(row, folded)))

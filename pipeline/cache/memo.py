"""What a function has made of each thing, given again while all that it is made of is the same. Only in memory."""

from collections.abc import Callable, Hashable
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


def remembered(make: Callable[_P, _T], name: Callable[_P, Hashable]) -> Callable[_P, _T]:
    """The same function, for one that is pure: of each thing, by its `name`, it knows what it made last."""
    known: dict[Hashable, tuple[object, _T]] = {}

    def made(*parts: _P.args, **named: _P.kwargs) -> _T:
        thing = name(*parts, **named)
        last = known.get(thing)
        if last is None or last[0] != (parts, named):
            last = known[thing] = ((parts, named), make(*parts, **named))
        return last[1]

    return made

"""Whose turn it is to send: each takeover has a number, and the carrier shows it to every host. Pure."""

import re
from collections.abc import Iterable, Mapping

_TURN = re.compile(r"soila-vuoro ([0-9]{1,6})\b(.*)", re.DOTALL)


def turn_title(number: int, host: str) -> str:
    """The title of the draft that shows a turn at the carrier; such a draft is never sent."""
    return f"soila-vuoro {number} {host}"[:100]


def turns_in(titles: Iterable[str]) -> dict[int, str]:
    """The turns that titles tell of, by number: whose they are."""
    found = (match for title in titles if (match := _TURN.fullmatch(title)))
    return {int(match[1]): match[2].strip() or "?" for match in found}


def newer_turn(turns: Mapping[int, str], mine: int | None) -> str:
    """Who has taken the sending over since `mine` began; "" where nobody has, or turns are not taken."""
    newest = max(turns, default=0)
    return turns[newest] if mine is not None and newest > mine else ""

"""Every problem of the content, and which files hold what: from the last look, where nothing has changed since."""

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from pipeline import messages
from pipeline.acts.emblem import emblem_problems
from pipeline.acts.shown import stamp_of_content
from pipeline.acts.situation import Situation
from pipeline.cache.shelf import Shelf
from pipeline.model import Content, Problem
from pipeline.render.emblem import FILES
from pipeline.safe.join_links import names_address

if TYPE_CHECKING:
    from pipeline.kinds.kind import Item


class WholeCheck(Struct, frozen=True):
    """What is wrong with content and with the `look` of letters; the files of its items and of its drafts, in order.

    `lacking` are the keys of sentences that a language which is used does not have, by the language.
    """

    problems: tuple[Problem, ...]
    look: tuple[Problem, ...]
    items: tuple[str, ...]
    drafts: tuple[str, ...]
    lacking: Mapping[str, tuple[str, ...]]


class _Kept(Struct, frozen=True):
    depends: str
    check: WholeCheck


def whole_check(situation: Situation, began: int) -> WholeCheck:
    """All of it, as it was worked out last if all that it depends on is as it was then.

    What was changed shortly before this `began` (ns) may be changed again unseen: nothing is kept of it.
    """
    depends = _depends(situation, began)
    if not depends:
        return found_anew(situation)
    shelf = Shelf(situation.project.state, "checks")
    known = _known(shelf, depends)
    if known is not None:
        return known
    check = found_anew(situation)
    data = _packed(_Kept(depends, check))
    if data and not names_address(data, situation.private_addresses):
        shelf.change({"": data})
    return check


def _depends(situation: Situation, began: int) -> str:
    """A digest of the files that are read for it, and of the day; "" where it may change unseen."""
    project = situation.project
    stamp = stamp_of_content(project, began, (project.site / name for name in FILES))
    return stamp and f"{stamp} {situation.today}"


def _known(shelf: Shelf, depends: str) -> WholeCheck | None:
    for _, data in shelf.items():
        kept = msgspec.msgpack.decode(data, type=_Kept)
        if kept.depends == depends:
            return kept.check
    return None


def _packed(kept: _Kept) -> bytes:
    """It as bytes; none where it would not come back the same, for values of messages are of any type."""
    with suppress(TypeError, ValueError, OverflowError):
        data = msgspec.msgpack.encode(kept)
        return data if msgspec.msgpack.decode(data, type=_Kept) == kept else b""
    return b""


def found_anew(situation: Situation) -> WholeCheck:
    """All of it, worked out from the files."""
    content = situation.content
    items: tuple[Item, ...] = (*content.events, *content.news, *content.packages, *content.letters)
    return WholeCheck(
        problems=content.problems,
        look=tuple(emblem_problems(situation)),
        items=tuple(item.source.file for item in items),
        drafts=tuple(draft.file for draft in content.drafts),
        lacking=_lacking(situation.project.config.project.language, content),
    )


def _lacking(own: str, content: Content) -> dict[str, tuple[str, ...]]:
    used = {own, *(one.language for one in content.events), *(one.language for one in content.news)} - {""}
    return {language: keys for language in sorted(used) if (keys := messages.lacking(language))}

"""What is wrong in content: in all of it, or in some files as they stand among the others."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from pipeline.acts.situation import Situation
from pipeline.acts.whole_check import whole_check
from pipeline.fault import WrongUse
from pipeline.model import Problem


class Checked(Struct, frozen=True):
    """The problems, and how many items and drafts the looked-at files hold.

    `lacking` are the keys of sentences that a language which is used does not have, by the language.
    """

    problems: tuple[Problem, ...]
    good: int
    drafts: int
    lacking: Mapping[str, tuple[str, ...]]


def checked(situation: Situation, files: Sequence[str], began: int) -> Checked:
    """The problems of the files, all of them where none is named; a folder means what is in it.

    They are named from where the command was called, or from the project's folder. The look at them `began` at this
    time (ns) of the disk. Raises WrongUse for one that is no part of content.
    """
    whole = whole_check(situation, began)
    places = [_place(situation, file) for file in files]

    def asked(place: str) -> bool:
        return not places or any(f"{place}/".startswith(f"{one}/") for one in places)

    def told(place: str) -> bool:
        return asked(place) or any(one.startswith(f"{place}/") for one in places)

    return Checked(
        problems=(*(one for one in whole.problems if told(one.file)), *(() if places else whole.look)),
        good=sum(map(asked, whole.items)),
        drafts=sum(map(asked, whole.drafts)),
        lacking=whole.lacking,
    )


def within(situation: Situation, files: Sequence[str], problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that stand in the files, all of them where none is named. Raises WrongUse."""
    places = [_place(situation, file) for file in files]
    return tuple(
        one for one in problems if not places or any(f"{one.file}/".startswith(f"{place}/") for place in places)
    )


def _place(situation: Situation, file: str) -> str:
    """A file's place as problems name it, such as `content/events/juhla.md`."""
    root = situation.project.root
    for start in (Path.cwd(), root):
        path = Path(os.path.normpath(start / file))
        if path.is_relative_to(situation.project.content) and os.path.lexists(path):
            return str(path.relative_to(root))
    raise WrongUse("cli.not_content", file=file)

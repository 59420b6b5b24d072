"""Starting an item: a new file with what it needs filled in, never over another one."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from pipeline.acts.situation import Situation
from pipeline.inside import check_inside
from pipeline.kinds.kind import Kind
from pipeline.read.starts import file_name, start_of
from pipeline.whole import put_new


class Started(Struct, frozen=True):
    """The item's file, relative to the project; `new` is False where one of that name stood there already."""

    file: Path
    new: bool


def start_item(situation: Situation, kind: Kind, title: str, day: date | None = None) -> Started:
    """Writes the draft of an item of the kind; `day` (local) is that of a letter. Raises OSError."""
    project = situation.project
    folder = project.content / kind.folder
    path = folder / file_name(kind, title, day)
    place = path.relative_to(project.root)
    check_inside(project.content, f"{kind.folder}/{path.name}")
    return Started(place, new=put_new(path, start_of(kind, title).encode()))

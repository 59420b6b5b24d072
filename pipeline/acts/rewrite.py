"""A content file changed by us: only where it is still the one that was read, and can be read afterwards."""

from collections.abc import Callable

from msgspec.structs import replace

from pipeline.acts.find_event import file_at, item_in
from pipeline.acts.past import Act, before, digest, remember
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.inside import read_file
from pipeline.kinds.kind import Kind
from pipeline.model import Event, NewsItem
from pipeline.read.decode import decoded
from pipeline.read.files import SIZE_MAX
from pipeline.read.quotes import filled
from pipeline.whole import write_whole


def rewrite(
    situation: Situation, kind: Kind, item: Event | NewsItem, edited: Callable[[str], str], proposal: int
) -> None:
    """Puts `edited` of the file's text in its place; `proposal` is the number of the one that asked for it, or 0.

    Raises Fault, and then nothing was written.
    """
    place = item.source.file
    path = file_at(situation.project, place)
    data, stamp = read_file(path, SIZE_MAX)
    whole = decoded(data)
    there = item_in(kind, place, whole.text, ready=True).item
    if not isinstance(there, Event | NewsItem) or filled(replace(there, id=item.id), situation.content.facts) != item:
        raise Fault("change.touched", file=place)
    changed = edited(whole.text)
    read = item_in(kind, place, changed, ready=False)
    if read.item is None:
        problem = next(problem for problem in read.problems if problem.is_error)
        raise Fault(problem.key, **problem.values)
    now = path.stat()
    if (now.st_size, now.st_mtime_ns, now.st_ino) != (stamp.st_size, stamp.st_mtime_ns, stamp.st_ino):
        raise Fault("change.touched", file=place)
    written, was = whole.bytes_of(changed), before(data, whole, changed)
    remember(situation, Act(0, situation.now, item.id, item.title, place, was, digest(written), proposal))
    write_whole(path, written)
    situation.was_written(place, changed)

"""What a source proposes anew enters content: its file is there whole, and never over another one."""

from os.path import lexists
from pathlib import Path

from pipeline import messages
from pipeline.acts.past import Act, digest, remember
from pipeline.acts.situation import Situation
from pipeline.collect.sources import own_link
from pipeline.fault import Fault
from pipeline.inside import check_inside, read_file
from pipeline.kinds.event import KIND as EVENT
from pipeline.kinds.kind import Kind
from pipeline.kinds.news import KIND as NEWS
from pipeline.model import FoundEvent, FoundNews, ProposalRow, Status
from pipeline.propose.written import Given, written_event, written_news
from pipeline.read.files import SIZE_MAX
from pipeline.read.item import read_item
from pipeline.whole import put_new


def enter(situation: Situation, row: ProposalRow) -> str:
    """Writes the new file and gives its place, such as `content/events/juhla.md`. Raises Fault, OSError."""
    found = row.proposal.found or row.proposal.news
    assert found is not None
    if not _has_a_day(found):
        key = "proposals.no_day" if isinstance(found, FoundNews) else "proposals.no_time"
        raise Fault(key, number=row.number, url=found.url)
    kind, item_id, text = _written(situation, row, found, frozenset())
    place = f"content/{kind.folder}/{item_id}.md"
    if _stands(situation.project.root / place, text):
        return place  # an earlier run wrote it and could not say so
    kind, item_id, text = _written(situation, row, found, _taken(situation, kind))
    place = f"content/{kind.folder}/{item_id}.md"
    read = read_item(kind, item_id, place, text)
    if read.item is None:
        problem = next(one for one in read.problems if one.is_error)
        raise Fault("proposals.unreadable", number=row.number, why=messages.explain(problem)[0])
    check_inside(situation.project.content, f"{kind.folder}/{item_id}.md")
    path, data = situation.project.root / place, text.encode()
    if not lexists(path):
        remember(situation, Act(0, situation.now, item_id, found.title, place, None, digest(data), row.number))
    if not put_new(path, data):
        raise Fault("proposals.file_there", number=row.number, file=place)
    situation.look_again()
    return place


def place_of(row: ProposalRow) -> str:
    """Where an accepted new item stands."""
    return f"content/{(NEWS if row.proposal.news else EVENT).folder}/{row.item_id}.md"


def _has_a_day(found: FoundEvent | FoundNews) -> bool:
    if isinstance(found, FoundNews):
        return found.published is not None
    return found.when is not None or found.status is Status.MOVED


def _stands(path: Path, text: str) -> bool:
    """Whether the file is just what would be written."""
    try:
        return read_file(path, SIZE_MAX)[0] == text.encode()
    except OSError:
        return False


def _written(
    situation: Situation, row: ProposalRow, found: FoundEvent | FoundNews, taken: frozenset[str]
) -> tuple[Kind, str, str]:
    """The kind of item, its id, which is none of those that are taken, and its file's text."""
    rules = situation.project.config.sources
    rule = next((one for one in rules if one.name == row.proposal.source), None)
    given = Given(own_link(rule, found.url), rule.package, rule.themes) if rule else Given(found.url)
    if isinstance(found, FoundNews):
        return NEWS, *written_news(found, given, taken)
    return EVENT, *written_event(found, given, taken)


def _taken(situation: Situation, kind: Kind) -> frozenset[str]:
    """Ids and file names that are in use, those of broken files too."""
    content = situation.content
    ids = {item.id for items in (content.events, content.news, content.packages) for item in items}
    return frozenset(
        ids | content.set_aside | {path.stem for path in (situation.project.content / kind.folder).glob("*")}
    )

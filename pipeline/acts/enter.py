"""A new event from outside enters content: its file is there whole, and never over another one."""

import os

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.fault import Fault
from pipeline.inside import check_inside
from pipeline.kinds.event import KIND as EVENT
from pipeline.model import Event, NewsItem, Package, ProposalRow, Status
from pipeline.propose.written import written_event
from pipeline.read.item import read_item
from pipeline.whole import HALF


def enter(situation: Situation, row: ProposalRow) -> str:
    """Writes the file of a new event and gives its id. Raises Fault when it could not be read back, and OSError."""
    project = situation.project
    found = row.proposal.found
    assert found is not None
    if found.when is None and found.status is not Status.MOVED:
        raise Fault("proposals.no_time", number=row.number, url=found.url)
    rule = next((one for one in project.config.sources if one.name == row.proposal.source), None)
    folder = project.content / EVENT.folder
    item_id, text = written_event(found, rule.package if rule else "", _taken(situation))
    file = f"content/{EVENT.folder}/{item_id}.md"
    read = read_item(EVENT, item_id, file, text)
    if read.item is None:
        problem = next(one for one in read.problems if one.is_error)
        raise Fault("proposals.unreadable", number=row.number, why=messages.explain(problem)[0])
    check_inside(project.content, f"{EVENT.folder}/{item_id}.md")
    folder.mkdir(parents=True, exist_ok=True)
    # A half file under another name, then a link: the new one is there whole, and never over an old one.
    half = folder / f".{item_id}{HALF}"
    half.unlink(missing_ok=True)
    with half.open("x", encoding="utf-8") as written:
        written.write(text)
    try:
        os.link(half, folder / f"{item_id}.md")
    except FileExistsError:
        raise Fault("proposals.file_there", number=row.number, file=file) from None
    finally:
        half.unlink()
    situation.look_again()
    return item_id


def _taken(situation: Situation) -> frozenset[str]:
    """Ids and file names that are in use, those of broken files too."""
    content = situation.content
    items: tuple[Event | NewsItem | Package, ...] = (*content.events, *content.news, *content.packages)
    ids = {item.id for item in items} | {one for _, one in content.broken}
    return frozenset(ids | {path.stem for path in (situation.project.content / EVENT.folder).glob("*")})

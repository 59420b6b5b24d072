"""What is damaged of what the program keeps: set aside or passed by when it is met, and told here to a person."""

from collections.abc import Iterator
from pathlib import Path

from pipeline import messages
from pipeline.acts.situation import Situation
from pipeline.deliver.outbox.manifest import damaged_manifests
from pipeline.store.damage import damaged_rows
from pipeline.whole import DAMAGED


def damages(situation: Situation) -> Iterator[str]:
    """One sentence for each damaged file and each damaged value of the memory. Raises StateError."""
    project = situation.project
    for path in (*_set_aside(project.state), *_set_aside(project.site), *damaged_manifests(project.outbox)):
        yield messages.text("status.damaged_file", file=path.relative_to(project.root))
    for store in {id(one): one for one in (situation.store, situation.notices)}.values():
        with store.reading() as connection:
            rows = damaged_rows(connection)
        for row in rows:
            yield messages.text("status.damaged_row", row=row)


def _set_aside(folder: Path) -> list[Path]:
    return sorted(folder.rglob(f"*{DAMAGED}-*"))

"""What was read of content files, kept for the next look: of an unchanged file nothing is read again.

A file with a private address, or a text that has one, is never kept.
"""

from pathlib import Path

from pipeline.cache.shelf import Shelf
from pipeline.inside import SETTLES
from pipeline.read.file_read import FileRead, from_bytes, to_bytes
from pipeline.read.files import Files
from pipeline.safe.join_links import names_address


def kept_files(state: Path) -> Files:
    """The files as they were read last, with what is kept in the folder of the state."""
    return Files({place: from_bytes(data) for place, data in _shelf(state).items()})


def keep_files(state: Path, files: Files, before: Files, began: int) -> None:
    """Keeps what was read since `before`, and lets go of what is no more. Reading `began` at this time (ns)."""
    shelf = _shelf(state)
    secrets = [secret.reveal() for one in files.items.values() for secret in one.read.secrets]
    new = {place: one for place, one in files.items.items() if one is not before.items.get(place)}
    kept = {
        place: data
        for place, one in new.items()
        if (data := _settled(one, began - SETTLES)) and not (secrets and names_address(data, secrets))
    }
    gone = [place for place in before.items if place in new or place not in files.items]
    if any(one.read.secrets for one in new.values()):
        gone += [place for place, data in shelf.items() if names_address(data, secrets)]
    shelf.change(kept, [place for place in gone if place not in kept])


def _settled(one: FileRead, before: int) -> bytes:
    """What is kept of it. A file that was changed since `before` (ns) has no stamp: it is read again, and what was made
    of it is taken if its bytes are the same."""
    return to_bytes(one, one.stamp if one.stamp and one.stamp[2] < before else None)


def _shelf(state: Path) -> Shelf:
    return Shelf(state, "reads")

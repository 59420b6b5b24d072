"""The memory of sent letters, filled again from the outbox when the state was lost."""

from pathlib import Path

from pipeline.config import Config
from pipeline.deliver.campaign import Parcel
from pipeline.deliver.manifest import MANIFEST, manifests
from pipeline.deliver.outbox import letter_files
from pipeline.publish.files import write_whole
from pipeline.store import Store
from pipeline.store.editions import EditionRow, State, edition_rows, save_document, save_row


def remember_outbox(store: Store, outbox: Path) -> int:
    """Takes into the state every letter that lies sent in the outbox and is unknown; the number of them."""
    folders = {path.parent.name for path in outbox.glob("????-??-??/edition.json")}
    with store.reading() as connection:
        known = {row.date.isoformat() for row in edition_rows(connection)}
    if folders <= known:
        return 0
    lost = [one for one in manifests(outbox) if one.date.isoformat() not in known]
    with store.writing() as connection:
        for one in lost:
            row = EditionRow(one.date, State.SENT, one.due, "outbox", one.subject, one.hash, sent_at=one.due)
            save_row(connection, row, one.due)
            save_document(connection, one.edition)
    return len(lost)


def keep_copy(outbox: Path, parcel: Parcel, config: Config) -> None:
    """Lays a letter that went another way into the outbox too, the manifest last: with it the copy is whole."""
    folder = outbox / parcel.edition.date.isoformat()
    files = letter_files(parcel, config)
    for name in sorted(files, key=lambda name: name == MANIFEST):
        write_whole(folder / name, files[name])

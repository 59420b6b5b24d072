"""The memory of sent letters, filled again from the outbox when the state was lost."""

from pathlib import Path

from pipeline.deliver.manifest import manifests
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

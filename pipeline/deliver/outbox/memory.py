"""The memory of sent letters, filled again from the outbox when the state was lost."""

from pathlib import Path

from pipeline.config import Config
from pipeline.deliver.outbox.carrier import letter_files
from pipeline.deliver.outbox.manifest import MANIFEST, CarrierReceipt, manifests
from pipeline.model import EditionRow, LetterState, Parcel
from pipeline.store import Store
from pipeline.store.editions import edition_rows, save_document, save_row
from pipeline.whole import write_whole


def remember_outbox(store: Store, outbox: Path) -> int:
    """Takes into the state every letter that lies sent in the outbox and is unknown; the number of them."""
    folders = {path.parent.name for path in outbox.glob("????-??-??/edition.json")}
    with store.reading() as connection:
        known = {row.date.isoformat() for row in edition_rows(connection)}
    if folders <= known:
        return 0
    lost = [one for one in manifests(outbox) if one.date.isoformat() not in known]
    with store.filling() as connection:
        for one in lost:
            went = one.receipt or CarrierReceipt("outbox", "", "", one.due)
            row = EditionRow(
                one.date,
                LetterState.SENT,
                one.due,
                went.carrier,
                one.subject,
                one.hash,
                went.sent_at,
                went.campaign_id,
                went.archive_url,
            )
            save_row(connection, row, one.due)
            save_document(connection, one.edition)
    return len(lost)


def keep_copy(outbox: Path, parcel: Parcel, config: Config, row: EditionRow) -> None:
    """Lays a letter that went another way into the outbox too, the manifest last: with it the copy is whole."""
    folder = outbox / parcel.edition.date.isoformat()
    receipt = CarrierReceipt(row.carrier, row.campaign_id, row.archive_url, row.sent_at or row.due_at)
    files = letter_files(parcel, config, receipt)
    for name in sorted(files, key=lambda name: name == MANIFEST):
        write_whole(folder / name, files[name])

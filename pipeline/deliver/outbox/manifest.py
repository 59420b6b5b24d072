"""The manifest beside a sent letter: what was told and why. A lost state is filled again from these."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from pipeline.compose.reasons import omission_reason, reason_of
from pipeline.config import LetterRules
from pipeline.inside import read_file
from pipeline.model import Edition, Parcel
from pipeline.store.codec import from_json

MANIFEST = "edition.json"
_MAX = 50_000_000  # bytes


class ToldLine(Struct, frozen=True):
    """One thing that the letter told; `reason` in Finnish."""

    id: str
    title: str
    section: str
    why: str
    reason: str


class LeftOut(Struct, frozen=True):
    """One thing that it left out, and why."""

    id: str
    title: str
    why: str
    reason: str


class CarrierReceipt(Struct, frozen=True):
    """How a letter went that another carrier than the outbox took; `sent_at` is aware."""

    carrier: str
    campaign_id: str
    archive_url: str
    sent_at: datetime


class Manifest(Struct, frozen=True):
    """What a sent letter was. `due` is aware; `edition` is the whole of it, for the memory."""

    token: str
    date: date
    due: datetime
    subject: str
    hash: str
    told: tuple[ToldLine, ...]
    left_out: tuple[LeftOut, ...]
    edition: Edition
    receipt: CarrierReceipt | None = None


def manifest_of(parcel: Parcel, rules: LetterRules, receipt: CarrierReceipt | None = None) -> Manifest:
    edition = parcel.edition
    return Manifest(
        token=parcel.token,
        date=edition.date,
        due=parcel.due,
        subject=parcel.letter.subject,
        hash=parcel.letter.hash,
        told=tuple(
            ToldLine(one.item.id, one.item.title, section.title, str(one.why), reason_of(one))
            for section in edition.sections
            for one in section.mentions
        ),
        left_out=tuple(
            LeftOut(one.item_id, one.title, str(one.why), omission_reason(one, rules)) for one in edition.left_out
        ),
        edition=edition,
        receipt=receipt,
    )


def manifests(outbox: Path) -> Iterator[Manifest]:
    """The manifests of all letters in an outbox, oldest first. A damaged one stays where it is: its letter has gone."""
    return (manifest for _, manifest in _each(outbox) if manifest)


def damaged_manifests(outbox: Path) -> Iterator[Path]:
    """The manifests that cannot be read."""
    return (path for path, manifest in _each(outbox) if manifest is None)


def _each(outbox: Path) -> Iterator[tuple[Path, Manifest | None]]:
    for path in sorted(outbox.glob(f"????-??-??/{MANIFEST}")):
        manifest = None
        with suppress(OSError, ValueError):
            manifest = from_json(read_file(path, _MAX)[0], Manifest)
        yield path, manifest

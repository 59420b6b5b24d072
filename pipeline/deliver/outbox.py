"""The carrier without an account: a letter lies as files under outbox/DATE/, and is sent when that folder is there."""

import os
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from pipeline.config import Config
from pipeline.deliver.campaign import Campaign, Parcel, Readiness, Status
from pipeline.deliver.manifest import MANIFEST, manifest_of
from pipeline.model import Letter
from pipeline.store.codec import pretty


def letter_files(parcel: Parcel, config: Config) -> Mapping[str, bytes]:
    """The files of a letter that has gone: for people, for a mail client, and for the memory."""
    return {
        "letter.html": parcel.letter.html.encode(),
        "letter.txt": parcel.letter.text.encode(),
        "letter.eml": message_of(parcel.letter, parcel, config),
        MANIFEST: pretty(manifest_of(parcel, config.letter)).encode(),
    }


def message_of(letter: Letter, parcel: Parcel, config: Config) -> bytes:
    """The letter as a mail message (RFC 5322), both parts in it; the same letter gives the same bytes."""
    rules = config.letter
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["From"] = f'"{rules.from_name}" <{rules.reply_to}>'
    message["To"] = f'"{rules.name}" <{rules.reply_to}>'
    message["Date"] = format_datetime(parcel.due)
    message["Message-ID"] = f"<{parcel.token.replace(' ', '.')}@{config.site.uid_domain}>"
    message["Content-Language"] = "fi"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{parcel.hash[:32]}")
    return bytes(message)


class Outbox:
    """Delivers into a folder. A draft is a hidden folder; sending is one rename, so a letter is there whole or not at all."""

    name = "outbox"
    scheduler = None

    def __init__(self, folder: Path, config: Config) -> None:
        self._folder = folder
        self._config = config

    def find(self, parcel: Parcel) -> tuple[Campaign, ...]:
        sent, draft = self._sent(parcel), self._draft(parcel)
        if (sent / MANIFEST).is_file():
            return (self._campaign(sent, Status.SENT),)
        return (self._campaign(draft, Status.DRAFT),) if draft.is_dir() else ()

    def create(self, parcel: Parcel) -> Campaign:
        draft = self._draft(parcel)
        draft.mkdir(parents=True, exist_ok=True)
        return self._campaign(draft, Status.DRAFT)

    def fill(self, campaign_id: str, parcel: Parcel) -> None:
        for name, data in letter_files(parcel, self._config).items():
            with (self._folder / campaign_id / name).open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())

    def readiness(self, campaign_id: str) -> Readiness:
        return Readiness((self._folder / campaign_id / MANIFEST).is_file())

    def send(self, campaign_id: str) -> None:
        target = self._folder / campaign_id.removeprefix(".luonnos-")
        if target.is_dir():
            # Left by hand or by an earlier program: without a manifest it is no letter of ours, and nothing is lost.
            target.rename(target.with_name(f"{target.name}-vanha-{os.getpid()}"))
        (self._folder / campaign_id).rename(target)

    def delete(self, campaign_id: str) -> None:
        shutil.rmtree(self._folder / campaign_id)

    def get(self, campaign_id: str) -> Campaign:
        sent = self._folder / campaign_id.removeprefix(".luonnos-")
        if (sent / MANIFEST).is_file():
            return self._campaign(sent, Status.SENT)
        return self._campaign(self._folder / campaign_id, Status.DRAFT)

    def last_sent(self) -> None:
        return None

    def _sent(self, parcel: Parcel) -> Path:
        return self._folder / parcel.edition.date.isoformat()

    def _draft(self, parcel: Parcel) -> Path:
        return self._folder / f".luonnos-{parcel.edition.date.isoformat()}"

    def _campaign(self, folder: Path, status: Status) -> Campaign:
        made = datetime.fromtimestamp(folder.stat().st_mtime, UTC) if folder.exists() else datetime.min.replace(tzinfo=UTC)
        return Campaign(folder.name, status, made, made if status is Status.SENT else None)

"""The carrier without an account: a letter lies as files under outbox/DATE/, and is sent when that folder is there."""

import os
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from pipeline.config import Config
from pipeline.deliver.campaign import Audience, Campaign, CampaignStatus, Readiness, Shown
from pipeline.deliver.outbox.mail import MAIL, mailbox
from pipeline.deliver.outbox.manifest import MANIFEST, CarrierReceipt, manifest_of
from pipeline.fault import NotFound
from pipeline.model import Letter, Parcel, Terms
from pipeline.render.addresses import unsubscribe_url
from pipeline.store.codec import pretty
from pipeline.whole import flush_folder, write_whole


def letter_files(parcel: Parcel, config: Config, receipt: CarrierReceipt | None = None) -> Mapping[str, bytes]:
    """The files of a letter that has gone: for people, for a mail client, and for the memory."""
    return {
        "letter.html": parcel.letter.html.encode(),
        "letter.txt": parcel.letter.text.encode(),
        "letter.eml": message_of(parcel.letter, parcel, config),
        MANIFEST: pretty(manifest_of(parcel, config.letter, receipt)).encode(),
    }


def message_of(letter: Letter, parcel: Parcel, config: Config) -> bytes:
    """The letter as a mail message (RFC 5322), both parts in it; the same letter gives the same bytes."""
    rules = config.letter
    message = EmailMessage(policy=MAIL)
    message["Subject"] = letter.subject
    message["From"] = mailbox(rules.from_name, rules.reply_to)
    message["To"] = mailbox(rules.name, rules.reply_to)
    message["Date"] = format_datetime(parcel.due)
    message["Message-ID"] = f"<{parcel.token.replace(' ', '.')}@{config.site.uid_domain}>"
    if rules.carrier == Outbox.name:
        # RFC 2369, 3.2. A letter that a carrier has sent has the carrier's own.
        message["List-Unsubscribe"] = f"<{unsubscribe_url(config)}>"
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = config.project.language  # a content of its own would take it away
    message.set_boundary(f"=_{parcel.letter.hash[:32]}")
    return bytes(message)


class Outbox:
    """Delivers into a folder. A draft is a hidden folder; sending is one rename: a letter is there whole or not at all.

    A campaign's id is the letter's day (ISO).
    """

    name = "outbox"
    scheduler = None
    tester = None

    def __init__(self, folder: Path, config: Config) -> None:
        self._folder = folder
        self._config = config

    def find(self, parcel: Parcel) -> Shown:
        day = parcel.edition.date.isoformat()
        return Shown((self.get(day),) if self._is_sent(day) or self._draft(day).is_dir() else ())

    def create(self, parcel: Parcel, *, trial: bool) -> Campaign:
        day = parcel.edition.date.isoformat()
        self._draft(day).mkdir(parents=True, exist_ok=True)
        return self.get(day)

    def address(self, campaign_id: str, parcel: Parcel) -> Campaign:
        """The addresses stand in the message itself."""
        return self.get(campaign_id)

    def fill(self, campaign_id: str, parcel: Parcel) -> None:
        draft = self._draft(campaign_id)
        for half in draft.iterdir():  # what a killed run has left
            half.unlink()
        for name, data in letter_files(parcel, self._config).items():
            write_whole(draft / name, data)

    def readiness(self, campaign_id: str) -> Readiness:
        return Readiness((self._draft(campaign_id) / MANIFEST).is_file())

    def send(self, campaign_id: str) -> None:
        target = self._sent(campaign_id)
        if target.is_dir():
            # Without a manifest it is no letter of ours: somebody's own folder, kept under another name.
            target.rename(target.with_name(f"{target.name}-vanha-{os.getpid()}"))
        self._draft(campaign_id).rename(target)
        flush_folder(self._folder)

    def delete(self, campaign_id: str) -> None:
        shutil.rmtree(self._draft(campaign_id))

    def get(self, campaign_id: str) -> Campaign:
        sent = self._is_sent(campaign_id)
        folder = self._sent(campaign_id) if sent else self._draft(campaign_id)
        if not folder.is_dir():
            raise NotFound("deliver.vanished")
        made = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
        return Campaign(campaign_id, CampaignStatus.SENT if sent else CampaignStatus.DRAFT, made)

    def audience(self, terms: Terms) -> Audience:
        return Audience()

    def last_sent(self, terms: Terms) -> None:
        return None

    def content(self, campaign_id: str) -> str:
        folder = self._sent(campaign_id) if self._is_sent(campaign_id) else self._draft(campaign_id)
        file = folder / "letter.html"
        return file.read_text(encoding="utf-8") if file.is_file() else ""

    def clock_off(self, now: datetime) -> timedelta:
        return timedelta(0)

    def _is_sent(self, campaign_id: str) -> bool:
        return (self._sent(campaign_id) / MANIFEST).is_file()

    def _sent(self, campaign_id: str) -> Path:
        return self._folder / _day(campaign_id)

    def _draft(self, campaign_id: str) -> Path:
        return self._folder / f".luonnos-{_day(campaign_id)}"


def _day(campaign_id: str) -> str:
    """The id, if it is a letter's day and so the name of a folder here. Raises NotFound: it is another carrier's."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", campaign_id):
        raise NotFound("deliver.vanished")
    return campaign_id

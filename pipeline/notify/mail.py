"""A mail to one person as the bytes that leave: its links signed, its files along, the same id whenever it is tried."""

from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from pipeline import messages
from pipeline.deliver.outbox.mail import MAIL, mailbox
from pipeline.inside import is_within, read_file
from pipeline.model import Mail, MailRow
from pipeline.notify.tokens import LIFE, Ticket, signed
from pipeline.project import Project

FOLDER = "viestit"

_FILE_MAX = 5_000_000  # bytes
# Seven bits: what every server takes, and no line of it too long.
_POLICY = MAIL.clone(cte_type="7bit")


def sender_of(project: Project) -> str:
    return project.config.mail.sender or project.config.project.email


def written(project: Project, row: MailRow, keys: tuple[str, ...], now: datetime) -> EmailMessage:
    """The message. `keys` sign its links at `now` (aware). Raises OSError where a file of it is not there."""
    mail, identity = row.mail, project.config.project
    made = EmailMessage(_POLICY)
    made["From"] = mailbox(identity.name, sender_of(project))
    made["To"] = mail.person
    if sender_of(project) != identity.email:
        made["Reply-To"] = identity.email
    made["Subject"] = mail.subject
    made["Date"] = format_datetime(row.made_at.astimezone(project.config.zone))
    made["Message-ID"] = f"<{mail.key}@{sender_of(project).rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"  # RFC 3834: no machine answers it
    made.set_content("\n\n".join(_parts(project, mail, keys, now)) + "\n")
    for file in mail.files:
        if not is_within(file):
            continue
        path = project.root / file
        data, _ = read_file(path, _FILE_MAX)
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=path.name)
    return made


def file_name(row: MailRow) -> str:
    """The name of its file in the outbox: by day and matter, the same whenever it is tried."""
    matter = "".join(one if one.isalnum() else "-" for one in row.mail.matter.casefold())[:60].strip("-")
    return f"{row.made_at:%Y-%m-%d}-{matter}-{row.mail.key[:8]}.eml"


def _parts(project: Project, mail: Mail, keys: tuple[str, ...], now: datetime) -> Iterator[str]:
    url = project.config.web.public_url
    yield mail.opening
    if url:
        for link in mail.links:
            token = signed(keys, Ticket(link.purpose, link.matter, mail.person, now))
            yield f"{link.words}\n{url}/{link.purpose}/{token}"
    if mail.details:
        yield mail.details
    if url and mail.links:
        until = (now + LIFE).astimezone(project.config.zone)
        yield messages.text("person.about_links", until=until, email=project.config.project.email)
    else:
        yield messages.text("person.about", email=project.config.project.email)

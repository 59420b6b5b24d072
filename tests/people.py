"""A project whose staff and owners are written to: the mails that lie in its outbox, and the pages that they open."""

import re
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from flask.testing import FlaskClient

from pipeline.web.app import create_app
from tests.jobs.looks import project_in
from tests.soila import copy_project

STAFF, OWNER = "viestija@example.org", "omistaja@example.org"
SESSION = "sosiaalinen-innovaatio"
PAGES = "https://paatos.example.org"


def peopled(folder: Path, public: str = PAGES, address: str = "", sources: str = "") -> Path:
    """A copy of the project with one of the staff, an owner of two events, and pages under an address."""
    project = copy_project(folder, sources)
    config = project / "config.toml"
    text = config.read_text(encoding="utf-8")
    for old, new in (
        ("emails = []", f'emails = ["{STAFF}"]'),
        ('public_url = ""', f'public_url = "{public}"'),
        ('address = ""', f'address = "{address}"'),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    config.write_text(text, encoding="utf-8")
    for name in (SESSION, "aloitusjuhla"):
        file = project / "content" / "events" / f"{name}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("---\n", f"---\nomistaja: {OWNER}\n", 1), "utf-8")
    return project


def mails(project: Path, subject: str = "") -> list[EmailMessage]:
    """The mails in the outbox whose subjects have these words, in the order of their files' names."""
    read = [message_from_bytes(file.read_bytes(), policy=default) for file in sorted(folder(project).glob("*.eml"))]
    return [one for one in read if isinstance(one, EmailMessage) and subject in one["Subject"]]


def folder(project: Path) -> Path:
    return project / "outbox" / "viestit"


def words(mail: EmailMessage) -> str:
    body = mail.get_body()
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def links(mail: EmailMessage, public: str = PAGES) -> list[str]:
    """The pages of a mail, as paths."""
    return re.findall(re.escape(public) + r"(/\S+)", words(mail))


def pages(project: Path, now: datetime) -> FlaskClient:
    """The pages as a browser asks for them, at a moment."""
    return create_app(project_in(project), lambda: now).test_client()


def pressed(client: FlaskClient, path: str, choice: str, public: str = PAGES, **more: str) -> tuple[int, str]:
    """Opens the page and presses one of its buttons, as its form says: the answer's code and the page that follows.

    Where the form is gone it is pressed all the same, from a page that was open.
    """
    page = client.get(path, base_url=public).get_data(as_text=True)
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    form = {"tunnus": path.rpartition("/")[2], **fields}
    answer = client.post(path, base_url=public, data={**form, "valinta": choice, **more})
    if answer.status_code == 303:
        assert answer.headers["Location"] == f"{public}{path}"
        answer = client.get(path, base_url=public)
        return 303, answer.get_data(as_text=True)
    return answer.status_code, answer.get_data(as_text=True)


def list_form(path: str, data: bytes) -> tuple[bytes, str]:
    """The body of a page's form with a list, and its type; Flask's own writer would put it into a file."""
    fields = {"tunnus": path.rpartition("/")[2], "valinta": "laske"}
    parts = [
        f'--raja\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{one}\r\n' for name, one in fields.items()
    ]
    head = '--raja\r\nContent-Disposition: form-data; name="luettelo"; filename="Sukula.xlsx"\r\n\r\n'
    body = "".join((*parts, head)).encode() + data + b"\r\n--raja--\r\n"
    return body, "multipart/form-data; boundary=raja"

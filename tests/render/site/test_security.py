"""security.txt: whom to tell, until when it holds, and that there is none where nobody is named."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from pipeline.config import Config
from pipeline.render.site.pages import pages
from pipeline.render.site.security import security_digest, security_txt
from tests.make import at, config
from tests.render.site.case import NOW, view


def told(contact: str, language: str = "fi") -> Config:
    ours = config()
    return replace(ours, site=replace(ours.site, security=contact), project=replace(ours.project, language=language))


def secured(contact: str, now: datetime = NOW, language: str = "fi") -> list[str]:
    return security_txt(view(now, config=told(contact, language))).decode().splitlines()


def test_it_is_as_rfc_9116_wants_it() -> None:
    assert secured("turva@example.org") == [
        "Contact: mailto:turva@example.org",
        "Expires: 2024-11-01T00:00:00Z",
        "Preferred-Languages: fi, en",
        f"Canonical: {config().site.url}/.well-known/security.txt",
    ]
    assert secured("https://example.org/turva")[0] == "Contact: https://example.org/turva"
    assert secured("turva@example.org", language="en")[2] == "Preferred-Languages: en"


@pytest.mark.parametrize(("month", "expires"), [(6, "2024-12-01"), (7, "2025-01-01"), (12, "2025-06-01")])
def test_it_holds_for_half_a_year_and_is_made_anew_each_month(month: int, expires: str) -> None:
    now = at(date(2024, month, 30)).astimezone(UTC)
    assert secured("turva@example.org", now)[1] == f"Expires: {expires}T00:00:00Z"
    ours = told("turva@example.org")
    digests = [security_digest(view(at(date(2024, *day)), config=ours)) for day in ((month, 1), (month, 30), (5, 1))]
    assert digests[0] == digests[1] != digests[2]


def test_without_a_contact_there_is_no_such_file() -> None:
    paths = [{page.path for page in pages(view(config=told(contact)))} for contact in ("", "turva@example.org")]
    assert paths[1] - paths[0] == {".well-known/security.txt"}

"""The statements that the law asks for: accessibility and privacy."""

import json
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from pipeline.render.site.view import SiteView, file_of

ACCESSIBILITY, PRIVACY = "/saavutettavuus/", "/tietosuoja/"
# What the tests found, and when: `python -m tests.tools.accessibility` writes it.
RECORD = Path(__file__).with_name("accessibility.json")
# Who sees to act 306/2019 in Finland, and where one complains.
ENFORCER = "https://www.saavutettavuusvaatimukset.fi/"


class Tested(Struct, frozen=True):
    """A test of every kind of page: its day, how many kinds, and the rules of WCAG that a page broke."""

    day: date
    kinds: int
    faults: tuple[str, ...]


@cache
def tested() -> Tested:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    return Tested(date.fromisoformat(record["day"]), record["kinds"], tuple(record["faults"]))


def accessibility_page(view: SiteView) -> bytes:
    return file_of(view, "site/accessibility.html", ACCESSIBILITY, tested=tested(), enforcer=ENFORCER)


def privacy_page(view: SiteView) -> bytes:
    config = view.config
    return file_of(
        view,
        "site/privacy.html",
        PRIVACY,
        mailchimp=config.letter.carrier == "mailchimp",
        opens=config.mailchimp.track_opens,
        web=bool(config.web.address),
    )

"""The law's statements: what they say comes from the tests, the config and the program."""

import pytest
from msgspec.structs import replace

from pipeline.config import MailchimpRules
from pipeline.render.site import statements
from tests.make import config
from tests.render.site.case import Outline, text, view


def said(path: str, **more: object) -> str:
    return Outline(text(view(**more), path)).said


def test_the_accessibility_statement_has_what_act_306_of_2019_asks_for() -> None:
    page = said("saavutettavuus/index.html")
    assert "306/2019" in page
    assert "täyttää WCAG 2.2" in page
    assert f"{statements.tested().day:%-d.%-m.%Y}" in page
    assert config().project.email in page
    assert "Traficom" in page
    assert "14 päivässä" in page


def test_every_page_leads_to_both_statements() -> None:
    for path in ("index.html", "tapahtumat/siirretty.html", "404.html"):
        links = {one["href"].rpartition("..")[2] for one in Outline(text(view(), path)).all("a")}
        assert {"/saavutettavuus/", "/tietosuoja/"} <= {one.removeprefix(".") for one in links}


@pytest.mark.parametrize(("carrier", "opens"), [("outbox", False), ("mailchimp", False), ("mailchimp", True)])
def test_the_privacy_notice_tells_of_the_carrier_that_is_used(carrier: str, opens: bool) -> None:
    ours = replace(
        config(), letter=replace(config().letter, carrier=carrier), mailchimp=MailchimpRules(track_opens=opens)
    )
    page = said("tietosuoja/index.html", config=ours)
    assert ("Listaa pitää Mailchimp" in page) == (carrier == "mailchimp")
    assert ("avattiinko kirje" in page) == opens
    assert ("avaamista ei seurata" in page) == (carrier == "mailchimp" and not opens)
    assert "ei tallenna tilaajista mitään" in page

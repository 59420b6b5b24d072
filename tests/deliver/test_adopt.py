"""What is taken over as it lies at the carrier: its words are believed, and of its lines those that they tell."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from pipeline.compose.edition import compose
from pipeline.deliver.adopt import adopted
from pipeline.deliver.campaign import Campaign, CampaignStatus
from pipeline.model import Content, Edition, Order, Parcel, Terms
from tests.deliver.sending import DAY, DUE, a_parcel
from tests.make import config, news

LIES = Campaign("1", CampaignStatus.SCHEDULED, DUE, DUE, terms=Terms(subject="Sieltä"), people=340)


def edition(*names: str) -> Edition:
    content = Content(news=tuple(news(name, title=name) for name in names))
    return compose(content, (), DAY, DUE, DUE + timedelta(days=14), config())


def wished() -> Parcel:
    made = replace(a_parcel(), edition=edition("Eka asia", "Toka asia"))
    return replace(made, letter=replace(made.letter, html="<p>Eka asia</p><p>Toka asia</p>"))


def told(order: Order) -> set[str]:
    return {line.item.title for line in order.parcel.edition.mentions}


@pytest.mark.parametrize(
    ("html", "document", "lines"),
    [
        ("<div>Eka asia Toka asia</div>", None, {"Eka asia", "Toka asia"}),
        ("<p>Eka  asia</p>", None, {"Eka asia"}),
        ("<p>Toka asia</p>", edition("Toka asia"), {"Toka asia"}),
        ("<p>Toka asia</p>", edition("Kolmas"), {"Toka asia"}),
        ("", edition("Kolmas"), {"Kolmas"}),
        ("", None, {"Eka asia", "Toka asia"}),
    ],
)
def test_only_what_the_words_tell_was_told(html: str, document: Edition | None, lines: set[str]) -> None:
    assert told(adopted(wished(), document, LIES, html, DUE, stays=False)) == lines


def test_the_words_are_those_that_lie_there_and_so_are_the_terms() -> None:
    order = adopted(wished(), None, LIES, "<p>Muuta</p>", DUE, stays=False)
    letter = order.parcel.letter
    assert (letter.html, letter.text, letter.subject) == ("<p>Muuta</p>", "Muuta", "Sieltä")
    assert (order.parcel.terms.subject, order.people) == ("Sieltä", 340)
    untold = adopted(wished(), None, replace(LIES, terms=Terms()), "", DUE, stays=False)
    assert untold.parcel.letter == wished().letter


@pytest.mark.parametrize("stays", [False, True])
def test_what_is_wished_now_changes_nothing_where_it_stays(stays: bool) -> None:
    order = adopted(wished(), None, LIES, "", DUE, stays=stays)
    assert order.adopted == (wished().letter.hash if stays else "")

"""A letter that lies at its carrier and that no order tells of: what it is, as far as it can be known. Pure."""

from datetime import datetime
from textwrap import fill

from msgspec.structs import fields, replace

from pipeline.deliver.campaign import Campaign
from pipeline.deliver.words import same_words, words_of
from pipeline.model import Edition, Mention, Order, Parcel, Section, Terms

# A plain part that is made of the other's words has lines of this many characters.
_WIDTH = 72


def adopted(
    parcel: Parcel, document: Edition | None, campaign: Campaign, html: str, now: datetime, *, stays: bool
) -> Order:
    """The order as it stands there. What was remembered of the letter is believed as far as its
    words do not tell otherwise; else only what they tell.

    `parcel` is the letter as it would be now, `html` what lies at the carrier ("" where it does not tell). `stays`:
    what the letter would say now changes nothing in it; another version of the program may just say it otherwise.
    """
    same = not html or same_words(html, parcel.letter.html)
    letter = parcel.letter if same else replace(parcel.letter, html=html, text=fill(words_of(html), _WIDTH))
    if campaign.terms.subject:
        letter = replace(letter, subject=campaign.terms.subject)
    words = words_of(html) if html else ""
    known = document if document and _says(document, words) else None
    edition = known or (parcel.edition if same else _told_in(parcel.edition, words))
    there = replace(parcel, edition=edition, letter=letter, terms=_told(parcel.terms, campaign.terms))
    return Order(there, campaign.people, now, adopted=parcel.letter.hash if stays else "")


def _told_in(edition: Edition, words: str) -> Edition:
    """The edition without the lines of which the words say nothing: those wait for the next letter."""
    sections = tuple(
        Section(one.title, mentions)
        for one in edition.sections
        if (mentions := tuple(line for line in one.mentions if _is_said(line, words)))
    )
    return replace(edition, sections=sections)


def _says(document: Edition, words: str) -> bool:
    """Whether every line of what was remembered stands in the words; where nothing is told, it is believed."""
    return not words or all(_is_said(line, words) for line in document.mentions)


def _is_said(line: Mention, words: str) -> bool:
    return " ".join(line.item.title.split()) in words


def _told(wanted: Terms, told: Terms) -> Terms:
    known = {one.name: getattr(told, one.name) for one in fields(Terms)}
    return replace(wanted, **{name: value for name, value in known.items() if value is not None})

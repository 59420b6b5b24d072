"""The archive of sent letters: each whole, as it was frozen, with what has changed since."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from pipeline import messages
from pipeline.model import Edition, Event, Mention, When, Why
from pipeline.render import addresses
from pipeline.render.body import body_html
from pipeline.render.facts import Facts, facts_of
from pipeline.render.markdown import html, summary
from pipeline.render.site.event import DateBlock, date_block
from pipeline.render.site.view import PageLetter, SiteView, digest, file_of

# Of what is here for another reason the text was told before.
_TOLD_WHOLE = (Why.NEW, Why.PIN, Why.LAST_CALL, Why.MATERIALS)


class Correction(Struct, frozen=True):
    """What a letter told and is no longer so; empty where all still holds."""

    cancelled: bool = False
    again: bool = False
    postponed: bool = False
    when: When | None = None
    place: str = ""

    def __bool__(self) -> bool:
        return self != Correction()


class ArchivedLine(Struct, frozen=True):
    """A mention with what its template shows beside it; `facts` are an event's, as the mail told them.

    `path` is the page of an event that is still known; its text stands there, and `summary` here in place of `body`.
    """

    mention: Mention
    body: str
    facts: Facts | None = None
    block: DateBlock | None = None
    path: str = ""
    summary: str = ""
    correction: Correction = Correction()


def letter_page(view: SiteView, letter: PageLetter, older: PageLetter | None, newer: PageLetter | None) -> bytes:
    edition = letter.edition
    return file_of(
        view,
        "site/letter.html",
        letter.path,
        edition=edition,
        title=letter.title,
        sent_at=letter.sent_at.astimezone(view.config.zone),
        archive_url=letter.archive_url,
        correction=body_html(correction_of(view, letter), 4, view.config.site.url),
        lead=body_html(edition.lead, 2, view.config.site.url),
        sections=[
            (section.title, [_line(view, letter.edition, one) for one in section.mentions])
            for section in edition.sections
        ],
        older=older,
        newer=newer,
    )


def letter_digest(view: SiteView, letter: PageLetter, older: PageLetter | None, newer: PageLetter | None) -> str:
    """A digest of all that the letter's page depends on."""
    around = [(one.path, one.title) if one else None for one in (older, newer)]
    return digest(view, letter.digest, around, list(_standing(view, letter)), correction_of(view, letter))


def correction(told: Event, now: Event | None) -> Correction:
    """What has changed since the event was told so; nothing for one that is not known any more."""
    if now is None:
        return Correction()
    if now.cancelled:
        return Correction(cancelled=not told.cancelled)
    return Correction(
        again=told.cancelled,
        postponed=now.when is None and told.when is not None,
        when=now.when if now.when != told.when else None,
        place=now.place if now.place != told.place else "",
    )


def correction_of(view: SiteView, letter: PageLetter) -> str:
    """What the letter should have said, as its notes tell it now; Markdown."""
    notes = view.content.notes_for(letter.edition.date)
    return notes.correction if notes else ""


def _standing(view: SiteView, letter: PageLetter) -> Iterator[tuple[bool, Correction]]:
    for mention in letter.edition.mentions:
        if mention.event:
            now = view.by_id.get(mention.event.id)
            yield now is not None, correction(mention.event, now.event if now else None)


def _line(view: SiteView, edition: Edition, mention: Mention) -> ArchivedLine:
    if news := mention.news:
        return ArchivedLine(mention, body_html(news.body, 4, view.config.site.url))
    event, zone = mention.event, view.config.zone
    assert event is not None
    now, language = view.by_id.get(event.id), messages.spoken(event.language, view.config.project.language)
    facts = facts_of(mention, edition.sends_at, zone, addresses.event_ics_url("", event.id) if now else "")
    tells_all = not facts.change and mention.why in _TOLD_WHOLE
    return ArchivedLine(
        mention=mention,
        body=Markup(html(event.body, 4)) if tells_all and not now else "",
        facts=facts,
        block=date_block(event.when, language) if event.when else None,
        path=now.path if now else "",
        summary=summary(event.body) if tells_all else "",
        correction=correction(event, now.event if now else None),
    )

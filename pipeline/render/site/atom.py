"""The letters as an Atom feed (RFC 4287), newest first."""

from datetime import datetime
from urllib.parse import urlsplit

from pipeline.model import Edition, LetterNotes
from pipeline.render.site.view import PageLetter, SiteView, file_of
from pipeline.rhythm.sends import local_instant
from pipeline.safe.characters import visible

# Readers keep what they have seen; half a year of letters is plenty for one that has been away.
_NEWEST = 15


def atom_letters(view: SiteView) -> tuple[PageLetter, ...]:
    """The letters that the feed holds."""
    return view.letters[:_NEWEST]


def atom_feed(view: SiteView) -> bytes:
    """The feed. Its `updated` is the last letter's; before the first letter, the day from which letters are counted."""
    letters = atom_letters(view)
    updated = max((updated_at(view, one) for one in letters), default=_anchor(view))
    made = file_of(
        view,
        "site/atom.xml",
        "/kirjeet/atom.xml",
        feed_id=f"{_tag(view)}:kirjeet",
        updated=_stamp(updated),
        entries=[
            (one, entry_id(view, one.edition), _stamp(one.sent_at), _stamp(updated_at(view, one)), _notes(view, one))
            for one in letters
        ],
    )
    # A control character from an old letter would make the whole feed unreadable (XML 1.0, section 2.2).
    return visible(made.decode()).encode()


def entry_id(view: SiteView, edition: Edition) -> str:
    """A letter's lasting id: a tag URI (RFC 4151) of the domain that also names events, and of the letter's day."""
    return f"{_tag(view)}:kirjeet/{edition.date.isoformat()}"


def updated_at(view: SiteView, letter: PageLetter) -> datetime:
    """When the letter's entry has changed last: a correction is news of it (aware)."""
    corrected = _notes(view, letter).corrected
    at = corrected.starts_at(view.config.zone) if corrected else letter.sent_at
    return max(at, letter.sent_at)


def _notes(view: SiteView, letter: PageLetter) -> LetterNotes:
    day = letter.edition.date
    return view.content.notes_for(day) or LetterNotes(day)


def _tag(view: SiteView) -> str:
    """The year of the first letter is that in which the project held the domain (RFC 4151, section 2.1)."""
    config = view.config
    host = config.site.uid_domain or urlsplit(config.site.url).hostname
    return f"tag:{host},{config.rhythm.anchor.year}"


def _anchor(view: SiteView) -> datetime:
    rhythm = view.config.rhythm
    return local_instant(rhythm.anchor, rhythm.at, rhythm.zone)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")

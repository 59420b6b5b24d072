"""What a sent letter should have said: a thing of its own in the next letter, told once. Pure."""

from hashlib import blake2b

from pipeline import messages
from pipeline.config import Config
from pipeline.model import LetterNotes, Mention, NewsItem, Section, Why


def correction_id(notes: LetterNotes) -> str:
    """What the correction is remembered by; another text is another one."""
    digest = blake2b(notes.correction.encode(), digest_size=4).hexdigest()
    return f"korjaus-{notes.date.isoformat()}-{digest}"


def correction_of(notes: LetterNotes, config: Config) -> Mention:
    """The correction as letters tell it. It never waits."""
    title = messages.sentence("mail.correction_of", config.project.language).format(day=notes.date)
    item = NewsItem(correction_id(notes), title, notes.date, section="", body=notes.correction)
    return Mention(Why.CORRECTION, news=item, last=True)


def corrected(mention: Mention, config: Config) -> Section:
    """The section in which a correction stands, before all others."""
    return Section(messages.sentence("mail.correction", config.project.language), (mention,))

"""What staff are asked by mail: a letter to approve or hold, an alarm to take up, proposals to decide on."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta
from itertools import islice

from pipeline import messages
from pipeline.acts.draft import hours_of
from pipeline.acts.open_proposals import open_rows
from pipeline.acts.proposals_shown import proposal_lines
from pipeline.acts.situation import Situation
from pipeline.model import Mail, MailLink, Notice, ProposalRow
from pipeline.store.editions import edition_row
from pipeline.store.kept import kept
from pipeline.store.notices import notices_since

LETTER, ALARM, PROPOSAL = "letter", "alarm", "proposal"
# The matter of the mail that lists proposals, and the name under which is kept which of them was the last.
PROPOSALS = "proposals mailed"

# What was raised longer ago is asked of nobody by mail: whoever joins the staff gets no old questions.
_RECENT = timedelta(days=2)
# Notices of a letter that somebody may still want to hold.
_OF_LETTERS = ("preview", "changed", "lapsed", "waiting")
# Proposals of one mail; the rest follow in the next look.
_AT_ONCE = 20


def staffs_mails(situation: Situation) -> Iterator[Mail]:
    """The mails that staff should have been sent by now; those that they have got are among them. Raises StateError.

    Without pages there is nothing to ask: what is due to be told goes to the services of [notify].
    """
    config = situation.project.config
    if not config.web.public_url or not config.staff:
        return
    for store in situation.stores_of_letters:
        with store.reading() as connection:
            notices = notices_since(connection, situation.now - _RECENT)
        for notice in notices:
            for asked in _asked(situation, notice):
                yield from (Mail(person, notice.key, "", *asked) for person in config.staff)
    for mail in _of_proposals(situation):
        yield from (Mail(person, *mail) for person in config.staff)


def _asked(situation: Situation, notice: Notice) -> Iterator[tuple[str, str, tuple[MailLink, ...], str]]:
    """Subject, opening, links and details of what a notice asks, if it asks for anything."""
    if notice.cries:
        link = MailLink(ALARM, notice.key, messages.text("person.alarm_link"))
        yield notice.subject, messages.text("person.alarm"), (link,), notice.text
    elif (day := _letter_ahead(situation, notice)) is not None:
        due = hours_of(situation.project.config.rhythm, day)[0]
        link = MailLink(LETTER, day.isoformat(), messages.text("person.letter_link"))
        yield notice.subject, messages.text("person.letter", day=day, due=due), (link,), notice.text


def _letter_ahead(situation: Situation, notice: Notice) -> date | None:
    """The day of a letter that a notice shows and that has not left; practice is decided on by nobody."""
    kind, _, rest = notice.key.partition(" ")
    if kind not in _OF_LETTERS or situation.project.place.practises:
        return None
    day = date.fromisoformat(rest[:10])
    with situation.told.reading() as connection:
        row = edition_row(connection, day)
    due = hours_of(situation.project.config.rhythm, day)[0]
    return None if (row and row.gone) or due.astimezone(UTC) <= situation.now.astimezone(UTC) else day


def _of_proposals(situation: Situation) -> Iterator[tuple[str, str, str, str, tuple[MailLink, ...], str]]:
    """One mail of the proposals that nobody was written to about."""
    with situation.store.reading() as connection:
        written = kept(connection, PROPOSALS)
    last = int(written) if written.isdecimal() else 0
    fresh = list(islice((row for row in open_rows(situation) if row.number > last), _AT_ONCE))
    if not fresh:
        return
    subject = messages.counted("person.proposals_subject", len(fresh))
    details = "\n\n".join("\n".join(proposal_lines(row, situation.content)) for row in fresh)
    links = tuple(proposal_links(fresh))
    version = f"{fresh[0].number}-{fresh[-1].number}"
    yield PROPOSALS, version, subject, messages.text("person.proposals"), links, details


def proposal_links(rows: Iterable[ProposalRow]) -> Iterator[MailLink]:
    for row in rows:
        words = messages.text("person.proposal_link", number=row.number, title=row.proposal.title)
        yield MailLink(PROPOSAL, str(row.number), words)

"""The terms of a letter, as config has them now. Pure."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.model import Letter, Terms
from pipeline.project import Place

_QUARTER = timedelta(minutes=15)
_PREVIEW_MAX = 150  # characters


def terms_of(config: Config, place: Place, letter: Letter, due: datetime) -> Terms:
    """When the letter goes (`due` is aware), to whom and as whose; of the outbox nobody is the audience."""
    rules, account = config.letter, config.mailchimp
    own = Terms(
        at=due.astimezone(UTC),
        from_name=rules.from_name,
        reply_to=rules.reply_to,
        subject=letter.subject,
        preview=letter.preheader[:_PREVIEW_MAX],
    )
    if rules.carrier == "outbox":
        return own
    segment = (account.staff_segment if place.practises else account.segment) or 0
    return replace(
        own,
        at=quarter(due).astimezone(UTC),
        audience=account.audience,
        segment=segment,
        match="any" if segment else "",
        opens=account.track_opens,
    )


def quarter(at: datetime) -> datetime:
    """Only full quarters of an hour can be scheduled; the next one, so that nothing goes before its hour."""
    base = at.replace(minute=0, second=0, microsecond=0)
    return base + -(-(at - base) // _QUARTER) * _QUARTER

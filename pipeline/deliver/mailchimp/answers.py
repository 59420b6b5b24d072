"""What Mailchimp answers of a campaign, as our values; what is no such answer is unclear."""

import re
from datetime import UTC, datetime
from typing import Any

from pipeline.deliver.campaign import Campaign, CampaignStatus
from pipeline.fault import Rejected, Unclear
from pipeline.model import Terms

# What is asked of a campaign; more would be answered.
FIELDS = [
    "id",
    "status",
    "create_time",
    "send_time",
    "archive_url",
    "long_archive_url",
    "emails_sent",
    "recipients",
    "settings",
    "tracking",
]
_STATUSES = {
    "save": CampaignStatus.DRAFT,
    "paused": CampaignStatus.PAUSED,
    "schedule": CampaignStatus.SCHEDULED,
    "sending": CampaignStatus.SENDING,
    "sent": CampaignStatus.SENT,
    "archived": CampaignStatus.SENT,
    "canceled": CampaignStatus.CANCELLED,
    "canceling": CampaignStatus.CANCELLED,
}


def campaign_of(data: dict[str, Any]) -> Campaign:
    recipients, settings = _part(data, "recipients"), _part(data, "settings")
    send_at = instant_of(data.get("send_time"))
    return Campaign(
        id=str(data["id"]),
        status=_STATUSES.get(str(data.get("status")), CampaignStatus.PAUSED),
        created=instant_of(data.get("create_time")) or datetime.min.replace(tzinfo=UTC),
        send_at=send_at,
        archive_url=str(data.get("long_archive_url") or data.get("archive_url") or ""),
        title=str(settings.get("title") or ""),
        terms=_terms(recipients, settings, _part(data, "tracking"), send_at),
        people=count_of(recipients.get("recipient_count")),
        reached=count_of(data.get("emails_sent")),
        active=recipients.get("list_is_active") is not False,
    )


def _terms(
    recipients: dict[str, Any], settings: dict[str, Any], tracking: dict[str, Any], at: datetime | None
) -> Terms:
    """The terms that a campaign tells of itself."""
    return Terms(
        at=at,
        audience=_text(recipients.get("list_id")),
        segment=_segment(recipients) if recipients else None,
        match=_text(_part(recipients, "segment_opts").get("match")),
        from_name=_text(settings.get("from_name")),
        reply_to=_text(settings.get("reply_to")),
        subject=_text(settings.get("subject_line")),
        preview=_text(settings.get("preview_text")),
        opens=tracking.get("opens") if isinstance(tracking.get("opens"), bool) else None,
    )


def _segment(recipients: dict[str, Any]) -> int:
    """The segment that is named, as itself or as the one condition that a tag becomes; 0: everybody; -1: another."""
    options = _part(recipients, "segment_opts")
    conditions = [one for one in options.get("conditions") or () if isinstance(one, dict)]
    named = count_of(options.get("saved_segment_id"))
    if named:
        return named
    if not conditions:
        return 0
    value = conditions[0].get("value") if conditions[0].get("field") == "static_segment" else None
    return (count_of(value) or -1) if len(conditions) == 1 else -1


def count_of(told: object) -> int | None:
    """A whole number as Mailchimp tells it; None where it tells none."""
    try:
        return None if told is None or isinstance(told, bool) else int(str(told))
    except ValueError:
        return None


def _text(told: object) -> str | None:
    return told if isinstance(told, str) else None


def _part(data: dict[str, Any], name: str) -> dict[str, Any]:
    part = data.get(name)
    return part if isinstance(part, dict) else {}


def instant_of(written: str | None) -> datetime | None:
    """An instant as Mailchimp writes it, aware; UTC where it does not say."""
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise Unclear("deliver.unclear") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def with_id(answer: dict[str, Any], wanted: str = "") -> dict[str, Any]:
    """Success is an object with an id, the wanted one where it is known; anything else leaves open what happened."""
    if not answer.get("id") or (wanted and answer["id"] != wanted):
        raise Unclear("deliver.unclear")
    return answer


def without_words(answer: dict[str, Any]) -> None:
    """Success is 204, which says nothing; whoever says something is not Mailchimp."""
    if answer:
        raise Unclear("deliver.unclear")


def checked(campaign_id: str) -> str:
    """The SDK puts an id into the path as it is."""
    if not re.fullmatch(r"[0-9A-Za-z]{1,40}", campaign_id):
        raise Rejected("mailchimp.bad_id", id=campaign_id[:40])
    return campaign_id

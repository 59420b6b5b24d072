"""What Mailchimp answers of a campaign, as our values; what is no such answer is unclear."""

import re
from datetime import UTC, datetime
from typing import Any

from pipeline.deliver.campaign import Campaign, CampaignStatus
from pipeline.fault import Rejected, Unclear

# What is asked of a campaign; more would be answered.
FIELDS = [
    "id",
    "status",
    "create_time",
    "send_time",
    "archive_url",
    "long_archive_url",
    "emails_sent",
    "settings.title",
    "settings.subject_line",
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
    return Campaign(
        id=str(data["id"]),
        status=_STATUSES.get(str(data.get("status")), CampaignStatus.PAUSED),
        created=instant_of(data.get("create_time")) or datetime.min.replace(tzinfo=UTC),
        send_at=instant_of(data.get("send_time")),
        archive_url=str(data.get("long_archive_url") or data.get("archive_url") or ""),
        recipients=int(data.get("emails_sent") or 0),
        subject=str((data.get("settings") or {}).get("subject_line") or ""),
    )


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

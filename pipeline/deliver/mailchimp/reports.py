"""What Mailchimp counts of a sent letter."""

from datetime import date, datetime

from mailchimp_marketing.api.reports_api import ReportsApi

from pipeline.deliver.mailchimp.answers import checked
from pipeline.deliver.mailchimp.api import SessionApiClient, call
from pipeline.model import Clicks, Report

_CLICKS = 1000  # links of one letter; the default is 10


class MailchimpReports:
    """The reports of one account; `opens` says whether opening is followed at all."""

    def __init__(self, client: SessionApiClient, *, opens: bool) -> None:
        self._reports = ReportsApi(client)
        self._opens = opens

    def report(self, campaign_id: str, day: date, age_days: int, now: datetime) -> Report:
        """The counts of a sent letter. Opens are without Apple's proxy, which opens every mail, or not told at all."""
        counts = call(self._reports.get_campaign_report, checked(campaign_id))
        details = call(self._reports.get_campaign_click_details, campaign_id, count=_CLICKS)
        bounces = counts.get("bounces", {})
        clicks = (
            Clicks(str(one.get("url", "")), int(one.get("total_clicks", 0)), int(one.get("unique_clicks", 0)))
            for one in details.get("urls_clicked", ())
        )
        opens = counts.get("opens", {}).get("proxy_excluded_unique_opens")
        return Report(
            date=day,
            age_days=age_days,
            taken_at=now,
            recipients=int(counts.get("emails_sent", 0)),
            opens=int(opens) if opens is not None and self._opens else None,
            people_clicking=int(counts.get("clicks", {}).get("unique_subscriber_clicks", 0)),
            unsubscribed=int(counts.get("unsubscribed", 0)),
            bounces=sum(int(bounces.get(kind, 0)) for kind in ("hard_bounces", "soft_bounces", "syntax_errors")),
            clicks=tuple(sorted(clicks, key=lambda one: (-one.people, one.url))),
        )

"""What the stand-in Mailchimp knows and allows: campaigns, statuses, the send rules, each delivery. No HTTP here."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

KEY = "0123456789abcdef0123456789abcdef-us21"
AUDIENCE = "a1b2c3d4e5"
STAFF_SEGMENT = 77
_LIMITS = {"subject_line": 150, "preview_text": 150, "title": 100, "from_name": 100}


class Refusal(Exception):
    """An answer that is no success: problem+json with a status."""

    def __init__(self, status: int, title: str, detail: str, errors: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.body = {
            "type": "https://mailchimp.com/developer/marketing/docs/errors/",
            "title": title,
            "status": status,
            "detail": detail,
            "instance": "",
            "errors": [{"field": name, "message": message} for name, message in errors],
        }


@dataclass(frozen=True)
class Delivery:
    """One letter that went out to people, or to the staff as a test. `people` are the addresses that got it."""

    campaign_id: str
    title: str
    subject: str
    at: datetime
    recipients: int
    html_sha256: str
    people: tuple[str, ...] = ()
    html: str = ""
    sender: str = ""


@dataclass
class Campaign:
    id: str
    body: dict[str, Any]
    created: datetime
    status: str = "save"
    html: str = ""
    plain: str = ""
    send_time: datetime | None = None
    emails_sent: int = 0


@dataclass
class Account:
    """The state of the account. `now` is the virtual clock; the delays are in virtual seconds.

    `members` counts the people of the audience, `segments` those of each of its parts, `lists` those of other
    audiences; `archived` are audiences that nobody can send to any more.
    """

    now: datetime = field(default_factory=lambda: datetime(2024, 4, 8, 6, 0, tzinfo=UTC))
    members: int = 340
    segments: dict[int, int] = field(default_factory=lambda: {STAFF_SEGMENT: 11})
    lists: dict[str, int] = field(default_factory=dict)
    archived: set[str] = field(default_factory=set)
    schedules: bool = True
    verified: frozenset[str] = frozenset({"example.org"})
    ready_after: int = 0
    listed_after: int = 0
    sending_for: int = 0
    unscheduled_status: str = "save"
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)
    tests: list[Delivery] = field(default_factory=list)
    late: list[tuple[datetime, Callable[[], object]]] = field(default_factory=list)
    made: int = 0

    def advance_to(self, moment: datetime) -> None:
        """Lets time pass: late calls take effect, and scheduled campaigns go at their hour, in the order of time."""
        while True:
            due = [(at, number) for number, (at, _) in enumerate(self.late) if at <= moment]
            scheduled = [
                c for c in self.campaigns.values() if c.status == "schedule" and c.send_time and c.send_time <= moment
            ]
            first_late = min(due, default=None)
            first_send = min(scheduled, key=lambda c: c.send_time or moment, default=None)
            if first_late and (first_send is None or first_late[0] <= (first_send.send_time or moment)):
                at, effect = self.late.pop(first_late[1])
                self.now = max(self.now, at)
                with suppress(Refusal):  # a late call on what is gone can only fail
                    effect()
            elif first_send:
                self.now = max(self.now, first_send.send_time or moment)
                self._deliver(first_send)
            else:
                break
        self.now = max(self.now, moment)

    # --- calls -------------------------------------------------------------------------------------

    def create(self, body: dict[str, Any]) -> dict[str, Any]:
        if body.get("type") != "regular":
            raise Refusal(
                400, "Invalid Resource", "The resource submitted could not be validated.", (("type", "required"),)
            )
        self._check_settings(body.get("settings", {}))
        self._check_recipients(body.get("recipients", {}))
        if (folder := body.get("settings", {}).get("folder_id")) and folder not in self.folders:
            raise Refusal(400, "Invalid Resource", "The folder does not exist.", (("settings.folder_id", "not found"),))
        self.made += 1
        campaign = Campaign(f"{self.made:010x}", _understood(body), self.now)
        self.campaigns[campaign.id] = campaign
        return self.shown(campaign)

    def update(self, campaign_id: str, body: dict[str, Any]) -> dict[str, Any]:
        campaign = self._draft(campaign_id)
        self._check_settings(body.get("settings", {}))
        # A part of the audience that was set once is not changed by naming another.
        settings = {key: value for key, value in body.items() if key != "recipients"}
        campaign.body = {
            **campaign.body,
            **{key: {**campaign.body.get(key, {}), **value} for key, value in settings.items()},
        }
        return self.shown(campaign)

    def content(self, campaign_id: str) -> dict[str, Any]:
        campaign = self._found(campaign_id)
        return {"html": campaign.html, "plain_text": campaign.plain}

    def set_content(self, campaign_id: str, body: dict[str, Any]) -> dict[str, Any]:
        campaign = self._draft(campaign_id)
        campaign.html, campaign.plain = body.get("html", ""), body.get("plain_text", "")
        return {"html": campaign.html, "plain_text": campaign.plain}

    def checklist(self, campaign_id: str) -> dict[str, Any]:
        campaign = self._found(campaign_id)
        items = [{"type": "error", "id": 1, "heading": head, "details": text} for head, text in self._faults(campaign)]
        return {
            "is_ready": not items,
            "items": items or [{"type": "success", "id": 2, "heading": "Ready", "details": ""}],
        }

    def schedule(self, campaign_id: str, body: dict[str, Any]) -> None:
        campaign = self._sendable(campaign_id)
        if not self.schedules:
            raise Refusal(403, "Forbidden", "Your plan does not include scheduling.")
        at = datetime.fromisoformat(body["schedule_time"])
        if at.minute % 15 or at.second or at <= self.now:
            raise Refusal(400, "Bad Request", "This campaign cannot be scheduled: .")
        campaign.status, campaign.send_time = "schedule", at.astimezone(UTC)

    def unschedule(self, campaign_id: str) -> None:
        campaign = self._found(campaign_id)
        if campaign.status != "schedule":
            raise Refusal(400, "Bad Request", "This campaign is not scheduled.")
        campaign.status, campaign.send_time = self.unscheduled_status, None

    def send(self, campaign_id: str) -> None:
        self._deliver(self._sendable(campaign_id))

    def test(self, campaign_id: str, body: dict[str, Any]) -> None:
        campaign = self._found(campaign_id)
        made = self._delivery(campaign, len(body.get("test_emails", ())))
        self.tests.append(replace(made, subject=f"[Test] {made.subject}"))

    def delete(self, campaign_id: str) -> None:
        campaign = self._found(campaign_id)
        if campaign.status in ("sending", "sent", "schedule"):
            raise Refusal(400, "Bad Request", "This campaign cannot be deleted.")
        del self.campaigns[campaign_id]

    def report(self, campaign_id: str) -> dict[str, Any]:
        campaign = self._found(campaign_id)
        if self._status(campaign) != "sent" or campaign.send_time is None:
            raise Refusal(404, "Resource Not Found", "The requested resource could not be found.")
        days = (self.now - campaign.send_time).days
        reached = campaign.emails_sent
        opens = min(reached, reached * (days + 1) // 10)
        return {
            "id": campaign_id,
            "emails_sent": reached,
            "opens": {
                "unique_opens": opens + 40,
                "proxy_excluded_unique_opens": opens,
                "open_rate": opens / max(reached, 1),
            },
            "clicks": {"unique_subscriber_clicks": opens // 3, "clicks_total": opens // 2},
            "bounces": {"hard_bounces": 1, "soft_bounces": 2, "syntax_errors": 0},
            "unsubscribed": 1,
        }

    def clicks(self, campaign_id: str) -> dict[str, Any]:
        report = self.report(campaign_id)
        urls = list(dict.fromkeys(re.findall(r'href="(https?://[^"]+)"', self.campaigns[campaign_id].html)))
        people = report["clicks"]["unique_subscriber_clicks"]
        return {
            "urls_clicked": [
                {
                    "id": str(number),
                    "url": url,
                    "total_clicks": max(people - number, 0),
                    "unique_clicks": max(people - number, 0),
                }
                for number, url in enumerate(urls)
            ],
            "total_items": len(urls),
        }

    def audience(self, list_id: str) -> dict[str, Any]:
        if not self._has_list(list_id):
            raise Refusal(404, "Resource Not Found", "The requested resource could not be found.")
        last = max((one.at for one in self.deliveries if self._is_over(one.at)), default=None)
        count = len(self.people(list_id))
        return {
            "id": list_id,
            "name": "SOILAn verkosto",
            "stats": {"member_count": count, "campaign_last_sent": last.isoformat() if last else ""},
        }

    def people(self, list_id: str, segment: int = 0) -> tuple[str, ...]:
        """Who is on a list now, or in a part of it."""
        count = self.members if list_id == AUDIENCE else self.lists.get(list_id, 0)
        count = self.segments.get(segment, 0) if segment else count
        return tuple(f"{number}@{list_id}.example.org" for number in range(count))

    def got(self) -> Counter[tuple[str, str]]:
        """How often each person got each letter, by address and subject."""
        return Counter((person, one.subject) for one in self.deliveries for person in one.people)

    def _has_list(self, list_id: str) -> bool:
        return (list_id == AUDIENCE or list_id in self.lists) and list_id not in self.archived

    def segment(self, list_id: str, segment_id: int) -> dict[str, Any]:
        self.audience(list_id)
        if segment_id not in self.segments:
            raise Refusal(404, "Resource Not Found", "The requested resource could not be found.")
        return {"id": segment_id, "name": f"Rajaus {segment_id}", "member_count": self.segments[segment_id]}

    # --- acts of people in Mailchimp's own pages -----------------------------------------------------

    def copy_by_hand(self, campaign_id: str) -> str:
        original = self._found(campaign_id)
        self.made += 1
        settings = {**original.body["settings"], "title": f"{original.body['settings']['title']} (copy 01)"}
        copy = Campaign(
            f"{self.made:010x}",
            {**original.body, "settings": settings},
            self.now,
            html=original.html,
            plain=original.plain,
        )
        self.campaigns[copy.id] = copy
        return copy.id

    def change_by_hand(self, campaign_id: str, *, html: str = "", list_id: str = "", segment: int = 0) -> None:
        """Somebody takes a scheduled campaign down, changes it, and schedules it for the same hour again."""
        campaign = self._found(campaign_id)
        status, at = campaign.status, campaign.send_time
        campaign.html = html or campaign.html
        recipients = dict(campaign.body["recipients"])
        if list_id or segment:
            recipients = {"list_id": list_id or recipients["list_id"]}
        if segment:
            recipients["segment_opts"] = {"saved_segment_id": segment, "match": "any"}
        campaign.body = {**campaign.body, "recipients": recipients}
        campaign.status, campaign.send_time = status, at

    # --- what is shown, and the rules ------------------------------------------------------------------

    def listed(self) -> list[Campaign]:
        ready = self.now - timedelta(seconds=self.listed_after)
        return sorted((c for c in self.campaigns.values() if c.created <= ready), key=lambda c: (c.created, c.id))

    def shown(self, campaign: Campaign) -> dict[str, Any]:
        return {
            "id": campaign.id,
            "type": "regular",
            "status": self._status(campaign),
            "create_time": campaign.created.isoformat(),
            "send_time": campaign.send_time.isoformat() if campaign.send_time else "",
            "archive_url": f"https://eepurl.example.org/{campaign.id}",
            "long_archive_url": f"https://mailchi.example.org/{campaign.id}/kirje",
            "emails_sent": campaign.emails_sent,
            "settings": dict(campaign.body.get("settings", {})),
            "tracking": dict(campaign.body.get("tracking", {})),
            "recipients": {
                **campaign.body.get("recipients", {}),
                "recipient_count": self._recipients(campaign),
                "list_is_active": campaign.body.get("recipients", {}).get("list_id") not in self.archived,
            },
        }

    def get(self, campaign_id: str) -> dict[str, Any]:
        return self.shown(self._found(campaign_id))

    def _status(self, campaign: Campaign) -> str:
        gone = campaign.status == "sent" and campaign.send_time is not None
        return "sending" if gone and not self._is_over(campaign.send_time or self.now) else campaign.status

    def _is_over(self, sent_at: datetime) -> bool:
        return self.now >= sent_at + timedelta(seconds=self.sending_for)

    def _found(self, campaign_id: str) -> Campaign:
        if campaign_id not in self.campaigns:
            raise Refusal(404, "Resource Not Found", "The requested resource could not be found.")
        return self.campaigns[campaign_id]

    def _draft(self, campaign_id: str) -> Campaign:
        campaign = self._found(campaign_id)
        if campaign.status not in ("save", "paused"):
            raise Refusal(400, "Bad Request", f"Campaign is {campaign.status} and cannot be changed.")
        return campaign

    def _sendable(self, campaign_id: str) -> Campaign:
        campaign = self._draft(campaign_id)
        if faults := self._faults(campaign):
            raise Refusal(400, "Bad Request", f"Your Campaign is not ready to send. {faults[0][1]}")
        return campaign

    def _faults(self, campaign: Campaign) -> list[tuple[str, str]]:
        settings = campaign.body.get("settings", {})
        faults = []
        if not campaign.html:
            faults.append(("Content", "content is empty"))
        if settings.get("reply_to", "").rpartition("@")[2] not in self.verified:
            faults.append(("Reply-to", f"address(es) {settings.get('reply_to', '')} not verified"))
        if self.now < campaign.created + timedelta(seconds=self.ready_after):
            faults.append(("Recipients", "recipients not ready"))
        elif self._recipients(campaign) == 0:
            faults.append(("Recipients", "the segment is empty"))
        return faults

    def _recipients(self, campaign: Campaign) -> int:
        if self.now < campaign.created + timedelta(seconds=self.ready_after):
            return 0
        return len(self._reached(campaign))

    def _reached(self, campaign: Campaign) -> tuple[str, ...]:
        recipients = campaign.body.get("recipients", {})
        options = recipients.get("segment_opts") or {}
        return self.people(recipients.get("list_id", ""), options.get("saved_segment_id", 0))

    def _check_settings(self, settings: dict[str, Any]) -> None:
        errors = tuple(
            (f"settings.{name}", f"This value is too long, at most {limit}.")
            for name, limit in _LIMITS.items()
            if len(settings.get(name, "")) > limit
        )
        if errors:
            raise Refusal(400, "Invalid Resource", "The resource submitted could not be validated.", errors)

    def _check_recipients(self, recipients: dict[str, Any]) -> None:
        if not self._has_list(recipients.get("list_id", "")):
            raise Refusal(
                400, "Invalid Resource", "The audience does not exist.", (("recipients.list_id", "not found"),)
            )

    def _deliver(self, campaign: Campaign) -> None:
        campaign.status, campaign.send_time = "sent", campaign.send_time or self.now
        campaign.emails_sent = self._recipients(campaign)
        self.deliveries.append(self._delivery(campaign, campaign.emails_sent))

    def _delivery(self, campaign: Campaign, recipients: int) -> Delivery:
        settings = campaign.body["settings"]
        digest = hashlib.sha256(campaign.html.encode()).hexdigest()
        return Delivery(
            campaign.id,
            settings["title"],
            settings["subject_line"],
            self.now,
            recipients,
            digest,
            self._reached(campaign),
            campaign.html,
            settings.get("from_name", ""),
        )


def _understood(body: dict[str, Any]) -> dict[str, Any]:
    """What is made of a campaign's body: a part of the audience without a word on its conditions is no part."""
    recipients = dict(body.get("recipients", {}))
    if "match" not in (recipients.get("segment_opts") or {}):
        recipients.pop("segment_opts", None)
    return {**body, "recipients": recipients}

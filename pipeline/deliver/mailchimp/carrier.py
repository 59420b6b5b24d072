"""The carrier Mailchimp: one campaign for a letter, known by its title. Rules in docs/delivery.md."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from mailchimp_marketing.api.campaign_folders_api import CampaignFoldersApi
from mailchimp_marketing.api.campaigns_api import CampaignsApi
from mailchimp_marketing.api.lists_api import ListsApi
from msgspec.structs import replace

from pipeline.config import MailchimpRules
from pipeline.deliver.campaign import TRIAL, Audience, Campaign, Readiness, Shown, trial_subject
from pipeline.deliver.mailchimp.answers import (
    FIELDS,
    campaign_of,
    checked,
    count_of,
    instant_of,
    with_id,
    without_words,
)
from pipeline.deliver.mailchimp.api import SessionApiClient, call
from pipeline.deliver.mailchimp.words import in_finnish
from pipeline.deliver.turn import turn_title, turns_in
from pipeline.fault import Busy, Misconfigured, NotFound, NotInPlan, Rejected
from pipeline.model import Parcel, Terms

_PAGE = 1000
_LOOK_BACK = timedelta(days=400)  # a draft may be made long before its hour, by a person who is early
# A campaign of others is looked at when it goes as near to a letter as this: from before a long holiday, when staff
# are shown the letter, but not from the week before, when another may go. What bears the letter's title is always near.
_NEAR = timedelta(days=5)


class Mailchimp:
    """One account. What a letter is, its parcel tells; of `rules` only what belongs to the account is used.

    `folder_id` and `keep_folder` remember the campaigns' own folder between runs, so that it is asked for once.
    """

    name = "mailchimp"

    def __init__(
        self, client: SessionApiClient, rules: MailchimpRules, folder_id: str, keep_folder: Callable[[str], None]
    ) -> None:
        self._client = client
        self._campaigns = CampaignsApi(client)
        self._lists = ListsApi(client)
        self._folders = CampaignFoldersApi(client)
        self._rules = rules
        self._folder_id = folder_id
        self._keep_folder = keep_folder

    @property
    def scheduler(self) -> "Mailchimp":
        return self

    @property
    def tester(self) -> "Mailchimp":
        return self

    def find(self, parcel: Parcel) -> Shown:
        found = self._listed(parcel.due - _LOOK_BACK)
        ours = tuple(one for one in found if one.title == parcel.token)
        others = (one for one in found if one not in ours)
        near = tuple(
            one for one in others if one.title.startswith(parcel.token) or abs(_moment(one) - parcel.due) <= _NEAR
        )
        family = parcel.token.partition(" ")[0] + " "
        past = any(one.title.startswith(family) and one not in ours and not one.waiting for one in found)
        return Shown(ours, near, turns_in(one.title for one in found), past)

    def _listed(self, since: datetime) -> tuple[Campaign, ...]:
        """Every campaign made after the instant, the oldest first."""
        written = since.astimezone(UTC).isoformat(timespec="seconds")
        found: list[dict[str, Any]] = []
        while True:
            page = call(
                self._campaigns.list,
                since_create_time=written,
                sort_field="create_time",
                sort_dir="ASC",
                count=_PAGE,
                offset=len(found),
                fields=[f"campaigns.{name}" for name in FIELDS] + ["total_items"],
            )
            listed, total = page.get("campaigns"), page.get("total_items")
            if not isinstance(listed, list) or not isinstance(total, int):
                raise Busy("mailchimp.unreachable", wait=60)  # no list of Mailchimp's: what is there is not known
            found += listed
            if len(found) >= total:
                return tuple(campaign_of(one) for one in found)
            if not listed:
                raise Busy("mailchimp.unreachable", wait=60)

    def create(self, parcel: Parcel, *, trial: bool) -> Campaign:
        subject = {"subject_line": trial_subject(parcel)} if trial else {}
        body = {
            "type": "regular",
            "recipients": _recipients(parcel.terms),
            "settings": _settings(parcel) | {"folder_id": self._folder()} | subject,
            "tracking": _tracking(parcel.terms),
        }
        try:
            return campaign_of(with_id(call(self._campaigns.create, body)))
        except Rejected:
            self._keep_folder("")  # it may be the folder, if somebody has deleted it: the next run asks anew
            raise

    def address(self, campaign_id: str, parcel: Parcel) -> Campaign:
        """Sets subject and sender again; the same again does no harm. Whose it is was set when it was made."""
        body = {"settings": _settings(parcel), "tracking": _tracking(parcel.terms)}
        campaign = campaign_of(with_id(call(self._campaigns.update, checked(campaign_id), body), campaign_id))
        if campaign.on_trial:
            raise Rejected("mailchimp.still_trial", prefix=TRIAL)
        return campaign

    def fill(self, campaign_id: str, parcel: Parcel) -> None:
        body = {"html": parcel.letter.html, "plain_text": parcel.letter.text}
        call(self._campaigns.set_content, checked(campaign_id), body)

    def test(self, campaign_id: str, addresses: tuple[str, ...]) -> None:
        """Sends the draft as it is to the staff."""
        body = {"test_emails": list(addresses), "send_type": "html"}
        call(self._campaigns.send_test_email, checked(campaign_id), body)

    def readiness(self, campaign_id: str) -> Readiness:
        answer = call(self._campaigns.get_send_checklist, checked(campaign_id))
        if "is_ready" not in answer:
            raise Busy("mailchimp.unreachable", wait=60)
        told = [
            f"{one.get('heading', '')}: {one.get('details', '')}".strip(": ")
            for one in answer.get("items", ())
            if one.get("type") == "error"
        ]
        waits = any("not ready" in error.casefold() and "recipients" in error.casefold() for error in told)
        return Readiness(bool(answer["is_ready"]), wait=waits, errors=tuple(in_finnish(error) for error in told))

    def schedule(self, campaign_id: str, at: datetime) -> None:
        body = {"schedule_time": at.astimezone(UTC).isoformat(timespec="seconds")}
        try:
            without_words(call(self._campaigns.schedule, checked(campaign_id), body))
        except Rejected as error:
            if error.key == "mailchimp.forbidden" and self._rules.send_now_allowed:
                raise NotInPlan(error.key, **error.values) from None
            raise

    def unschedule(self, campaign_id: str) -> None:
        without_words(call(self._campaigns.unschedule, checked(campaign_id)))

    def send(self, campaign_id: str) -> None:
        without_words(call(self._campaigns.send, checked(campaign_id)))

    def delete(self, campaign_id: str) -> None:
        without_words(call(self._campaigns.remove, checked(campaign_id)))

    def get(self, campaign_id: str) -> Campaign:
        return campaign_of(with_id(call(self._campaigns.get, checked(campaign_id), fields=FIELDS), campaign_id))

    def turns(self, now: datetime) -> dict[int, str]:
        """The takeovers that the account shows: whose each is, by number."""
        return turns_in(one.title for one in self._listed(now - _LOOK_BACK))

    def take_turn(self, number: int, host: str, audience: str) -> None:
        """Shows every host that the sending is `host`'s from now on; `number` is above all that are known.

        A draft without content shows it, which nothing can send.
        """
        settings = {"title": turn_title(number, host)}
        body = {"type": "regular", "recipients": {"list_id": audience}, "settings": settings}
        with_id(call(self._campaigns.create, body))

    def content(self, campaign_id: str) -> str:
        answer = call(self._campaigns.get_content, checked(campaign_id))
        if not answer.keys() & {"html", "plain_text"}:
            raise Busy("mailchimp.unreachable", wait=60)
        return str(answer.get("html") or "")

    def clock_off(self, now: datetime) -> timedelta:
        return self._client.clock_off(now)

    def audience(self, terms: Terms) -> Audience:
        audience = terms.audience or ""
        try:
            if terms.segment:
                answer = call(self._lists.get_segment, audience, str(terms.segment), fields=["id", "member_count"])
                people = answer.get("member_count")
            else:
                answer = call(
                    self._lists.get_list,
                    audience,
                    fields=["id", "stats.campaign_last_sent", "stats.member_count"],
                )
                people = (answer.get("stats") or {}).get("member_count")
        except NotFound:
            key = "mailchimp.no_segment" if terms.segment else "mailchimp.no_audience"
            raise Misconfigured(key, audience=audience, segment=terms.segment) from None
        if not answer.get("id"):
            raise Busy("mailchimp.unreachable", wait=60)
        return Audience(count_of(people), instant_of((answer.get("stats") or {}).get("campaign_last_sent")))

    def last_sent(self, terms: Terms) -> datetime | None:
        """When anything at all went last to the audience."""
        return self.audience(replace(terms, segment=0)).last_sent

    def _folder(self) -> str:
        """The id of the campaigns' own folder, made when there is none. It is for people's eyes only."""
        if not self._folder_id:
            answer = call(self._folders.list, count=_PAGE)
            if not isinstance(answer.get("folders"), list):
                raise Busy("mailchimp.unreachable", wait=60)
            ids = [str(one["id"]) for one in answer["folders"] if one.get("name") == self._rules.folder]
            self._folder_id = (
                ids[0] if ids else str(call(self._folders.create, {"name": self._rules.folder}).get("id", ""))
            )
            self._keep_folder(self._folder_id)
        return self._folder_id


def _moment(campaign: Campaign) -> datetime:
    """When it goes, or went; else when it was made."""
    return campaign.send_at or campaign.created


def _settings(parcel: Parcel) -> dict[str, Any]:
    terms = parcel.terms
    return {
        "title": parcel.token,
        "subject_line": terms.subject,
        "preview_text": terms.preview,
        "from_name": terms.from_name,
        "reply_to": terms.reply_to,
        "auto_footer": False,
        "inline_css": False,
    }


def _tracking(terms: Terms) -> dict[str, Any]:
    return {"opens": terms.opens, "html_clicks": True, "text_clicks": False}


def _recipients(terms: Terms) -> dict[str, Any]:
    """A segment without a word on how its conditions are joined may count as none: everybody would get the letter."""
    recipients: dict[str, Any] = {"list_id": terms.audience}
    if terms.segment:
        recipients["segment_opts"] = {"saved_segment_id": terms.segment, "match": terms.match}
    return recipients

"""The carrier Mailchimp: one campaign for a letter, known by its title. Rules in docs/delivery.md."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from mailchimp_marketing.api.campaign_folders_api import CampaignFoldersApi
from mailchimp_marketing.api.campaigns_api import CampaignsApi
from mailchimp_marketing.api.lists_api import ListsApi

from pipeline.config import Config
from pipeline.deliver.campaign import TRIAL, Campaign, Parcel, Readiness
from pipeline.deliver.mailchimp.answers import FIELDS, campaign_of, checked, instant_of, with_id, without_words
from pipeline.deliver.mailchimp.api import SessionApiClient, call
from pipeline.deliver.mailchimp.words import in_finnish
from pipeline.fault import Busy, Misconfigured, NotFound, NotInPlan, Rejected

_PAGE = 1000
_LOOK_BACK = timedelta(days=400)  # a draft may be made long before its hour, by a person who is early
_QUARTER = timedelta(minutes=15)


class Mailchimp:
    """One account. `segment` is who gets the letter within the audience: a saved segment or tag, None for everybody.

    `folder_id` and `keep_folder` remember the campaigns' own folder between runs, so that it is asked for once.
    """

    name = "mailchimp"

    def __init__(
        self,
        client: SessionApiClient,
        config: Config,
        segment: int | None,
        folder_id: str,
        keep_folder: Callable[[str], None],
    ) -> None:
        self._campaigns = CampaignsApi(client)
        self._lists = ListsApi(client)
        self._folders = CampaignFoldersApi(client)
        self._config = config
        self._rules = config.mailchimp
        self._segment = segment
        self._folder_id = folder_id
        self._keep_folder = keep_folder

    @property
    def scheduler(self) -> "Mailchimp":
        return self

    @property
    def tester(self) -> "Mailchimp":
        return self

    def find(self, parcel: Parcel) -> tuple[Campaign, ...]:
        since = (parcel.due - _LOOK_BACK).astimezone(UTC).isoformat(timespec="seconds")
        found: list[dict[str, Any]] = []
        while True:
            page = call(
                self._campaigns.list,
                since_create_time=since,
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
                break
            if not listed:
                raise Busy("mailchimp.unreachable", wait=60)
        return tuple(campaign_of(one) for one in found if (one.get("settings") or {}).get("title") == parcel.token)

    def create(self, parcel: Parcel, *, trial: bool) -> Campaign:
        subject = {"subject_line": parcel.trial_subject} if trial else {}
        body = {
            "type": "regular",
            "recipients": self._recipients(),
            "settings": self._settings(parcel) | {"folder_id": self._folder()} | subject,
            "tracking": {"opens": self._rules.track_opens, "html_clicks": True, "text_clicks": False},
        }
        try:
            return campaign_of(with_id(call(self._campaigns.create, body)))
        except Rejected:
            self._keep_folder("")  # it may be the folder, if somebody has deleted it: the next run asks anew
            raise

    def address(self, campaign_id: str, parcel: Parcel) -> None:
        """Sets subject, sender and recipients again; the same again does no harm."""
        body = {"recipients": self._recipients(), "settings": self._settings(parcel)}
        answer = with_id(call(self._campaigns.update, checked(campaign_id), body), campaign_id)
        if campaign_of(answer).on_trial:
            raise Rejected("mailchimp.still_trial", prefix=TRIAL)

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
        body = {"schedule_time": _quarter(at).astimezone(UTC).isoformat(timespec="seconds")}
        try:
            call(self._campaigns.schedule, checked(campaign_id), body)
        except Rejected as error:
            if error.key == "mailchimp.forbidden" and self._rules.send_now_allowed:
                raise NotInPlan(error.key, **error.values) from None
            raise

    def unschedule(self, campaign_id: str) -> None:
        without_words(call(self._campaigns.unschedule, checked(campaign_id)))

    def send(self, campaign_id: str) -> None:
        call(self._campaigns.send, checked(campaign_id))

    def delete(self, campaign_id: str) -> None:
        without_words(call(self._campaigns.remove, checked(campaign_id)))

    def get(self, campaign_id: str) -> Campaign:
        return campaign_of(with_id(call(self._campaigns.get, checked(campaign_id), fields=FIELDS), campaign_id))

    def last_sent(self) -> datetime | None:
        try:
            answer = call(self._lists.get_list, self._rules.audience, fields=["id", "stats.campaign_last_sent"])
        except NotFound:
            raise Misconfigured("mailchimp.no_audience", audience=self._rules.audience) from None
        if not answer.get("id"):
            raise Busy("mailchimp.unreachable", wait=60)
        return instant_of((answer.get("stats") or {}).get("campaign_last_sent"))

    def _settings(self, parcel: Parcel) -> dict[str, Any]:
        rules = self._config.letter
        return {
            "title": parcel.token,
            "subject_line": parcel.letter.subject,
            "preview_text": parcel.letter.preheader[:150],
            "from_name": rules.from_name,
            "reply_to": rules.reply_to,
            "auto_footer": False,
            "inline_css": False,
        }

    def _recipients(self) -> dict[str, Any]:
        recipients: dict[str, Any] = {"list_id": self._rules.audience}
        if self._segment:
            recipients["segment_opts"] = {"saved_segment_id": self._segment}
        return recipients

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


def _quarter(at: datetime) -> datetime:
    """Only full quarters of an hour can be scheduled; the next one, so that nothing goes before its hour."""
    base = at.replace(minute=0, second=0, microsecond=0)
    return base + -(-(at - base) // _QUARTER) * _QUARTER

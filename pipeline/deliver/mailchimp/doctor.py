"""Is the account ready for a send? By reading calls alone; nothing is changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from mailchimp_marketing.api.lists_api import ListsApi
from mailchimp_marketing.api.root_api import RootApi
from mailchimp_marketing.api.verified_domains_api import VerifiedDomainsApi

from pipeline.deliver.doctor import Finding
from pipeline.deliver.mailchimp.api import SessionApiClient, call
from pipeline.fault import CarrierError
from pipeline.project import Project

_CLOCK_MAX = timedelta(seconds=60)


def look_at_mailchimp(project: Project, client: SessionApiClient, now: datetime) -> Iterator[Finding]:
    """The account, by reading calls alone. `now` (aware) is this machine's clock."""
    try:
        account = call(RootApi(client).get_root, fields=["account_name", "pricing_plan_type"])
    except CarrierError as error:
        yield Finding(False, error.key, error.values)
        return
    yield Finding(True, "doctor.key", {"account": account.get("account_name", "–")})
    yield _clock(client.server_date, now)
    yield from _audience(project, ListsApi(client))
    yield from _sender(project, VerifiedDomainsApi(client))


def _clock(told: str, now: datetime) -> Finding:
    off = abs(parsedate_to_datetime(told) - now) if told else timedelta(0)
    good = off <= _CLOCK_MAX
    return Finding(good, "doctor.clock" if good else "doctor.clock_off", {"off": off})


def _audience(project: Project, lists: ListsApi) -> Iterator[Finding]:
    rules = project.config.mailchimp
    try:
        audience = call(lists.get_list, rules.audience, fields=["name", "stats.member_count"])
        count = int(audience.get("stats", {}).get("member_count", 0))
        values = {"name": audience.get("name", "–"), "count": count}
        yield Finding(count > 0, "doctor.audience" if count else "doctor.audience_empty", values)
        for name, segment in (("segment", rules.segment), ("staff_segment", rules.staff_segment)):
            if segment is not None:
                found = call(lists.get_segment, rules.audience, str(segment), fields=["name", "member_count"])
                people = int(found.get("member_count", 0))
                values = {"key": name, "name": found.get("name", "–"), "count": people}
                yield Finding(people > 0, "doctor.segment" if people else "doctor.segment_empty", values)
    except CarrierError as error:
        yield Finding(False, error.key, error.values)


def _sender(project: Project, domains: VerifiedDomainsApi) -> Iterator[Finding]:
    address = project.config.letter.reply_to
    domain = address.rpartition("@")[2].casefold()
    try:
        answer = call(domains.get_verified_domains_all)
    except CarrierError as error:
        yield Finding(False, error.key, error.values)
        return
    verified = {str(one.get("domain", "")).casefold() for one in answer.get("domains", ()) if one.get("verified")}
    good = domain in verified
    yield Finding(good, "doctor.sender" if good else "doctor.sender_unverified", {"address": address, "domain": domain})

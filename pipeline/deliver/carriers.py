"""The carrier that config names, ready to be driven. The key comes from the environment, and goes nowhere else."""

import os
from typing import TYPE_CHECKING

from pipeline.deliver.campaign import Carrier
from pipeline.deliver.outbox.carrier import Outbox
from pipeline.deliver.reports import Reporter
from pipeline.fault import Misconfigured
from pipeline.project import Place, Project
from pipeline.store import Store
from pipeline.store.kept import keep, kept

if TYPE_CHECKING:
    from pipeline.deliver.mailchimp.api import SessionApiClient
    from pipeline.deliver.mailchimp.carrier import Mailchimp

KEY = "MAILCHIMP_API_KEY"
SERVER = "MAILCHIMP_SERVER"  # another address of the API, for practising against a stand-in
TIMEOUT = "MAILCHIMP_TIMEOUT"  # seconds

# A call can take effect as long as its answer can still come; whoever waits that long is never in doubt about it.
_TIMEOUT = 125.0
_TIMEOUT_MAX = 600.0
_FOLDER = "mailchimp.folder"


def carrier_of(project: Project, store: Store, place: Place, *, gives: bool = True) -> Carrier:
    """`gives`: whether a letter is to be given to it. Raises Misconfigured when the account's key or addresses cannot
    be right, or a practice would have nobody to go to.
    """
    if project.config.letter.carrier == "outbox":
        return Outbox(place.outbox, project.config)
    from pipeline.deliver.mailchimp.carrier import Mailchimp

    rules = project.config.mailchimp
    if gives and place.practises and not rules.staff_segment:
        raise Misconfigured("mailchimp.no_staff_segment")
    return Mailchimp(mailchimp_client(), rules, _kept_folder(store), lambda folder: _keep_folder(store, folder))


def turn_taker(project: Project, store: Store) -> "Mailchimp | None":
    """The carrier that shows every host whose turn it is; None where there is nothing that several could see."""
    if project.config.letter.carrier == "outbox":
        return None
    from pipeline.deliver.mailchimp.carrier import Mailchimp

    return Mailchimp(mailchimp_client(), project.config.mailchimp, _kept_folder(store), lambda _folder: None)


def reporter_of(project: Project) -> Reporter | None:
    """The carrier as one that counts; None for the outbox, which nobody opens or clicks."""
    if project.config.letter.carrier == "outbox":
        return None
    from pipeline.deliver.mailchimp.reports import MailchimpReports

    return MailchimpReports(mailchimp_client(), opens=project.config.mailchimp.track_opens)


def mailchimp_client() -> "SessionApiClient":
    """The account's client. Raises Misconfigured when the key, the server or the time to wait cannot be right."""
    from pipeline.deliver.mailchimp.api import SessionApiClient

    key, server = os.environ.get(KEY, "").strip(), os.environ.get(SERVER, "").strip()
    return SessionApiClient(key, server, _timeout(os.environ.get(TIMEOUT, "").strip()))


def _timeout(written: str) -> float:
    if not written:
        return _TIMEOUT
    try:
        seconds = float(written)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _TIMEOUT_MAX:
        raise Misconfigured("mailchimp.timeout_form", written=written, limit=int(_TIMEOUT_MAX))
    return seconds


def _kept_folder(store: Store) -> str:
    with store.reading() as connection:
        return kept(connection, _FOLDER)


def _keep_folder(store: Store, folder: str) -> None:
    with store.writing() as connection:
        keep(connection, _FOLDER, folder)

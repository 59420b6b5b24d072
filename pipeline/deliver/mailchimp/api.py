"""The SDK with every answer made plain: data, or one of our few errors. It knows the SDK's traps.

The SDK returns failed answers without a JSON body as if they were data, loses headers, and retries nothing; so the
transport below it is ours, and nothing passes that it does not understand.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import requests
from mailchimp_marketing.api_client import ApiClient, ApiClientError
from urllib3.exceptions import NameResolutionError, NewConnectionError

from pipeline.deliver.mailchimp.words import in_finnish
from pipeline.fault import Busy, CarrierError, Misconfigured, NotFound, Rejected, Unclear

_KEY = re.compile(r"[0-9a-f]{32}-[a-z]+[0-9]+")
_PATH = "/3.0"  # where the API stands on every server of Mailchimp's
_CONNECT = 10  # seconds
_WAIT_MAX = 600  # seconds: a longer Retry-After is the next wake-up's business
_GET_TRIES = 2


class SessionApiClient(ApiClient):  # type: ignore[misc]
    """The SDK's client over one session of ours. `timeout` is in seconds, for the answer of one call."""

    def __init__(self, key: str, server: str, timeout: float) -> None:
        """Raises Misconfigured when the key or the server cannot be right, before anything is called."""
        if not _KEY.fullmatch(key):
            raise Misconfigured("mailchimp.key_form" if key else "mailchimp.no_key")
        if (
            server
            and urlsplit(server).scheme != "https"
            and urlsplit(server).hostname not in ("127.0.0.1", "localhost", "::1")
        ):
            raise Misconfigured("mailchimp.server_form", server=server)
        super().__init__({"api_key": key, "timeout": timeout})
        if server:
            address = server.rstrip("/")
            self.host = address if urlsplit(address).path else f"{address}{_PATH}"
            self.server = ""
        self.server_date = ""  # the Date header of the last answer: the carrier's own clock
        self._born = self._heard = monotonic()
        self.session = requests.Session()
        # A proxy of the environment must not see the key.
        self.session.trust_env = False

    def clock_off(self, now: datetime) -> timedelta:
        """How far the machine's clock is from the server's, by the last answer; `now` (aware) is when this was made.

        Whoever works by another clock than the machine's (`--now`) is believed where the machine's own one is right.
        """
        try:
            told = parsedate_to_datetime(self.server_date)
        except ValueError:
            return timedelta(0)
        told = told if told.tzinfo else told.replace(tzinfo=UTC)
        waited = timedelta(seconds=int(monotonic() - self._heard))
        since = timedelta(seconds=int(self._heard - self._born))
        return min(abs(told - since - now), abs(told + waited - datetime.now(UTC)))

    def request(
        self, method: str, url: str, query_params: Any = None, headers: Any = None, body: Any = None
    ) -> requests.Response:
        """One call. Raises our errors; the SDK hands them on inside its own."""
        reading = method == "GET"
        for left in reversed(range(_GET_TRIES if reading else 1)):
            try:
                response = self.session.request(
                    method,
                    url,
                    params=query_params,
                    headers=headers,
                    auth=("soila", self.api_key),
                    timeout=(_CONNECT, self.timeout),
                    allow_redirects=False,
                    data=None if reading or body is None else json.dumps(body),
                )
                self.server_date, self._heard = response.headers.get("Date", ""), monotonic()
                return _understood(response, reading)
            except requests.RequestException as error:
                if left == 0:
                    raise _transport_error(error, reading) from None
            except Busy:
                if left == 0:
                    raise
        raise AssertionError("unreachable")


def call(function: Any, *arguments: Any, **keywords: Any) -> dict[str, Any]:
    """Calls a function of the SDK: its JSON object, or {} for an answer without one. Raises CarrierError."""
    try:
        answer = function(*arguments, **keywords)
    except ApiClientError as error:
        if isinstance(error.text, CarrierError):
            raise error.text from None
        raise Unclear("deliver.unclear") from None
    return answer if isinstance(answer, dict) else {}


def _understood(response: requests.Response, reading: bool) -> requests.Response:
    """The answer, if it is one: 204 to an act, or success with a JSON object that holds something."""
    problem = _json_object(response)
    status = response.status_code
    if status == 204 and not reading:
        return response
    if 200 <= status < 300 and problem:
        response.headers["Content-Type"] = "application/json"  # the SDK believes the header, not the body
        return response
    if status == 429 or (status == 403 and problem is None):
        raise Busy("mailchimp.busy", wait=_wait(response))
    if not 400 <= status < 500 or (problem is None and not reading and status != 401):
        raise _no_answer(reading)
    raise _refusal(status, problem)


def _refusal(status: int, problem: dict[str, Any] | None) -> CarrierError:
    """What a 4xx means, by its status and by what the carrier says."""
    detail = _detail(problem or {})
    if status == 401:
        return Misconfigured("mailchimp.bad_key")
    if status == 404 and problem is None:
        return Misconfigured("mailchimp.wrong_server")
    if status == 404:
        return NotFound("mailchimp.not_found", detail=in_finnish(detail) if detail else str(status))
    if status == 403:
        return Rejected("mailchimp.forbidden", detail=in_finnish(detail) if detail else str(status))
    if "recipients not ready" in detail:
        return Busy("deliver.not_ready_yet", wait=60)
    return Rejected("mailchimp.rejected", detail=in_finnish(detail) if detail else str(status))


def _no_answer(harmless: bool) -> CarrierError:
    """Nothing tells what became of the call: a harmless one is made again, any other may have done everything."""
    return Busy("mailchimp.unreachable", wait=60) if harmless else Unclear("deliver.unclear")


def _json_object(response: requests.Response) -> dict[str, Any] | None:
    try:
        data = response.json()
    except ValueError:
        return None
    return data if isinstance(data, dict) else None


def _detail(problem: dict[str, Any]) -> str:
    """What the carrier says, with the fields that it names."""
    fields = [
        f"{one.get('field', '')}: {one.get('message', '')}"
        for one in problem.get("errors") or ()
        if isinstance(one, dict)
    ]
    return "; ".join([str(problem.get("detail") or problem.get("title") or ""), *fields]).strip("; ")


def _wait(response: requests.Response) -> int:
    """Seconds that the carrier asks for, within reason; it documents no header, so a minute where it says nothing."""
    told = response.headers.get("Retry-After", "")
    return min(int(told), _WAIT_MAX) if told.isascii() and told.isdigit() else 60


def _transport_error(error: requests.RequestException, reading: bool) -> CarrierError:
    """What a call without an answer may have done: nothing, if it never left."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    never_left = isinstance(error, requests.ConnectTimeout) or isinstance(
        reason, NewConnectionError | NameResolutionError
    )
    if isinstance(reason, NameResolutionError):
        return Busy("mailchimp.no_such_server", wait=60)
    return _no_answer(reading or never_left)

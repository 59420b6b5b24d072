"""A stand-in Mailchimp over real HTTP: its behaviour (`mailchimp_rules`), a fault plan, and a log of every call."""

import base64
import json
import os
import re
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.peers.mailchimp_rules import KEY, Account, Refusal

# What can go wrong with a call. Each happens before the effect, or after it.
KINDS = (
    "cut", "delay", "busy", "busy-bare", "forbidden-bare", "problem-500", "empty-502", "html-502", "html-200",
    "half-json", "empty-object", "other-json", "redirect", "late", "kill",
)  # fmt: skip


@dataclass
class Fault:
    """The `nth` call (from 1) whose "METHOD /path" matches fails so; `seconds` is how late a late effect comes.

    Of the kind "pause" the call has its effect and its answer, and `meanwhile` happens between the two.
    """

    match: str
    kind: str
    after: bool = False
    nth: int = 1
    seconds: int = 100
    seen: int = 0
    meanwhile: Callable[[Account], object] = lambda _account: None

    def strikes(self, call: str) -> bool:
        if not re.fullmatch(self.match, call):
            return False
        self.seen += 1
        return self.seen == self.nth


@dataclass
class Peer:
    """A running stand-in. `victim` is the process that a fault of the kind "kill" ends."""

    url: str
    account: Account
    faults: list[Fault] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    victim: int = 0


@contextmanager
def mailchimp(account: Account | None = None) -> Iterator[Peer]:
    """The stand-in on a free loopback port."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.peer = Peer(f"http://127.0.0.1:{server.server_address[1]}/3.0", account or Account())
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.peer
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    peer: Peer
    daemon_threads = True
    lock = threading.Lock()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is what the faults are for."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def _handle(self) -> None:
        peer = self.server.peer
        path = urlsplit(self.path)
        call = f"{self.command} {path.path.removeprefix('/3.0')}"
        length = int(self.headers.get("Content-Length") or 0)
        raw = self.rfile.read(length)
        with self.server.lock:
            peer.calls.append(call)
            fault = next((one for one in peer.faults if one.strikes(call)), None)
            effect = self._effect(call, {key: value[0] for key, value in parse_qs(path.query).items()}, raw)
            if fault is None:
                self._answer(*_result(effect))
                return
            result = None
            if fault.kind == "pause":
                result = _result(effect)
                fault.meanwhile(peer.account)
                self._answer(*result)
                return
            if fault.kind == "late":
                peer.account.late.append((peer.account.now + timedelta(seconds=fault.seconds), effect))
            elif fault.after:
                result = _result(effect)
        self._fail(fault, result)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _handle  # noqa: N815

    def _fail(self, fault: Fault, result: tuple[int, Any] | None) -> None:
        if fault.kind == "kill":
            os.kill(self.server.peer.victim, signal.SIGKILL)
        if fault.kind == "delay":
            self.rfile.read(1)  # until the client gives up
        if fault.kind in ("cut", "late", "kill", "delay"):
            self.close_connection = True
            return
        problem = {"type": "", "title": "Too Many Requests", "status": 429, "detail": "slow down", "instance": ""}
        answers: dict[str, tuple[int, bytes, str]] = {
            "busy": (429, json.dumps(problem).encode(), "application/problem+json"),
            "busy-bare": (429, b"", ""),
            "forbidden-bare": (403, b"", ""),
            "problem-500": (
                500,
                b'{"title":"Internal Server Error","status":500,"detail":""}',
                "application/problem+json",
            ),
            "empty-502": (502, b"", ""),
            "html-502": (502, b"<html>Bad Gateway</html>", "text/html"),
            "html-200": (200, b"<html>Huolto</html>", "text/html"),
            "half-json": (200, json.dumps(result[1] if result else {"id": "x" * 20}).encode()[:-4], "application/json"),
            "empty-object": (200, b"{}", "application/json"),
            "other-json": (200, b'{"portal": "login"}', "application/json"),
            "redirect": (302, b"", ""),
        }
        self._send(*answers[fault.kind])

    def _effect(self, call: str, query: dict[str, str], raw: bytes) -> Callable[[], Any]:
        """The call as something that can be done now, later or never."""
        account = self.server.peer.account
        expected = base64.b64encode(f"soila:{KEY}".encode()).decode()
        allowed = self.headers.get("Authorization") == f"Basic {expected}"

        def effect() -> Any:
            if not allowed:
                raise Refusal(401, "API Key Invalid", "Your API key may be invalid.")
            try:
                body = json.loads(raw) if raw else {}
            except ValueError:
                raise Refusal(400, "JSON Parse Error", "We encountered an unspecified JSON parsing error.") from None
            for pattern, act in ROUTES.items():
                if match := re.fullmatch(pattern, call):
                    return act(account, query, body or {}, *match.groups())
            raise Refusal(404, "Resource Not Found", "The requested resource could not be found.")

        return effect

    def _answer(self, status: int, body: Any) -> None:
        kind = "application/json" if status < 400 else "application/problem+json"
        self._send(status, b"" if body is None else json.dumps(body).encode(), kind)

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self.send_response_only(status)
        self.send_header("Date", format_datetime(self.server.peer.account.now))
        if kind and status != 204:
            self.send_header("Content-Type", kind)
        if status == 302:
            self.send_header("Location", "/3.0/")
        if status == 429:
            self.send_header("Retry-After", "30")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def _result(effect: Callable[[], Any]) -> tuple[int, Any]:
    try:
        body = effect()
    except Refusal as refusal:
        return refusal.status, refusal.body
    return (204, None) if body is None else (200, body)


def _list(account: Account, query: dict[str, str], _: dict[str, Any]) -> dict[str, Any]:
    found = account.listed()
    if since := query.get("since_create_time"):
        found = [one for one in found if one.created > datetime.fromisoformat(since)]
    if status := query.get("status"):
        found = [one for one in found if account.shown(one)["status"] == status]
    offset, count = int(query.get("offset", 0)), min(int(query.get("count", 10)), 1000)
    page = found[offset : offset + count]
    return {"campaigns": [account.shown(one) for one in page], "total_items": len(found)}


def _new_folder(account: Account, _: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
    folder = f"f{len(account.folders):09x}"
    account.folders[folder] = body["name"]
    return {"id": folder, "name": body["name"]}


_ID = r"([0-9a-f]{10})"
# "METHOD /path" -> what it does with (account, query, body, ids from the path).
ROUTES: dict[str, Callable[..., Any]] = {
    r"GET /": lambda a, q, b: {"account_name": "SOILA", "pricing_plan_type": "monthly"},
    r"GET /ping": lambda a, q, b: {"health_status": "Everything's Chimpy!"},
    r"GET /campaigns": _list,
    r"POST /campaigns": lambda a, q, b: a.create(b),
    rf"GET /campaigns/{_ID}": lambda a, q, b, i: a.get(i),
    rf"PATCH /campaigns/{_ID}": lambda a, q, b, i: a.update(i, b),
    rf"DELETE /campaigns/{_ID}": lambda a, q, b, i: a.delete(i),
    rf"GET /campaigns/{_ID}/content": lambda a, q, b, i: a.content(i),
    rf"POST /campaigns/{_ID}/actions/replicate": lambda a, q, b, i: a.get(a.copy_by_hand(i)),
    rf"PUT /campaigns/{_ID}/content": lambda a, q, b, i: a.set_content(i, b),
    rf"GET /campaigns/{_ID}/send-checklist": lambda a, q, b, i: a.checklist(i),
    rf"POST /campaigns/{_ID}/actions/schedule": lambda a, q, b, i: a.schedule(i, b),
    rf"POST /campaigns/{_ID}/actions/unschedule": lambda a, q, b, i: a.unschedule(i),
    rf"POST /campaigns/{_ID}/actions/send": lambda a, q, b, i: a.send(i),
    rf"POST /campaigns/{_ID}/actions/test": lambda a, q, b, i: a.test(i, b),
    rf"GET /reports/{_ID}": lambda a, q, b, i: a.report(i),
    rf"GET /reports/{_ID}/click-details": lambda a, q, b, i: a.clicks(i),
    r"GET /campaign-folders": lambda a, q, b: {"folders": [{"id": i, "name": n} for i, n in a.folders.items()]},
    r"POST /campaign-folders": _new_folder,
    r"GET /verified-domains": lambda a, q, b: {
        "domains": [{"domain": d, "verified": True} for d in sorted(a.verified)]
    },
    r"GET /lists/(\w+)": lambda a, q, b, i: a.audience(i),
    r"GET /lists/(\w+)/segments/(\d+)": lambda a, q, b, i, s: a.segment(i, int(s)),
}

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


@dataclass(frozen=True)
class Reply:
    """What is answered: status, body and the kind of the body."""

    status: int
    data: bytes = b""
    kind: str = ""


@dataclass
class Peer:
    """A running stand-in. `victim` is the process that a fault of the kind "kill" ends."""

    url: str
    account: Account
    faults: list[Fault] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    victim: int = 0

    def serve(self, call: str, query: dict[str, str], raw: bytes, authorization: str) -> tuple[Reply | None, str]:
        """What a call is answered, None where the line is cut, and the kind of fault that it met."""
        self.calls.append(call)
        fault = next((one for one in self.faults if one.strikes(call)), None)
        effect = self._effect(call, query, raw, authorization)
        if fault is None:
            return _reply(*_result(effect)), ""
        result = None
        if fault.kind == "pause":
            result = _result(effect)
            fault.meanwhile(self.account)
            return _reply(*result), ""
        if fault.kind == "late":
            self.account.late.append((self.account.now + timedelta(seconds=fault.seconds), effect))
        elif fault.after:
            result = _result(effect)
        return _broken(fault.kind, result), fault.kind

    def _effect(self, call: str, query: dict[str, str], raw: bytes, authorization: str) -> Callable[[], Any]:
        """The call as something that can be done now, later or never."""
        expected = base64.b64encode(f"soila:{KEY}".encode()).decode()

        def effect() -> Any:
            if authorization != f"Basic {expected}":
                raise Refusal(401, "API Key Invalid", "Your API key may be invalid.")
            try:
                body = json.loads(raw) if raw else {}
            except ValueError:
                raise Refusal(400, "JSON Parse Error", "We encountered an unspecified JSON parsing error.") from None
            for pattern, act in ROUTES.items():
                if match := re.fullmatch(pattern, call):
                    return act(self.account, query, body or {}, *match.groups())
            raise Refusal(404, "Resource Not Found", "The requested resource could not be found.")

        return effect

    def headers(self, reply: Reply) -> dict[str, str]:
        """Those of an answer that is given now."""
        told = {"Date": format_datetime(self.account.now)}
        if reply.kind and reply.status != 204:
            told["Content-Type"] = reply.kind
        if reply.status == 302:
            told["Location"] = "/3.0/"
        if reply.status == 429:
            told["Retry-After"] = "30"
        return {**told, "Content-Length": str(len(reply.data))}


def call_of(method: str, url: str) -> tuple[str, dict[str, str]]:
    """A request as "METHOD /path", and its query."""
    parts = urlsplit(url)
    query = {key: value[0] for key, value in parse_qs(parts.query).items()}
    return f"{method} {parts.path.removeprefix('/3.0')}", query


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
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.server.lock:
            call, query = call_of(self.command, self.path)
            reply, fault = peer.serve(call, query, raw, self.headers.get("Authorization") or "")
        if fault == "kill":
            assert peer.victim > 0  # 0 would be whoever runs the stand-in, and all that run beside it
            os.kill(peer.victim, signal.SIGKILL)
        if fault == "delay":
            self.rfile.read(1)  # until the client gives up
        if reply is None:
            self.close_connection = True
        else:
            self._send(reply)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _handle  # noqa: N815

    def _send(self, reply: Reply) -> None:
        self.send_response_only(reply.status)
        for name, value in self.server.peer.headers(reply).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.data)


def _reply(status: int, body: Any) -> Reply:
    kind = "application/json" if status < 400 else "application/problem+json"
    return Reply(status, b"" if body is None else json.dumps(body).encode(), kind)


def _broken(kind: str, result: tuple[int, Any] | None) -> Reply | None:
    """What a fault answers; `result` is that of the call, where it had its effect."""
    problem = {"type": "", "title": "Too Many Requests", "status": 429, "detail": "slow down", "instance": ""}
    whole = json.dumps(result[1] if result else {"id": "x" * 20}).encode()
    server_error = b'{"title":"Internal Server Error","status":500,"detail":""}'
    answers = {
        "busy": Reply(429, json.dumps(problem).encode(), "application/problem+json"),
        "busy-bare": Reply(429),
        "forbidden-bare": Reply(403),
        "problem-500": Reply(500, server_error, "application/problem+json"),
        "empty-502": Reply(502),
        "html-502": Reply(502, b"<html>Bad Gateway</html>", "text/html"),
        "html-200": Reply(200, b"<html>Huolto</html>", "text/html"),
        "half-json": Reply(200, whole[:-4], "application/json"),
        "empty-object": Reply(200, b"{}", "application/json"),
        "other-json": Reply(200, b'{"portal": "login"}', "application/json"),
        "redirect": Reply(302),
    }
    return answers.get(kind)


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

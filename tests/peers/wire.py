"""The stand-in Mailchimp without sockets: the session of the SDK speaks to it within the process."""

from io import BytesIO
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse

from tests.peers.mailchimp import Peer, call_of


class Killed(BaseException):
    """The process ended here: nothing after it was done."""


class Wire(HTTPAdapter):
    """A transport of `requests` whose other end is a stand-in."""

    def __init__(self, peer: Peer) -> None:
        super().__init__()
        self.peer = peer

    def send(self, request: requests.PreparedRequest, *_: Any, **__: Any) -> requests.Response:
        call, query = call_of(request.method or "", request.url or "")
        body = request.body or b""
        raw = body.encode() if isinstance(body, str) else body
        reply, fault = self.peer.serve(call, query, raw, request.headers.get("Authorization", ""))
        if fault == "kill":
            raise Killed
        if reply is None:
            raise requests.ConnectionError(call, request=request)
        answer = HTTPResponse(BytesIO(reply.data), self.peer.headers(reply), reply.status, preload_content=False)
        return self.build_response(request, answer)

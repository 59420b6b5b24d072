"""A client's share of requests: a burst, then a few a second; others have shares of their own."""

from collections.abc import Callable, Iterable
from typing import Any

from pipeline.web.throttle import BURST, RATE, Throttle, client_of


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def app(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [])
    return [b"sivu"]


def served(throttle: Throttle, client: str, times: int) -> int:
    codes: list[str] = []
    for _ in range(times):
        throttle({"REMOTE_ADDR": client}, lambda code, _: codes.append(code))
    return codes.count("200 OK")


def test_a_client_gets_a_burst_and_then_its_share_of_each_second() -> None:
    clock = Clock()
    throttle = Throttle(app, b"odota", clock)
    assert served(throttle, "192.0.2.1", 100) == BURST
    assert served(throttle, "192.0.2.1", 1) == 0
    assert served(throttle, "192.0.2.2", 1) == 1
    clock.now += 1
    assert served(throttle, "192.0.2.1", 100) == RATE
    clock.now += 3600
    assert served(throttle, "192.0.2.1", 100) == BURST


def test_whoever_is_refused_hears_when_to_come_again() -> None:
    throttle = Throttle(app, b"odota", Clock())
    served(throttle, "192.0.2.1", 100)
    told: list[Any] = []
    assert throttle({"REMOTE_ADDR": "192.0.2.1"}, lambda *said: told.extend(said)) == [b"odota"]
    assert told[0].startswith("429")
    assert ("Retry-After", "10") in told[1]


def test_the_proxy_of_this_machine_says_who_asks_and_nobody_else_does() -> None:
    named = "203.0.113.7, 198.51.100.9"
    assert client_of({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": named}) == "198.51.100.9"
    assert client_of({"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": named}) == "192.0.2.1"
    assert client_of({"REMOTE_ADDR": "127.0.0.1"}) == "127.0.0.1"


def test_clients_are_forgotten_before_there_are_too_many() -> None:
    throttle = Throttle(app, b"odota", Clock())
    for number in range(6000):
        served(throttle, f"client {number}", 1)
    assert len(throttle._left) == 5000

"""Addresses of servers in config: what is meant, and what is refused without showing what may be a password."""

import pytest

from pipeline.config import SmtpServer
from pipeline.config.servers import database, is_loopback, listened, smtp
from pipeline.fault import Fault


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", None),
        ("smtp://posti.example.org", SmtpServer("posti.example.org", 587)),
        ("smtp://127.0.0.1:2525/", SmtpServer("127.0.0.1", 2525)),
        ("smtps://posti.example.org", SmtpServer("posti.example.org", 465, tls=True)),
    ],
)
def test_a_mail_server_is_known_by_its_address(written: str, meant: SmtpServer | None) -> None:
    assert smtp(written) == meant


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("posti.example.org", "config.not_smtp"),
        ("http://posti.example.org", "config.not_smtp"),
        ("smtp://", "config.not_smtp"),
        ("smtp://posti:0", "config.not_smtp"),
        ("smtp://posti:99999", "config.not_smtp"),
        ("smtp://posti.example.org/laatikko", "config.not_smtp"),
        ("smtp://minä:salasana@posti.example.org", "config.url_with_name"),
        (5, "config.not_text"),
    ],
)
def test_what_is_no_mail_server_is_refused(written: object, key: str) -> None:
    with pytest.raises(Fault) as told:
        smtp(written)
    assert told.value.key == key
    assert "salasana" not in str(told.value.values)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "postgresql+psycopg://soila@tietokanta.example.org/soila",
        "postgresql+psycopg://soila@[::1]:5433/soila?sslmode=verify-full",
        "postgresql+psycopg://soila@/soila?host=/var/run/postgresql",
    ],
)
def test_a_database_is_known_by_its_address(written: str) -> None:
    assert database(written) == written


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("postgresql://soila@example.org/soila", "config.not_database"),
        ("sqlite:///state.db", "config.not_database"),
        ("postgresql+psycopg://soila@/soila", "config.not_database"),
        ("postgresql+psycopg://soila@example.org", "config.not_database"),
        ("postgresql+psycopg://soila@example.org/", "config.not_database"),
        ("postgresql+psycopg://soila@example.org/a/b", "config.not_database"),
        ("postgresql+psycopg://soila@example.org:0/soila", "config.not_database"),
        ("postgresql+psycopg://soila@example.org:99999/soila", "config.not_database"),
        ("postgresql+psycopg://soila@example.org/soila#x", "config.not_database"),
        ("postgresql+psycopg://soila:salasana@example.org/soila", "config.database_password"),
        ("postgresql+psycopg://soila:@example.org/soila", "config.database_password"),
        ("postgresql+psycopg://soila@example.org/soila?password=salasana", "config.database_password"),
        ("postgresql+psycopg://soila@example.org/soila?sslpassword=salasana", "config.database_password"),
        (5, "config.not_text"),
    ],
)
def test_what_is_no_address_of_a_database_is_refused(written: object, key: str) -> None:
    with pytest.raises(Fault) as told:
        database(written)
    assert told.value.key == key
    assert "salasana" not in str(told.value.values)


@pytest.mark.parametrize(
    ("written", "meant"), [("", None), ("127.0.0.1:8080", ("127.0.0.1", 8080)), ("[::1]:80", ("::1", 80))]
)
def test_pages_are_served_at_a_host_and_a_port(written: str, meant: tuple[str, int] | None) -> None:
    assert listened(written) == meant


@pytest.mark.parametrize("written", ["8080", "127.0.0.1", ":8080", "127.0.0.1:0", "127.0.0.1:65536", "a b:80"])
def test_what_is_no_place_to_serve_at_is_refused(written: str) -> None:
    with pytest.raises(Fault, match=r"config\.not_listened"):
        listened(written)


@pytest.mark.parametrize(
    ("host", "own"),
    [("localhost", True), ("127.8.9.1", True), ("::1", True), ("0.0.0.0", False), ("example.org", False)],
)
def test_only_this_machine_is_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own

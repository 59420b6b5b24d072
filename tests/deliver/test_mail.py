"""Whatever a sender is called, a mail has one sender of that name, and no header that nobody wrote."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config.values import sender
from pipeline.deliver.outbox.mail import MAIL, mailbox
from pipeline.fault import Fault

ADDRESS = "soila@example.org"


def written(name: str) -> bytes:
    message = EmailMessage(policy=MAIL)
    message["Subject"] = "Kirje"
    message["From"] = mailbox(name, ADDRESS)
    message["To"] = mailbox(name, ADDRESS)
    message.set_content("Hei")
    return bytes(message)


def check(name: str) -> None:
    data = written(name)
    read = message_from_bytes(data, policy=default)
    assert [key.casefold() for key in read][:3] == ["subject", "from", "to"]
    assert len(read.keys()) == 6
    header = read["From"]
    assert isinstance(header, AddressHeader)
    assert [one.addr_spec for one in header.addresses] == [ADDRESS]
    # Read by the older half of the library: the newer one of Python 3.11 puts spaces between encoded words.
    phrase, address = parseaddr(message_from_bytes(data)["From"])
    assert (str(make_header(decode_header(phrase))), address) == (name, ADDRESS)
    assert max(map(len, data.split(b"\r\n"))) < 200


@pytest.mark.parametrize(
    "name",
    [
        "SOILA-koordinaatiohanke",
        'SOILA "tiimi"',
        "a\\b",
        "a, b",
        "Ää, öö <x@evil.example>",
        "ä" * 100,
        "a, " * 33 + "a",
        "ä, " * 33 + "ä",
        "sana " * 19 + "sana",
        "=?utf-8?q?=0aBcc:_x=40evil.example?=",
        "日本, 語" * 20,
        '"',
        "\\",
        "(a) [b] : ; @",
    ],
)
def test_a_sender_is_named_as_config_has_it(name: str) -> None:
    check(name)


def test_a_usual_name_is_written_as_ever() -> None:
    assert b'\r\nFrom: "SOILA-koordinaatiohanke" <soila@example.org>\r\n' in written("SOILA-koordinaatiohanke")


@given(st.text(st.one_of(st.characters(), st.sampled_from(' ,"\\<>@=?;:ä\r\n\0\u2028')), min_size=1, max_size=100))
def test_what_config_lets_through_makes_no_second_header_or_address(name: str) -> None:
    try:
        name = sender(name)
    except Fault:
        return
    data = written(name)
    heads = data.split(b"\r\n\r\n", 1)[0]
    starts = [line.partition(b":")[0] for line in heads.split(b"\r\n") if not line.startswith(b" ")]
    assert sorted(starts) == sorted(
        [b"Subject", b"From", b"To", b"Content-Type", b"Content-Transfer-Encoding", b"MIME-Version"]
    )
    header = message_from_bytes(data, policy=default)["From"]
    assert isinstance(header, AddressHeader)
    assert [one.addr_spec for one in header.addresses] == [ADDRESS]

"""Only what config names is asked, on the ports of the web, and never by chance inside our own network."""

from collections.abc import Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.collect.fetch.hosts import check_address, hosts_of, is_outside, reachable
from pipeline.config import SourceRule
from pipeline.fault import Fault
from pipeline.messages import both

HOSTS = frozenset(("thl.fi", "www.thl.fi"))
INSIDE_4 = (
    "0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254 "
    "172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.9 192.0.0.170 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 "
    "198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255"
).split()
OUTSIDE_4 = (
    "1.1.1.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.1 126.255.255.255 128.0.0.1 169.253.255.255 169.255.0.1 "
    "172.15.255.255 172.32.0.1 192.0.1.1 192.167.255.255 192.169.0.1 193.166.3.2 198.17.255.255 198.20.0.1 "
    "223.255.255.255"
).split()
# Every form in which an IPv4 address lies within an IPv6 one.
WRAPPED: dict[str, Callable[[int], int]] = {
    "mapped": lambda inner: 0xFFFF << 32 | inner,
    "NAT64": lambda inner: 0x64FF9B << 96 | inner,
    "6to4": lambda inner: 0x2002 << 112 | inner << 80 | 1,
    "Teredo server": lambda inner: 0x20010000 << 96 | inner << 64 | (0xFFFFFFFF ^ int(IPv4Address("193.166.3.2"))),
    "Teredo client": lambda inner: 0x20010000 << 96 | int(IPv4Address("193.166.3.2")) << 64 | (0xFFFFFFFF ^ inner),
    "ISATAP": lambda inner: 0x20010708 << 96 | 0x5EFE << 32 | inner,
    "ISATAP, global": lambda inner: 0x20010708 << 96 | 0x02005EFE << 32 | inner,
}


def refused(run: Callable[[], object]) -> str:
    """The key of the refusal; its sentences can be said."""
    with pytest.raises(Fault) as caught:
        run()
    assert all(both(caught.value.key, **caught.value.values))
    return caught.value.key


class TestAddresses:
    @pytest.mark.parametrize("address", INSIDE_4)
    def test_what_lies_inside_is_known_in_every_form(self, address: str) -> None:
        inner = IPv4Address(address)
        assert not is_outside(inner)
        for form, wrap in WRAPPED.items():
            assert not is_outside(IPv6Address(wrap(int(inner)))), form

    @pytest.mark.parametrize("address", OUTSIDE_4)
    def test_what_lies_outside_is_known_in_every_form(self, address: str) -> None:
        inner = IPv4Address(address)
        assert is_outside(inner)
        for form, wrap in WRAPPED.items():
            assert is_outside(IPv6Address(wrap(int(inner)))), form

    @pytest.mark.parametrize(
        "address",
        [
            "::",
            "::1",
            "::127.0.0.1",
            "::8.8.8.8",  # IPv4-compatible: nobody has been there since 2006 (RFC 4291)
            "::ffff:0:127.0.0.1",  # translated (RFC 2765)
            "64:ff9b:1::7f00:1",  # NAT64 of one network (RFC 8215)
            "64:ff9b:1::808:808",
            "100::1",  # discarded
            "2001:2::1",  # benchmarks
            "2001:10::1",
            "2001:20::1",
            "2001:db8::1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "fc00::1",
            "fd00::1",
            "fe80::1",
            "fe80::1%eth0",
            "fec0::1",
            "feff::1",
            "ff02::1",
            "ff0e::1",
            "4000::1",
            "2001:708::1%1",
        ],
    )
    def test_what_is_no_machine_on_the_open_internet(self, address: str) -> None:
        assert not is_outside(ip_address(address))

    @pytest.mark.parametrize("address", ["2001:708::1", "2001:200::1", "2a00:1450::1", "2600::1", "3ffe:ffff::1"])
    def test_what_is_one(self, address: str) -> None:
        assert is_outside(ip_address(address))

    @settings(deadline=None)
    @given(st.ip_addresses())
    def test_what_python_calls_private_is_never_outside(self, address: IPv4Address | IPv6Address) -> None:
        if is_outside(address):
            names = ("is_private", "is_loopback", "is_link_local", "is_multicast", "is_unspecified")
            assert not any(getattr(address, name) for name in names)

    def test_an_address_behind_a_name_is_looked_at(self) -> None:
        for address in ("10.0.0.1", "192.168.1.1", "169.254.169.254", "127.0.0.1", "::1", "fd00::1", "localhost"):
            assert reachable(address, 80)  # named by config as it is

    @pytest.mark.parametrize("host", ["127.1", "0x7f000001", "2130706433", "0177.0.0.1", "0"])
    def test_another_way_to_write_an_address_is_a_name_like_any_other(self, host: str) -> None:
        assert refused(lambda: reachable(host, 80)) == "fetch.inside"


class TestUrls:
    @pytest.mark.parametrize(
        "url",
        [
            "https://thl.fi",
            "https://THL.fi/soila?a=b#c",
            "http://thl.fi:80/",
            "https://thl.fi:443/",
            "https://thl.fi:/",
            "https://www.thl.fi/päivä kirja",
        ],
    )
    def test_an_address_of_a_page(self, url: str) -> None:
        check_address(url, HOSTS)

    @pytest.mark.parametrize(
        "url",
        [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "//thl.fi/",
            "https:///x",
            "https://thl.fi:99999999/",
            "https://thl.fi:８０/",
            "https://user:word@thl.fi/",
            "https://@thl.fi/",
            "https://thl.fi@evil.example/",
            "https://thl.fi\\@evil.example/",
            "https://evil.example\\@thl.fi/",
            "https://evil.example\\.thl.fi/",
            "https://evil.example\\",
            "https://thl%2efi/",
            "https://thl.fi%00.evil.example/",
            "https://th\tl.fi/",
            "\x01https://thl.fi/",
            "https://thl.fi/\r\nHost: evil.example",
            "https://ｔｈｌ.fi/",
            "https://thl。fi/",
            "https://①②⑦.0.0.1/",
            "https://[::1%25lo]/",
            "https://[bad",
            "https://[v1.x]/",
        ],
    )
    def test_what_can_be_read_in_two_ways_is_none(self, url: str) -> None:
        assert refused(lambda: check_address(url, HOSTS)) == "fetch.not_url"

    @pytest.mark.parametrize(
        "url",
        [
            "https://evil.example/",
            "https://thl.fi.evil.example/",
            "https://thl.fi./",
            "https://тhl.fi/",  # its first letter is Cyrillic
            "http://127.1/",
            "http://127.0.0.1/",
            "http://0x7f000001/",
            "http://2130706433/",
            "http://[::1]/",
            "http://[::ffff:7f00:1]/",
            "http://[fe80::1]/",
            "http://localhost/",
        ],
    )
    def test_a_host_that_config_does_not_name(self, url: str) -> None:
        assert refused(lambda: check_address(url, HOSTS)) == "fetch.other_host"

    @pytest.mark.parametrize("port", [0, 22, 81, 8080, 8443, 65535])
    def test_a_port_that_config_does_not_name(self, port: int) -> None:
        assert refused(lambda: check_address(f"https://thl.fi:{port}/", HOSTS)) == "fetch.other_port"

    def test_a_safe_page_leads_to_no_unsafe_one(self) -> None:
        check_address("https://thl.fi/x", HOSTS, "http://thl.fi/")
        assert refused(lambda: check_address("http://thl.fi/x", HOSTS, "https://thl.fi/")) == "fetch.downgrade"


class TestNamed:
    @pytest.mark.parametrize(
        ("url", "hosts", "allowed"),
        [
            ("https://thl.fi/x", (), "https://thl.fi/y"),
            ("https://thl.fi:8443/x", (), "https://thl.fi:8443/y"),
            ("https://thl.fi:8443/x", ("thl.fi",), "https://thl.fi:8443/y"),
            ("https://thl.fi/x", ("thl.fi", "Thl.fi:8080"), "http://thl.fi:8080/y"),
            ("http://localhost:8000/x", (), "http://localhost:8000/"),
            ("http://[::1]:8000/x", (), "http://[0:0::1]:8000/"),
            ("http://x.example/", ("[::1]:8000",), "http://[::1]:8000/"),
            ("http://x.example/", ("::1", "[fd00::2]"), "http://[fd00::2]/"),
            ("https://päivä.example/", (), "https://xn--piv-qlac.example/"),
            ("https://xn--piv-qlac.example/", (), "https://Päivä.example/"),
        ],
    )
    def test_what_config_names_is_asked(self, url: str, hosts: tuple[str, ...], allowed: str) -> None:
        check_address(allowed, hosts_of(SourceRule("a", "thl", url, hosts)))

    @pytest.mark.parametrize(
        ("url", "hosts", "other", "key"),
        [
            ("https://thl.fi:8443/x", (), "https://thl.fi:8444/", "fetch.other_port"),
            ("https://thl.fi:8443/x", ("thl.fi", "b.fi"), "https://b.fi:8443/", "fetch.other_port"),
            ("https://thl.fi/x", ("thl.fi:8080",), "https://thl.fi/", "fetch.other_host"),
            ("https://thl.fi:8443/x", ("b.fi",), "https://thl.fi:8443/", "fetch.other_host"),
            ("https://thl.fi:99999/x", (), "https://thl.fi:99999/x", "fetch.not_url"),
        ],
    )
    def test_and_nothing_beside_it(self, url: str, hosts: tuple[str, ...], other: str, key: str) -> None:
        assert refused(lambda: check_address(other, hosts_of(SourceRule("a", "thl", url, hosts)))) == key

    @settings(deadline=None)
    @given(st.text(), st.lists(st.text()))
    def test_any_words_of_config_are_taken_or_told(self, written: str, hosts: list[str]) -> None:
        named = hosts_of(SourceRule("a", "thl", "https://thl.fi/", tuple(hosts)))
        with suppress(Fault):
            check_address(f"http://{written}", named)

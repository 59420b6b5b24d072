"""Which machines may be asked: only those that config names, and never one inside our own network by chance."""

import re
import socket
from collections.abc import Collection
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from pipeline.config import SourceRule
from pipeline.fault import Fault

# The ports of the web: another one is asked only where config names it.
_PORTS = {"http": 80, "https": 443}
# Letters, digits, dots and hyphens, or an IPv6 address, and a port: there is one way to read that. What stands for
# something else in one reader and not in another (@ \ % and blanks) is in no address of a page.
_PLAIN = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::[0-9]{0,5})?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

# The lists are ours, for those of Python's `ipaddress` differ from one version to the next (IANA's special-purpose
# registries, 2025-10).
_INSIDE_4 = tuple(
    ip_network(written)
    for written in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind an operator's NAT
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # link local; where clouds keep their secrets
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays of 6to4
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and the broadcast
    )
)
_MAPPED = ip_network("::ffff:0:0/96")  # RFC 4291, 2.5.5.2
_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052, 2.1
_6TO4 = ip_network("2002::/16")  # RFC 3056, 2
_TEREDO = ip_network("2001::/32")  # RFC 4380, 2.6
# All of IPv6 that is one machine on the open internet lies here (RFC 4291, 2.4): not ::/96, 64:ff9b:1::/48, 100::/64,
# fc00::/7, fe80::/10, fec0::/10 and ff00::/8.
_OUTSIDE_6 = ip_network("2000::/3")
_INSIDE_6 = tuple(
    ip_network(written)
    for written in (
        "2001::/23",  # protocol assignments: benchmarks, ORCHIDs
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214, 6.1


def hosts_of(rule: SourceRule) -> frozenset[str]:
    """What may be asked of a source, as `check_address` takes it: the hosts it names, else that of its own address.

    A host that is named without a port stands for 80 and 443; the port of the source's own address is named too.
    """
    named = {_named(host) for host in rule.hosts}
    parts = urlsplit(rule.url)
    own = _as_asked(parts.hostname or "")
    if not named:
        named.add(own)
    with suppress(ValueError):  # a port that is none is told when the address is asked for
        if own in named and parts.port:
            named.add(f"{own}:{parts.port}")
    return frozenset(named)


def check_address(url: str, hosts: Collection[str], came_from: str = "") -> None:
    """Raises Fault unless `url` is http(s) on one of the hosts; `came_from` is the address that sent us there."""
    try:
        parts = urlsplit(url)
        host, named_port = _as_asked(parts.hostname or ""), parts.port
    except ValueError:
        raise Fault("fetch.not_url", url=url) from None
    if parts.scheme not in _PORTS or not host or not _PLAIN.fullmatch(parts.netloc) or _CONTROL.search(url):
        raise Fault("fetch.not_url", url=url)
    port = _PORTS[parts.scheme] if named_port is None else named_port
    if f"{host}:{port}" not in hosts:
        if host not in hosts:
            raise Fault("fetch.other_host", url=url, host=host, hosts=", ".join(sorted(hosts)))
        if port not in _PORTS.values():
            raise Fault("fetch.other_port", url=url, host=host, port=port)
    if came_from.startswith("https:") and parts.scheme == "http":
        raise Fault("fetch.downgrade", url=url)


def reachable(host: str, port: int) -> tuple[tuple[socket.AddressFamily, str], ...]:
    """The addresses of a host. Raises Fault when one lies inside a network of ours, OSError when there are none.

    A host that config names by its very address, or as localhost, is meant so.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = tuple((family, str(where[0])) for family, _, _, _, where in found)
    if not _means_inside(host):
        for _, address in addresses:
            if not is_outside(ip_address(address.partition("%")[0])):
                raise Fault("fetch.inside", host=host, address=address)
    return addresses


def is_outside(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address is one machine on the open internet, in whatever form an IPv4 one is wrapped."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _INSIDE_4)
    if address.scope_id:
        return False  # it means something on one link alone
    wrapped = _wrapped(address)
    if not all(is_outside(one) for one in wrapped):
        return False
    if address in _MAPPED or address in _NAT64 or address in _TEREDO:
        return True
    return address in _OUTSIDE_6 and not any(address in network for network in _INSIDE_6)


def _wrapped(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses that an IPv6 one leads to."""
    whole = int(address)
    if address in _MAPPED or address in _NAT64 or (whole >> 32) & 0xFFFFFFFF in _ISATAP:
        return (_ipv4(whole),)
    if address in _6TO4:
        return (_ipv4(whole >> 80),)
    if address in _TEREDO:
        return _ipv4(whole >> 64), _ipv4(~whole)  # the server, and the client with its bits turned round
    return ()


def _ipv4(whole: int) -> IPv4Address:
    return IPv4Address(whole & 0xFFFFFFFF)


def _named(written: str) -> str:
    """A host of config, with its port where it has one, as `check_address` compares it."""
    host, mark, port = written.casefold().rpartition(":")
    if mark and port.isdecimal() and (":" not in host or host.endswith("]")):
        return f"{_as_asked(host)}:{int(port)}"
    return _as_asked(written)


def _as_asked(host: str) -> str:
    """A host as it goes over the wire: letters beyond ASCII as names have them, an IPv6 address in its short form."""
    host = host.casefold().strip("[]")
    if not host.isascii():
        from idna import IDNAError, encode

        try:
            return encode(host, strict=True, std3_rules=True).decode()  # as urllib3 does
        except IDNAError:
            return ""
    try:
        return str(ip_address(host)) if ":" in host else host
    except ValueError:
        return host


def _means_inside(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host.casefold() == "localhost"
    return True

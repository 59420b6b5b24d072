"""Which machines may be asked: only those that config names, and never one inside our own network by chance."""

import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from pipeline.config import SourceRule
from pipeline.fault import Fault

_NAT64 = ip_network("64:ff9b::/96")  # RFC 6052, 2.1


def hosts_of(rule: SourceRule) -> frozenset[str]:
    """The hosts of a source: those it names, else that of its own address."""
    named = rule.hosts or (urlsplit(rule.url).hostname or "",)
    return frozenset(host.casefold() for host in named)


def check_address(url: str, hosts: Collection[str], came_from: str = "") -> None:
    """Raises Fault unless `url` is http(s) on one of the hosts; `came_from` is the address that sent us there."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").casefold()
        netloc = f"{host}:{parts.port}" if parts.port else host
    except ValueError:
        raise Fault("fetch.not_url", url=url) from None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise Fault("fetch.not_url", url=url)
    if host not in hosts and netloc not in hosts:
        raise Fault("fetch.other_host", url=url, host=host, hosts=", ".join(sorted(hosts)))
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
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_outside(inner)
    return address.is_global and not address.is_multicast


def _means_inside(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return host.casefold() == "localhost"
    return True

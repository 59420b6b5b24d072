"""The site's addresses for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

# The protocol allows 50,000 addresses and 50 MB a file.
_MOST = 40_000
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_parts(paths: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The paths cut into files."""
    return tuple(tuple(paths[start : start + _MOST]) for start in range(0, len(paths), _MOST))


def sitemap(site_url: str, paths: Sequence[str]) -> bytes:
    """One file of addresses; each path begins with a slash."""
    return _document("urlset", "url", (f"{site_url}{path}" for path in paths))


def sitemap_index(site_url: str, count: int) -> bytes:
    """The file that names the `count` others: `sitemap-1.xml` and on."""
    return _document("sitemapindex", "sitemap", (f"{site_url}/sitemap-{number}.xml" for number in range(1, count + 1)))


def _document(root: str, item: str, addresses: Iterable[str]) -> bytes:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{_SCHEMA}">\n{lines}</{root}>\n'.encode()

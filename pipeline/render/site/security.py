"""Whom to tell of a hole in security: `/.well-known/security.txt`, as RFC 9116 has it."""

from datetime import UTC, datetime

from pipeline.render.site.view import SiteView, digest

_MONTHS_VALID = 6  # RFC 9116, 2.5.5: less than a year


def security_digest(view: SiteView) -> str:
    return digest(view, view.config.site.security, _expires(view.now).isoformat())


def security_txt(view: SiteView) -> bytes:
    """It holds for half a year from the month of the view on (months of UTC), and is made anew each month."""
    site = view.config.site
    contact = site.security if site.security.startswith("https://") else f"mailto:{site.security}"
    lines = (
        f"Contact: {contact}",
        f"Expires: {_expires(view.now):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(dict.fromkeys((view.config.project.language, 'en')))}",
        f"Canonical: {site.url}/.well-known/security.txt",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _expires(now: datetime) -> datetime:
    month = now.month - 1 + _MONTHS_VALID
    return datetime(now.year + month // 12, month % 12 + 1, 1, tzinfo=UTC)

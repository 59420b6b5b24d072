"""What a site asks of visitors: its robots.txt (RFC 9309), read at most once a day."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from protego import Protego

AGENT = "SOILA-verkostokirje"  # the product token that a robots.txt may name (RFC 9309, 2.2.1)
KEPT = timedelta(days=1)  # RFC 9309, 2.4
_DELAY_MAX = 10.0  # seconds: more than this between two pages would never end


def robots_url(url: str) -> str:
    """Where the rules for an address stand."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def is_fresh(read_at: datetime, now: datetime) -> bool:
    """Whether rules that were read at `read_at` still hold at `now` (both aware)."""
    return timedelta(0) <= now - read_at < KEPT


class Rules:
    """The rules of one site; an empty text allows everything."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)

    def allow(self, url: str) -> bool:
        return bool(self._rules.can_fetch(url, AGENT))

    def pause(self, own: float) -> float:
        """Seconds between two requests: our own, or more where the site asks for it."""
        asked = self._rules.crawl_delay(AGENT)
        return max(own, min(float(asked), _DELAY_MAX)) if asked else own

"""Where one registers: a link that says so, one beside its label, one in a sentence on it, one to a known form."""

import re
from collections.abc import Iterator, Sequence

from pipeline.collect.page.claims import Claim
from pipeline.collect.page.days import sentences
from pipeline.collect.page.labels import Pair
from pipeline.collect.page.lines import Line, PageLink
from pipeline.collect.page.plain import host_of
from pipeline.collect.page.words import REGISTRATION_HOSTS, registers, registers_by
from pipeline.model import Problem

_LEADS_TO_PAGE = re.compile(
    r"(?:lue|katso|näytä|avaa|tutustu|siirry|lisätie|tiedot$|tapahtuman? ?sivu|tapahtuman tiedot"
    r"|»|→|read more|läs mer)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"(?:^|\.)(?:teams\.\w+|zoom\.us|meet\.google\.com|webex\.com)$|^teams\.", re.IGNORECASE)


def registration_claims(lines: Sequence[Line], pairs: Sequence[Pair], url: str) -> Iterator[Claim]:
    """The addresses of registration, the plainest first, and those that could not be taken."""
    wanted = list(dict.fromkeys(_wanted(lines, pairs)))
    for link in wanted:
        if link.url is None and not link.written.casefold().startswith(("mailto:", "tel:")):
            yield Claim(
                "bad_link", None, doubt=Problem("collect.bad_link", url, values={"written": link.written[:120]})
            )
    good = [link for link in wanted if link.url and not link.url.startswith(f"{url}#") and not _is_meeting(link)]
    for rank, link in enumerate(good):
        yield Claim("registration", link.url, rank, f"linkki «{link.text or link.url}»")


def _wanted(lines: Sequence[Line], pairs: Sequence[Pair]) -> Iterator[PageLink]:
    links = [(line, link) for line in lines if not line.gone for link in line.links]
    asking = [(line, link) for line, link in links if not _needs_none(line, link)]
    yield from (link for _, link in asking if registers(link.text))
    for pair in pairs:
        if pair.field == "registration":
            yield from pair.links
    yield from (link for line, link in asking if registers_by(line.text, link.text))
    yield from (link for _, link in links if link.url and REGISTRATION_HOSTS.search(host_of(link.url)))


def _is_meeting(link: PageLink) -> bool:
    """Whether it leads into the meeting itself."""
    return bool(link.url and _MEETING.search(host_of(link.url))) and not registers(link.text)


def _needs_none(line: Line, link: PageLink) -> bool:
    """Whether the link's sentence says that nobody needs to register."""
    own = next((one for one in sentences(line.text) if link.text and link.text in one), line.text)
    return bool(
        re.search(r"\bei (?:tarvitse|vaadi|edellytä|tarvita)\b.{0,80}?ilmoittau|ilman ilmoittau", own, re.IGNORECASE)
    )


def event_link(lines: Sequence[Line], title: str) -> PageLink | None:
    """The link to the event's own page: the one in its title, else "Lue lisää", else the only one on a line of its own.

    A link within running text leads elsewhere, as to an earlier meeting.
    """
    links = [(line, link) for line in lines for link in line.links if not registers(link.text)]
    named = [link for _, link in links if _names(link, title)]
    around = [link for _, link in links if not link.text]
    more = [link for _, link in links if _LEADS_TO_PAGE.match(link.text)]
    alone = [link for line, link in links if line.text == link.text and not _is_meeting(link)]
    alone = alone if len({link.url for link in alone}) == 1 else []
    return next(iter((*named, *around, *more, *alone)), None)


def _names(link: PageLink, title: str) -> bool:
    return bool(link.text) and (link.text in title or title in link.text) and len(link.text) > 2

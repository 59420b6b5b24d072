"""The search page's index: every word of events, news, letters, packages and pages, by its root.

The whole of it is fetched when somebody searches, so it is small enough for a phone: what can be found comes first,
then the beginnings of texts, as far as there is room.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from html import unescape
from itertools import chain, islice, pairwise

from msgspec import Struct

from pipeline import messages
from pipeline.model import NewsItem
from pipeline.render.markdown import plain_text, summary
from pipeline.render.site.event import PageEvent
from pipeline.render.site.news import news_digest, news_path, shown_news
from pipeline.render.site.search_words import parts, root, words_of
from pipeline.render.site.statements import ACCESSIBILITY, PRIVACY, accessibility_page, privacy_page
from pipeline.render.site.view import PageLetter, Series, SiteView, digest, file_of
from pipeline.render.times import day, when

BYTES_MAX = 200_000
_BACK = timedelta(days=2 * 365)
_EVENTS_MAX, _NEWS_MAX, _LETTERS_MAX = 500, 200, 150
_ROOTS = 90  # of one thing's text: its first words tell what it is about
_SUMMARY = 120  # characters
_TAG = re.compile(r"<[^<>]*>")


class Found(Struct, frozen=True):
    """What can be found: `line` stands below its title, `kind` is a word for people, `path` begins with a slash.

    `words` are more words to find it by, `summary` tells how it begins; `ahead`: it is yet to come.
    """

    title: str
    line: str
    kind: str
    path: str
    words: str
    summary: str = ""
    ahead: bool = False


def search_digest(view: SiteView) -> str:
    """What the index depends on."""
    events, letters = (one.digest for one in _events(view)), (one.digest for one in view.letters[:_LETTERS_MAX])
    packages = [one.package for one in view.series]
    return digest(view, list(events), list(letters), packages, news_digest(view, shown_news(view)[:_NEWS_MAX]))


def search_index(view: SiteView) -> bytes:
    """JSON: `found`, a list in the order in which equal finds are shown, and `words`, root -> places in that list.

    A place is told as its distance from the one before it.
    """
    found = list(_all(view))
    texts = [words_of(f"{one.title} {one.line} {one.words}") for one in found]
    while len(made := _written(found, places := _places(texts[: len(found)]))) > BYTES_MAX:
        found = found[: len(found) * 9 // 10]
    room = BYTES_MAX - len(made)
    rows = [_row(one) for one in found]
    for one, row in zip(found, rows, strict=True):
        told = one.summary.encode()
        if one.summary and (room := room - len(told) - told.count(b'"') - 3) > 0:
            row.append(one.summary)
    return _json({"found": rows, "words": places})


def _written(found: Sequence[Found], places: object) -> bytes:
    return _json({"found": [_row(one) for one in found], "words": places})


def _row(one: Found) -> list[object]:
    return [one.title, one.line, one.kind, one.path, int(one.ahead)]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _places(texts: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Root -> the places of the texts that have a word of it, each but the first as a distance."""
    known = frozenset(chain.from_iterable(texts))
    within = {word: tuple(parts(word, known)) for word in known}
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for one in _roots(text, within):
            places.setdefault(one, []).append(number)
    return {one: [at[0], *(after - before for before, after in pairwise(at))] for one, at in sorted(places.items())}


def _roots(text: Sequence[str], within: Mapping[str, Iterable[str]]) -> Iterable[str]:
    """The roots of a text's words, then those of the parts of its compounds (`within`): the first ones of each."""
    words = dict.fromkeys(text)
    whole = dict.fromkeys(root(word) for word in words if len(word) > 1 or word.isdigit())
    of_parts = dict.fromkeys(part for word in words for part in within[word])
    return dict.fromkeys(chain(islice(whole, _ROOTS), islice(of_parts, _ROOTS)))


def _all(view: SiteView) -> Iterator[Found]:
    language = view.config.project.language
    yield from (_event(item) for item in _events(view) if not item.over)
    pages = {"/tietoa/": file_of(view, "site/about.html", "/tietoa/")}
    pages |= {ACCESSIBILITY: accessibility_page(view), PRIVACY: privacy_page(view)}
    yield from (_page(view, path, made.decode()) for path, made in pages.items())
    yield from (_package(one, language) for one in view.series)
    yield from (_news(one, language) for one in shown_news(view)[:_NEWS_MAX])
    yield from (_letter(one, view.config.letter.name, language) for one in view.letters[:_LETTERS_MAX])
    yield from (_event(item) for item in _events(view) if item.over)


def _events(view: SiteView) -> tuple[PageEvent, ...]:
    """The events that can be found: the coming ones, then those of two years back, as many as the index holds."""
    since = view.now.astimezone(view.config.zone).date() - _BACK
    recent = (item for item in view.past if item.event.when and item.event.when.last >= since)
    return tuple(chain(view.coming, recent))[:_EVENTS_MAX]


def _event(item: PageEvent) -> Found:
    event, language = item.event, item.language
    mark = messages.sentence(f"site.{item.mark}", language) if item.mark else ""
    line = " · ".join(filter(None, (mark, when(event.when, language) if event.when else "", event.place)))
    materials = [messages.sentence("web.materials", language), *(one.text for one in event.materials)]
    words = (
        item.package,
        event.organiser,
        event.audience,
        plain_text(event.body),
        *materials[: 9 * bool(event.materials)],
        messages.sentence("web.registration", language) if item.registers else "",
    )
    kind = messages.sentence("web.kind_event", language)
    return Found(event.title, line, kind, item.path, " ".join(words), summary(event.body, _SUMMARY), not item.over)


def _news(item: NewsItem, own: str) -> Found:
    language = messages.spoken(item.language, own)
    kind, line = messages.sentence("web.kind_news", language), day(item.published, language)
    return Found(item.title, line, kind, news_path(item), plain_text(item.body), summary(item.body, _SUMMARY))


def _letter(letter: PageLetter, name: str, language: str) -> Found:
    edition = letter.edition
    titles = " ".join(mention.item.title for mention in edition.mentions)
    words = f"{plain_text(edition.lead)} {titles}"
    line = f"{name} · {day(edition.date, language)}"
    kind = messages.sentence("web.kind_letter", language)
    return Found(letter.title, line, kind, letter.path, words, edition.preheader[:_SUMMARY])


def _package(one: Series, language: str) -> Found:
    package, kind = one.package, messages.sentence("web.kind_package", language)
    number = messages.sentence("web.package_number", language).format(number=package.number)
    return Found(package.title, number, kind, one.path, plain_text(package.body), summary(package.body, _SUMMARY))


def _page(view: SiteView, path: str, page: str) -> Found:
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    words = unescape(_TAG.sub(" ", main))
    title = unescape(_TAG.sub("", page.partition("<h1>")[2].partition("</h1>")[0]))
    return Found(title, "", messages.sentence("web.kind_page", view.config.project.language), path, words)

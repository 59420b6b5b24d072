"""The machine's own Chromium, for what only an eye or a browser can tell of a page.

Tests take the fixtures `page_at` and `browser` of conftest.py. Only the loopback host answers: whatever a page wants
from elsewhere is stopped and stands in `outside_requests(page)`.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.foreign import NODE_PARTS

Scheme = Literal["light", "dark"]

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
OWN_HOSTS = ("127.0.0.1", "localhost")

# WCAG 2.2 AA holds the rules of the earlier versions, which keep their own tags in axe.
AXE_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

_BROKEN_RANGES = r"""() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const found of text.data.matchAll(/\d[\d.]*–\u2060?\d[\d.]*/g)) {
      const range = document.createRange();
      range.setStart(text, found.index);
      range.setEnd(text, found.index + found[0].length);
      if (new Set([...range.getClientRects()].map((part) => Math.round(part.top))).size > 1) broken.push(found[0]);
    }
  }
  return broken;
}"""

_outside: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Violation:
    """One rule of axe that the page breaks, and the HTML of the places."""

    rule: str
    impact: str
    help: str
    places: tuple[str, ...]


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless Chromium; one serves all the tests of a process."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(
    browser: Browser, target: str | Path, width: int = 1280, colour_scheme: Scheme = "light", scripts: bool = True
) -> Iterator[Page]:
    """The page of an address or a file, in a window `width` CSS pixels wide, in Finnish and Helsinki time."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=colour_scheme,
        reduced_motion="reduce",
        java_script_enabled=scripts,
        locale="fi-FI",
        timezone_id="Europe/Helsinki",
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    _outside[page] = []
    context.route("**/*", lambda route: _answer(route, _outside[page]))
    try:
        page.goto(target.absolute().as_uri() if isinstance(target, Path) else target)
        yield page
    finally:
        context.close()


def look_again(page: Page, width: int, colour_scheme: Scheme) -> None:
    """The same page in a window of another width, in other colours."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=colour_scheme)


def _answer(route: Route, outside: list[str]) -> None:
    address = urlsplit(route.request.url)
    if address.scheme in ("http", "https") and address.hostname not in OWN_HOSTS:
        outside.append(route.request.url)
        route.abort()
    else:
        route.continue_()


def outside_requests(page: Page) -> list[str]:
    """The addresses on other hosts that the page has asked for (and did not get), in order."""
    return _outside[page]


def screenshot(page: Page, path: Path) -> Path:
    """The whole page, top to bottom, as a PNG file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, full_page=True)
    return path


def sideways_scroll(page: Page) -> bool:
    """Whether the reader must scroll sideways (WCAG 1.4.10 wants none at 320 CSS pixels)."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def broken_ranges(page: Page) -> list[str]:
    """The ranges of hours and days (`9–11.30`, `13.–14.5.`) that begin on one line and end on another."""
    return page.evaluate(_BROKEN_RANGES)


_FUNDING = """() => {
    const words = document.querySelector(".funding"), style = getComputedStyle(words);
    const emblem = words.closest("table, .union").querySelector("img").getBoundingClientRect();
    return [style.fontFamily.split(",")[0], style.color, Math.round(emblem.width), Math.round(emblem.height)];
}"""


def funding(page: Page) -> tuple[str, str, int, int]:
    """The statement of the funding as it is seen: its typeface and colour, the emblem's width and height in pixels."""
    face, colour, width, height = page.evaluate(_FUNDING)
    return face, colour, width, height


def axe(page: Page) -> list[Violation]:
    """What axe finds against WCAG 2.2 AA and its best practices; empty on a good page."""
    if page.evaluate("typeof axe === 'undefined'"):
        script = (NODE_PARTS / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
        page.evaluate(script)
        page.add_init_script(script)  # where the page goes next, it is there from the first
    # No rule of these needs the style sheets fetched again, and only violations are told in full.
    how = {"runOnly": list(AXE_RULES), "resultTypes": ["violations"], "preload": False}
    found = page.evaluate("how => axe.run(document, how)", how)
    return [
        Violation(one["id"], one["impact"], one["help"], tuple(node["html"] for node in one["nodes"]))
        for one in found["violations"]
    ]

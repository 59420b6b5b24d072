"""`soila serve`: the site and the next letter beside an editor who writes, fresh after each save, on this machine."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from threading import Condition
from urllib.parse import unquote, urlsplit

from watchfiles import watch

from pipeline.inside import stamp_of
from pipeline.project import templates_of_program
from pipeline.service.desk_pages import SAVES, DeskPages
from pipeline.service.local import Answer, local_server

# A save comes as several changes of a file, in a moment.
_MOMENT = 5  # ms
_PULSE = 500  # ms; so often it is seen whether config has changed, which most editors put another file in place of
_PATIENCE = 20.0  # seconds that a page waits for the next save, before it asks again


class Saves:
    """How many times something was saved; whoever waits for the next time is woken by it."""

    def __init__(self) -> None:
        self.number = 0
        self._saved = Condition()

    def saved(self) -> None:
        with self._saved:
            self.number += 1
            self._saved.notify_all()

    def after(self, number: int) -> int:
        """The number once it is another one, or patience ends."""
        with self._saved:
            self._saved.wait_for(lambda: self.number != number, _PATIENCE)
            return self.number


def serve_desk(root: Path, port: int, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
    """Serves until it is interrupted. `tell` gets the address. Raises OSError when the port is taken."""
    saves = Saves()
    with closing(DeskPages(root, now, lambda: saves.number)) as pages, _server(port, pages, saves) as url:
        tell(url)
        _follow(root, saves)


def _follow(root: Path, saves: Saves) -> None:
    config, known = root / "config.toml", None
    folders = [one for one in (root / "content", root / "templates", templates_of_program()) if one.is_dir()]
    for changes in watch(
        *folders,
        step=_MOMENT,
        debounce=10 * _MOMENT,
        rust_timeout=_PULSE,
        yield_on_timeout=True,
        raise_interrupt=False,
    ):
        with suppress(OSError):  # it is told on the page
            stamp = stamp_of(config.stat())
            if changes or stamp != known:
                saves.saved()
            known = stamp


@contextmanager
def _server(port: int, pages: DeskPages, saves: Saves) -> Iterator[str]:
    """Serves while the block runs; gives its address."""

    def answer(path: str, host: str) -> Answer | int:
        if not _is_here(host):  # a page elsewhere must not read it under a name of its own
            return 403
        asked = urlsplit(path)
        wanted = unquote(asked.path).removeprefix("/")
        if wanted == SAVES:
            number = saves.after(int(asked.query) if asked.query.isdecimal() else -1)
            return 200, "text/plain", str(number).encode()
        return pages.answer(wanted)

    with local_server(port, 60, answer) as taken:
        yield f"http://localhost:{taken}/"


def _is_here(host: str) -> bool:
    name = urlsplit(f"//{host}").hostname or ""
    with suppress(ValueError):
        return ip_address(name).is_loopback
    return name == "localhost"

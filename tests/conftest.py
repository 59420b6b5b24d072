"""The fixtures that any test may ask for. The browser's library is imported where a test wants a browser."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import share_compiled
from tests.messenger import make_messengers
from tests.office import Office, at_work
from tests.peers.hooks import hook
from tests.peers.static_site import served
from tests.soila import copy_project, messenger

# A loaded machine makes no test fail; what needs more examples asks for them itself.
settings.register_profile("suite", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from pipeline.project import Server

# Loading the tests leaves no garbage that is worth looking for.
gc.disable()
share_compiled()
_undo_messengers = make_messengers(messenger)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of few tests come first: they are the long ones, and no worker is left alone with one at the end."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: tests[item.path])


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the collector of garbage need not go through it again and again."""
    gc.freeze()
    gc.enable()


def pytest_sessionfinish() -> None:
    """What lives at the end ends with the process."""
    gc.freeze()


@pytest.fixture
def messenger_of_its_own() -> Iterator[None]:
    """The messenger to staff's services is a new Python, as it is in earnest."""
    _undo_messengers()
    yield
    make_messengers(messenger)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for all the tests of a worker."""
    from tests.browser import launched

    with launched() as browser:
        yield browser


@pytest.fixture
def page_at(browser: "Browser") -> "Iterator[Callable[..., Page]]":
    """`page_at(url_or_path, width=1280, colour_scheme="light", scripts=True)`; closed when the test ends."""
    from tests.browser import opened

    with ExitStack() as pages:
        yield lambda target, **how: pages.enter_context(opened(browser, target, **how))


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """`serve(folder)` gives the address of a web server of that folder; stopped when the test ends."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(served(folder))


@pytest.fixture(params=["sqlite", "postgresql"])
def server(request: pytest.FixtureRequest) -> "Server | None":
    """Where a state is, for tests of each: None for the file, else an empty memory at a real server."""
    if request.param == "sqlite":
        return None
    from tests.postgres import empty_server

    return empty_server()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with hook() as staff:
        yield at_work(copy_project(tmp_path), staff)
